/** Builds search requests: to the API for apps, to the search feed without one. */
import { accountName } from '../shared/branches.js';
import { type Dialect, plainOrQuoted, quoted, renderQuery } from '../shared/dialect.js';
import { addressOf, isOnePage, spellingsOf } from '../shared/links.js';
import type { NativeRequest, QueryNode, RequestContext } from '../source.js';

const API = 'https://oauth.reddit.com';
export const SITE = 'https://www.reddit.com';
export const PAGE = 100;
export const QUERY_AT_MOST = 512;

const dialect: Dialect = {
  word: plainOrQuoted,
  phrase: quoted,
  from: (value) => `author:${accountName(value).replace(/^\/?u\//, '')}`,
  link: (value) => `(url:${quoted(addressOf(value))} OR selftext:${quoted(addressOf(value))})`,
  or: 'OR',
  not: (text) => `NOT ${text}`,
};

const HOUR = 3_600_000;

/** Reddit takes no window, only how far back to search: choose the shortest of its spans that is long enough. */
const SPANS: readonly (readonly [hours: number, name: string])[] = [
  [1, 'hour'],
  [24, 'day'],
  [7 * 24, 'week'],
  [30 * 24, 'month'],
  [365 * 24, 'year'],
];

type Context = Pick<RequestContext, 'since' | 'now' | 'limit'>;

/** Returns null if nothing in the branch can be searched for. @param door the API, or the feed */
export function firstRequest(door: 'api' | 'feed', branch: QueryNode, context: Context): NativeRequest | null {
  const text = renderQuery(branch, dialect);
  if (text === '') return null;
  const url = new URL(door === 'api' ? `${API}/search` : `${SITE}/search.rss`);
  url.search = new URLSearchParams({
    q: text,
    sort: 'new',
    t: spanOf(context),
    limit: String(door === 'api' ? Math.min(PAGE, context.limit) : PAGE),
    type: 'link',
    // Without it &, < and > are escaped.
    ...(door === 'api' ? { raw_json: '1' } : {}),
  }).toString();
  return { url: url.href, query: text };
}

/** Requests Reddit's own list of submissions of a page, which it finds by the exact URL. */
export function submissionsOf(links: readonly string[]): readonly NativeRequest[] {
  return links
    .filter(isOnePage)
    .flatMap(spellingsOf)
    .map((address) => ({
      url: `${API}/api/info?${new URLSearchParams({ url: address, limit: String(PAGE), raw_json: '1' })}`,
      query: address,
    }));
}

/** Returns the URL of the comments on a submission. @param id includes the kind, as t3_1abcde */
export function answersUrl(id: string): string {
  return `${API}/comments/${id.slice(3)}?${new URLSearchParams({ sort: 'new', limit: '500', raw_json: '1' })}`;
}

function spanOf({ since, now }: Context): string {
  const hours = (now.getTime() - since.getTime()) / HOUR;
  return SPANS.find(([reach]) => hours <= reach)?.[1] ?? 'all';
}
