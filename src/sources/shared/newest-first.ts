/** Several searches, each newest first, as one: newest first, each mention once, no page asked before it is needed. */
import type { Found } from '../source.js';

/**
 * First pages are asked for at once. After that a search is asked for its next page only when its last one is used
 * up: until then nothing is known of what it may hold. Mentions without a time come out as they lie.
 *
 * The error of one search ends all, and what the others hold back is dropped: what came out until then is complete
 * down to its oldest mention, what would follow has holes.
 */
export async function* newestFirst(
  searches: readonly AsyncIterable<readonly Found[]>[],
): AsyncGenerator<readonly Found[], undefined, undefined> {
  const branches = searches.map(open);
  const seen = new Set<string>();
  try {
    while (true) {
      await Promise.all(branches.filter(isDry).map(refill));
      const page = merge(branches).filter((found) => isFirst(found, seen));
      if (page.length > 0) yield page;
      if (branches.every((branch) => branch.ended && branch.waiting.length === 0)) return;
    }
  } finally {
    await close(branches);
  }
}

interface Branch {
  readonly pages: AsyncIterator<readonly Found[]>;
  /** Newest last: taking one is cheap. */
  waiting: { readonly found: Found; readonly at: number }[];
  asking: boolean;
  ended: boolean;
}

function open(search: AsyncIterable<readonly Found[]>): Branch {
  return { pages: search[Symbol.asyncIterator](), waiting: [], asking: false, ended: false };
}

const isDry = (branch: Branch) => !branch.ended && branch.waiting.length === 0;

async function refill(branch: Branch): Promise<void> {
  while (isDry(branch)) {
    branch.asking = true;
    const next = await branch.pages.next();
    branch.asking = false;
    if (next.done === true) branch.ended = true;
    else branch.waiting = next.value.map((found) => ({ found, at: timeOf(found) })).reverse();
  }
}

/** As far as it is known that nothing newer can come. */
function merge(branches: readonly Branch[]): Found[] {
  const merged: Found[] = [];
  while (!branches.some(isDry)) {
    const filled = branches.filter((branch) => branch.waiting.length > 0);
    if (filled.length === 0) break;
    const newest = filled.reduce((best, branch) =>
      branch.waiting.at(-1)!.at > best.waiting.at(-1)!.at ? branch : best,
    );
    merged.push(newest.waiting.pop()!.found);
  }
  return merged;
}

function timeOf(found: Found): number {
  const at = Date.parse(found.publishedAt ?? '');
  return Number.isNaN(at) ? Number.POSITIVE_INFINITY : at;
}

function isFirst(found: Found, seen: Set<string>): boolean {
  const id = found.id ?? found.url;
  if (id === null || id === undefined) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  return true;
}

/** return() waits its turn behind a next() that is under way: such a search ends by itself, when its request does. */
async function close(branches: readonly Branch[]): Promise<void> {
  const closing = branches.map((branch) => ({ branch, closed: Promise.resolve(branch.pages.return?.()) }));
  for (const { closed } of closing) closed.catch(() => undefined);
  await Promise.allSettled(closing.filter(({ branch }) => !branch.asking).map(({ closed }) => closed));
}
