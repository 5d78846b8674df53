/** Pages of one query to X, within the daily budget. */
import { countOf, listOf, objectOf, textOf } from '../shared/json.js';
import { recognised } from '../shared/recognised.js';
import { nextDay } from '../shared/utc-day.js';
import { type Found, type HttpResponse, type SourceContext, SourceError } from '../source.js';
import { type Budget, budgetOf } from './budget.js';
import { explain, unreadable, wantsNewNames } from './problem.js';
import { type Names, PAGE, pageUrl, type SearchWindow, sizeOf } from './request.js';
import type { settings } from './settings.js';
import { fromPost, isSaid, usersIn } from './wire.js';

type Context = SourceContext<typeof settings>;

/** State shared by the branches of one search. */
interface Run {
  readonly context: Context;
  readonly window: SearchWindow;
  readonly budget: Budget;
  names: Names;
  /** Number of posts reserved so far. */
  reserved: number;
  /** Number of objects that X left out of its answers. */
  lost: number;
}

/** @throws SourceError `needs_config` if x.dailyPosts is not a number */
export function openRun(context: Context, window: SearchWindow): Run {
  const budget = budgetOf(context.cache, context.settings.dailyPosts, context.now);
  return { context, window, budget, names: 'tweet', reserved: 0, lost: 0 };
}

export async function* pages(text: string, run: Run): AsyncGenerator<readonly Found[]> {
  const { context } = run;
  let [token, oldest]: [string | null, Date | null] = [null, null];
  for (let wanted = context.limit; wanted > 0; ) {
    const size = await reserve(sizeOf(wanted), oldest, run);
    if (size === 0) return;
    const page: Page = await read(text, size, token, run);
    yield page.found.slice(0, wanted);
    oldest = new Date(page.found.at(-1)?.publishedAt ?? oldest ?? Number.NaN);
    if ((page.next === null || page.next === token) && page.found.length <= wanted) return;
    wanted -= page.found.length;
    token = page.next;
  }
  context.truncated('no more posts were requested than wanted, because each one costs money', oldest);
}

/**
 * Returns how many posts the next page may hold; 0: no page.
 * @param oldest time of the oldest post read before
 * @throws SourceError `quota` if nothing could be reserved in this run
 */
async function reserve(wanted: number, oldest: Date | null, run: Run): Promise<number> {
  const { context } = run;
  const reserved = await run.budget.reserve(wanted, PAGE.least);
  run.reserved += reserved;
  if (reserved > 0) return reserved;
  const message = `x.dailyPosts (${context.settings.dailyPosts}) are used up for today`;
  if (run.reserved === 0) {
    const hint = 'raise x.dailyPosts, or wait for the next day (UTC)';
    throw new SourceError('quota', message, { retryAt: nextDay(context.now), hint });
  }
  context.note(message);
  context.truncated(message, oldest);
  return 0;
}

interface Page {
  readonly found: readonly Found[];
  /** Null on the last page. */
  readonly next: string | null;
}

async function read(text: string, size: number, token: string | null, run: Run): Promise<Page> {
  // Unless refused, posts may have been delivered and must be paid for, even if they did not arrive here.
  let paid = size;
  try {
    const body = objectOf((await ask(text, size, token, run)).json());
    const [posts, meta] = [body?.['data'], objectOf(body?.['meta'])];
    // An answer without results has no `data`.
    const isNothing = posts === undefined && meta !== null && !((countOf(meta['result_count']) ?? 0) > 0);
    if (!isNothing && !Array.isArray(posts)) throw new SourceError('bad_response', 'X did not return posts');
    paid = listOf(posts).length;
    const lost = listOf(body?.['errors']).length;
    tellOfLosses(lost, run);
    const users = usersIn(body?.['includes']);
    const said = recognised(listOf(posts), 'posts', 'X', isSaid, run.context);
    const found = said.flatMap((post) => fromPost(post, users) ?? []);
    if (lost === 0) tellOfNobody(found, run);
    return { found, next: textOf(meta?.['next_token']) };
  } catch (error) {
    if (error instanceof SourceError && error.status !== null && error.status >= 400) paid = 0;
    throw error;
  } finally {
    await run.budget.settle(size, paid);
  }
}

/** An answer may contain errors besides its posts: a deleted author, a post that may not be shown. */
function tellOfLosses(lost: number, run: Run): void {
  if (lost > 0 && run.lost === 0) {
    run.context.warn('partial_answer', `X left out ${lost} of the things that belong to its posts`);
  }
  run.lost += lost;
}

/** Deleted authors are among the errors: if there are none but no author is known, the format has changed. */
function tellOfNobody(found: readonly Found[], { context }: Run): void {
  if (found.length > 0 && found.every(({ author }) => typeof author?.handle !== 'string')) {
    context.warn('authors_not_read', 'X names none of the authors of its posts in a known way');
  }
}

async function ask(text: string, size: number, token: string | null, run: Run): Promise<HttpResponse> {
  const { context, window } = run;
  const send = (names: Names) =>
    context.http.request({
      url: pageUrl({ text, window, size, token, names }),
      headers: { authorization: `Bearer ${context.settings.token}` },
      accept: [400],
      explain,
    });
  const { names } = run;
  const response = await send(names);
  if (response.status !== 400) return response;
  if (names === 'post' || !wantsNewNames(response)) throw unreadable(response);
  run.names = 'post';
  const again = await send('post');
  if (again.status === 400) throw unreadable(again);
  return again;
}
