/** Merges searches that are each newest first into one, without duplicates, requesting no page before it is needed. */
import { type Found, SourceError } from '../source.js';

/**
 * Requests all first pages at once, and then the next page of a search only once its last one is used up: until then it
 * is unknown what that page may hold. Mentions without a time are yielded in the order in which they come.
 *
 * An error in one search ends all, and pages still buffered from the others are dropped: what was yielded before is
 * complete down to its oldest mention, while anything further would have gaps.
 * @param onRepeated called if a search returns the same page again, with the time since which its results are complete
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
  /** Ids of all items that the search returned. */
  readonly given: Set<string>;
  /** Newest last, because removing from the end is cheap. */
  waiting: { readonly found: Found; readonly at: number }[];
  asking: boolean;
  ended: boolean;
}

function open(search: AsyncIterable<readonly Found[]>): Branch {
  return { pages: search[Symbol.asyncIterator](), given: new Set(), waiting: [], asking: false, ended: false };
}

const isDry = (branch: Branch) => !branch.ended && branch.waiting.length === 0;

// Items that a network hides make some pages short or empty, but not many pages in a row.
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

/** Whether a page contains nothing new. Some servers ignore the cursor and start over, which would never end. */
function isRepeated(page: readonly Found[], { given }: Branch): boolean {
  const before = given.size;
  for (const found of page) given.add(idOf(found));
  return page.length > 0 && given.size === before;
}

async function end(branch: Branch): Promise<void> {
  branch.ended = true;
  await branch.pages.return?.();
}

/** Takes items as long as no search can still return a newer one. */
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

/** return() queues after a pending next(), so such a search is not awaited: it ends when its request does. */
async function close(branches: readonly Branch[]): Promise<void> {
  const closing = branches.map((branch) => ({ branch, closed: Promise.resolve(branch.pages.return?.()) }));
  for (const { closed } of closing) closed.catch(() => undefined);
  await Promise.allSettled(closing.filter(({ branch }) => !branch.asking).map(({ closed }) => closed));
}
