/** Apple's iTunes Search API, which requires no key. */
import { objectOf } from '../shared/json.js';
import { listFrom } from '../shared/recognised.js';
import type { Found, NativeRequest, RequestContext, SourceContext } from '../source.js';
import { fromApple, isOfApple } from './wire.js';

/** A search has a single page, and its order cannot be chosen. */
const EPISODES_AT_MOST = 200;

export function appleRequest(words: string, country: string): NativeRequest {
  const url = new URL('https://itunes.apple.com/search');
  url.search = new URLSearchParams({
    media: 'podcast',
    entity: 'podcastEpisode',
    term: words,
    country,
    limit: String(EPISODES_AT_MOST),
  }).toString();
  return { url: url.href, query: words };
}

export async function* applePages(
  { url }: NativeRequest,
  context: Pick<SourceContext, 'http' | 'unrecognised' | 'truncated'> & RequestContext,
): AsyncGenerator<readonly Found[]> {
  const response = await context.http.request({ url });
  const episodes = listFrom(objectOf(response.json())?.['results'], 'episodes', 'itunes.apple.com', isOfApple, context);
  if (episodes.length >= EPISODES_AT_MOST) {
    context.truncated(`Apple gives the ${EPISODES_AT_MOST} episodes that fit best, of any age`, null);
  }
  yield newest(episodes.flatMap((episode) => fromApple(episode) ?? []));
}

export function newest(found: readonly Found[]): Found[] {
  const timeOf = ({ publishedAt }: Found) => Date.parse(publishedAt ?? '1970-01-01');
  return [...found].sort((a, b) => timeOf(b) - timeOf(a));
}
