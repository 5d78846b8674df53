/** A search as Bluesky is asked for it. */
import { accountName, takeField } from '../shared/branches.js';
import { type Dialect, isPlain, quoted, renderQuery } from '../shared/dialect.js';
import { addressOf, isOnePage } from '../shared/links.js';
import { hasTwoMarks } from '../shared/marked-language.js';
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
  server: string,
  branch: QueryNode,
  context: Pick<RequestContext, 'since' | 'until' | 'limit'>,
): NativeRequest | null {
  const { values: authors, rest: unsigned } = takeField(branch, 'from');
  const { values: languages, rest: anywhere } = takeField(unsigned, 'lang');
  const { values: links, rest } = takeField(anywhere, 'link');
  const [author, language, link] = [authors[0], languages[0], links[0]];
  const host = link === undefined ? undefined : addressOf(link).replace(/[/?].*$/s, '');
  // A query must not be empty, and these say in its words what is said in another place.
  const said = host === undefined ? null : `domain:${host}`;
  const text = renderQuery(rest, dialect) || (author === undefined ? said : `from:${fullHandle(author)}`);
  if (text === null) return null;
  const url = new URL('/xrpc/app.bsky.feed.searchPosts', server);
  url.search = new URLSearchParams({
    q: text,
    sort: 'latest',
    since: context.since.toISOString(),
    until: context.until.toISOString(),
    ...(author === undefined ? {} : { author: fullHandle(author) }),
    ...(language === undefined || hasTwoMarks(language) ? {} : { lang: language }),
    // Of a page it is told the address as it is usually posted; of what lies below one, the host.
    ...(link === undefined || host === undefined
      ? {}
      : isOnePage(link)
        ? { url: `https://${addressOf(link)}` }
        : { domain: host }),
    limit: String(Math.min(PAGE, context.limit)),
  }).toString();
  return { url: url.href, query: text };
}

/** The same for the page's other name; none where no page is asked for. */
export function wwwTwin({ url, query }: NativeRequest): readonly NativeRequest[] {
  const twin = new URL(url);
  const page = twin.searchParams.get('url');
  if (page === null) return [];
  twin.searchParams.set('url', page.replace('https://', 'https://www.'));
  return [{ url: twin.href, query }];
}

/** A name without a dot is one of Bluesky's own. */
function fullHandle(name: string): string {
  const handle = accountName(name);
  return /[.:]/.test(handle) ? handle : `${handle}.bsky.social`;
}
