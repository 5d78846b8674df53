/** A search as Bluesky is asked for it. */
import { accountName, takeField } from '../shared/branches.js';
import { type Dialect, isPlain, quoted, renderQuery } from '../shared/dialect.js';
import type { NativeRequest, QueryNode, RequestContext } from '../source.js';

export const PAGE = 100;

// Whether -word and OR are understood is nowhere written: nothing is excluded, alternatives are branches.
const dialect: Dialect = {
  word: quoted,
  phrase: quoted,
  tag: (text) => (isPlain(text) ? `#${text}` : quoted(text)),
  handle: (text) => quoted(`@${fullHandle(text)}`),
};

/** The first page of a branch; null where nothing in it can be searched for. */
export function firstRequest(
  host: string,
  branch: QueryNode,
  context: Pick<RequestContext, 'since' | 'until' | 'limit'>,
): NativeRequest | null {
  const { values: authors, rest: unsigned } = takeField(branch, 'from');
  const { values: languages, rest } = takeField(unsigned, 'lang');
  const [author, language] = [authors[0], languages[0]];
  // A query must not be empty, and this says in its words what `author` says in another place.
  const text = renderQuery(rest, dialect) || (author === undefined ? null : `from:${fullHandle(author)}`);
  if (text === null) return null;
  const url = new URL('/xrpc/app.bsky.feed.searchPosts', host);
  url.search = new URLSearchParams({
    q: text,
    sort: 'latest',
    since: context.since.toISOString(),
    until: context.until.toISOString(),
    ...(author === undefined ? {} : { author: fullHandle(author) }),
    ...(language === undefined ? {} : { lang: language }),
    limit: String(Math.min(PAGE, context.limit)),
  }).toString();
  return { url: url.href, query: text };
}

/** A name without a dot is one of Bluesky's own. */
function fullHandle(name: string): string {
  const handle = accountName(name);
  return /[.:]/.test(handle) ? handle : `${handle}.bsky.social`;
}
