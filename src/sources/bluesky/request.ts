/** Builds search requests to Bluesky. */
import { accountName, takeField } from '../shared/branches.js';
import { type Dialect, isPlain, quoted, renderQuery } from '../shared/dialect.js';
import { addressOf, isOnePage } from '../shared/links.js';
import { hasTwoMarks } from '../shared/marked-language.js';
import type { NativeRequest, QueryNode, RequestContext } from '../source.js';

export const PAGE = 100;

// It is not documented whether -word and OR work: exclusions are applied here, and alternatives are separate branches.
const dialect: Dialect = {
  word: quoted,
  phrase: quoted,
  tag: (text) => (isPlain(text) ? `#${text}` : quoted(text)),
  handle: (text) => quoted(`@${fullHandle(text)}`),
};

/** Builds the request for the first page of a branch; null if nothing in it can be searched for. */
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
  // `q` must not be empty: if there are no words, it repeats the author or the link as an operator.
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
    // For one page, its address as it is usually posted; for a site or everything below a page, only the host.
    ...(link === undefined || host === undefined
      ? {}
      : isOnePage(link)
        ? { url: `https://${addressOf(link)}` }
        : { domain: host }),
    limit: String(Math.min(PAGE, context.limit)),
  }).toString();
  return { url: url.href, query: text };
}

/** The same request with `www.` in front of the page's host; empty if no single page is searched for. */
export function wwwTwin({ url, query }: NativeRequest): readonly NativeRequest[] {
  const twin = new URL(url);
  const page = twin.searchParams.get('url');
  if (page === null) return [];
  twin.searchParams.set('url', page.replace('https://', 'https://www.'));
  return [{ url: twin.href, query }];
}

/** Completes a handle: a name without a dot is a subdomain of bsky.social. */
function fullHandle(name: string): string {
  const handle = accountName(name);
  return /[.:]/.test(handle) ? handle : `${handle}.bsky.social`;
}
