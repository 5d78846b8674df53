/**
 * Anonymous access to Reddit: one page of its search feed, requested once per run, and not within an hour of a refusal.
 */
import { type Found, type SourceContext, SourceError } from '../source.js';
import { fromFeed } from './feed.js';
import { closedToStrangers, explainStranger } from './problem.js';
import { PAGE } from './request.js';

type Context = Pick<SourceContext, 'http' | 'cache' | 'now' | 'since' | 'unrecognised' | 'truncated' | 'note'>;

const KEY = 'refused';
const HOUR = 3_600_000;

export async function* feedPage(
  url: string,
  userAgent: string | undefined,
  context: Context,
): AsyncGenerator<readonly Found[]> {
  const { cache, now } = context;
  const refused = Date.parse((await cache.get(KEY)) ?? '');
  if (Math.abs(now.getTime() - refused) < HOUR) {
    context.note('Reddit turned this address away within the last hour, and was not contacted again');
    throw closedToStrangers(null);
  }
  const found = await askOnce(url, userAgent, context);
  const oldest = Date.parse(found.at(-1)?.publishedAt ?? '');
  if (found.length >= PAGE && !(oldest < context.since.getTime())) {
    context.truncated(`without an app Reddit gives its newest ${PAGE} only`);
  }
  yield found;
}

async function askOnce(url: string, userAgent: string | undefined, context: Context): Promise<readonly Found[]> {
  const { http, cache, now } = context;
  try {
    const response = await http.request({
      url,
      ...(userAgent === undefined ? {} : { headers: { 'user-agent': userAgent } }),
      explain: (answer) => explainStranger(answer, now),
    });
    return fromFeed(response, context);
  } catch (error) {
    if (error instanceof SourceError && (error.code === 'blocked' || error.code === 'rate_limited')) {
      await cache.set(KEY, now.toISOString());
    }
    throw error;
  }
}
