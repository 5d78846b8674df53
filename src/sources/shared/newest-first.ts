/** Several searches, each newest first, as one: newest first, each mention once, no page asked before it is needed. */
import { type Found, SourceError } from '../source.js';

/**
 * First pages are asked for at once. After that a search is asked for its next page only when its last one is used
 * up: until then nothing is known of what it may hold. Mentions without a time come out as they lie.
 *
 * The error of one search ends all, and what the others hold back is dropped: what came out until then is complete
 * down to its oldest mention, what would follow has holes.
 * @param onRepeated told of a search that gave the same page again, and since when it is complete
 */
export async function* newestFirst(
  searches: readonly AsyncIterable<readonly Found[]>[],
  onRepeated?: (completeFrom: Date) => void,
): AsyncGenerator<readonly Found[], undefined, undefined> {
  const branches = searches.map(open);
  const seen = new Set<string>();
  try {
    while (true) {
      await Promise.all(branches.map((branch) => refill(branch, onRepeated)));
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
  /** Ids of all that it gave. */
  readonly given: Set<string>;
  /** Newest last: taking one is cheap. */
  waiting: { readonly found: Found; readonly at: number }[];
  asking: boolean;
  ended: boolean;
}

function open(search: AsyncIterable<readonly Found[]>): Branch {
  return { pages: search[Symbol.asyncIterator](), given: new Set(), waiting: [], asking: false, ended: false };
}

const isDry = (branch: Branch) => !branch.ended && branch.waiting.length === 0;

// What a network hides from its readers makes pages short, and some empty; but not page after page.
const EMPTY_AT_MOST = 10;

async function refill(branch: Branch, onRepeated?: (completeFrom: Date) => void): Promise<void> {
  for (let empty = 0; isDry(branch); empty += 1) {
    if (empty > EMPTY_AT_MOST) throw new SourceError('bad_response', `${empty} pages in a row with nothing on them`);
    branch.asking = true;
    const next = await branch.pages.next();
    branch.asking = false;
    if (next.done === true) branch.ended = true;
    else if (isRepeated(next.value, branch)) {
      onRepeated?.(new Date(next.value.at(-1)?.publishedAt ?? Number.NaN));
      await end(branch);
    } else branch.waiting = next.value.map((found) => ({ found, at: timeOf(found) })).reverse();
  }
}

/** Some servers do not know where to go on, and begin again: asked on, they would for ever. */
function isRepeated(page: readonly Found[], { given }: Branch): boolean {
  const before = given.size;
  for (const found of page) given.add(idOf(found));
  return page.length > 0 && given.size === before;
}

async function end(branch: Branch): Promise<void> {
  branch.ended = true;
  await branch.pages.return?.();
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
  const id = idOf(found);
  if (seen.has(id)) return false;
  seen.add(id);
  return true;
}

function idOf(found: Found): string {
  return found.id ?? found.url ?? '';
}

/** return() waits its turn behind a next() that is under way: such a search ends by itself, when its request does. */
async function close(branches: readonly Branch[]): Promise<void> {
  const closing = branches.map((branch) => ({ branch, closed: Promise.resolve(branch.pages.return?.()) }));
  for (const { closed } of closing) closed.catch(() => undefined);
  await Promise.allSettled(closing.filter(({ branch }) => !branch.asking).map(({ closed }) => closed));
}
