/** Resolves short links to their pages for `--expand-links`: each link once, in at most five steps. */
import { shortLinksIn, withPages } from '../../core/mention/expand.js';
import { isShortLink } from '../../core/mention/shorteners.js';
import { positiveLeaves } from '../../core/query/tree.js';
import { parseUrl } from '../../parse-url.js';
import type { Cache, Found, Http, HttpResponse } from '../../sources/source.js';
import type { Query, QueryNode, Warning } from '../../types.js';
import type { ScanRequest } from '../request.js';
import { untilAborted } from './until-aborted.js';

const HOPS_AT_MOST = 5;
/** Limit per run: a file with years of posts can contain any number of links. */
const LINKS_AT_MOST = 2000;
const PAGE_BYTES = 500_000;
/** Limited because many shorteners let users change their links. */
const KEPT_MILLISECONDS = 30 * 86_400_000;

export interface ShortLinks {
  /** Never rejects: a link that cannot be resolved stays as it is. */
  expanding(mayCount: (one: Found) => boolean): (found: readonly Found[]) => Promise<readonly Found[]>;
  /** Warnings about links that could not be resolved or were skipped. */
  warnings(): readonly Warning[];
}

/**
 * Returns null if the option is not set.
 * @param queries that the items found are matched against
 */
export function shortLinks(request: ScanRequest, queries: readonly Query[]): ShortLinks | null {
  if (request.shortLinks === null) return null;
  const cache = request.shortLinks;
  const signal = AbortSignal.any([request.signal, request.deadline]);
  const http = request.network.forSource({ signal, baseUrl: null, onRequest: () => {} });
  const pages = new Map<string, Promise<string | null>>();
  const counts = { asked: 0, failed: 0, spared: 0 };
  const follow = async (link: string): Promise<string | null> => {
    const page = await untilAborted(() => pageOf(link, { http, cache, now: request.now.getTime() }), signal).catch(
      () => null,
    );
    if (page === null) counts.failed += 1;
    return page;
  };
  const pageBehind = (link: string): Promise<string | null> => {
    const known = pages.get(link);
    if (known !== undefined) return known;
    if (pages.size >= LINKS_AT_MOST) {
      counts.spared += 1;
      return Promise.resolve(null);
    }
    counts.asked += 1;
    const page = follow(link);
    pages.set(link, page);
    return page;
  };
  return {
    expanding: (mayCount) => async (found) => {
      // Whether an item matches such a query is unknown until its links are resolved.
      const isWanted = queries.some(({ node }) => asksWhere(node)) ? () => true : mayCount;
      const links = found.map((one) => (isObject(one) && isWanted(one) ? shortLinksIn(one) : []));
      const leads = new Map<string, string>();
      await Promise.all(
        [...new Set(links.flat())].map(async (link) => {
          const page = await pageBehind(link);
          if (page !== null) leads.set(link, page);
        }),
      );
      return found.map((one, place) => (links[place]!.length === 0 ? one : withPages(one, leads)));
    },
    warnings: () => warningsOf(counts),
  };
}

function warningsOf({ asked, failed, spared }: Readonly<Record<'asked' | 'failed' | 'spared', number>>): Warning[] {
  const warning = (message: string): Warning => ({ code: 'short_links', message, source: null });
  return [
    ...(failed === 0 ? [] : [warning(`${failed} of ${asked} short links could not be followed and stay as they are`)]),
    ...(spared === 0 ? [] : [warning(`only ${LINKS_AT_MOST} short links are followed in a run; the others stay`)]),
  ];
}

/** Whether the query depends on where a mention is located or links to. */
function asksWhere(node: QueryNode): boolean {
  const leaves = [...positiveLeaves(node), ...positiveLeaves(node, false)];
  return leaves.some((leaf) => leaf.type === 'field' && ['link', 'url', 'site'].includes(leaf.field));
}

interface Following {
  readonly http: Http;
  readonly cache: Cache;
  readonly now: number;
}

/** @throws SourceError if the link leads nowhere, to something other than a web address, or into a private network */
async function pageOf(link: string, { http, cache, now }: Following): Promise<string | null> {
  const [, at, known] = /^(\d+) (\S+)$/.exec((await cache.get(link)) ?? '') ?? [];
  if (known !== undefined && now - Number(at) < KEPT_MILLISECONDS) return known;
  let address = link;
  // The page itself is not requested: its address from the shortener is enough, and the page may reject automated
  // requests.
  for (let hops = 0; hops < HOPS_AT_MOST && isShortLink(address); hops += 1) {
    const next = await step(address, http);
    if (next === null) return null;
    address = next;
  }
  if (isShortLink(address)) return null;
  await cache.set(link, `${now} ${address}`);
  return address;
}

const REDIRECTS = [301, 302, 303, 307, 308];
/**
 * Statuses after which GET is tried instead: some shorteners do not support HEAD, or answer HEAD as if there were a
 * page and redirect only on GET.
 */
const NO_WORD = [400, 401, 403, 404, 405, 406, 410, 500, 501];

async function step(url: string, http: Http): Promise<string | null> {
  const head = await http.request({ url, method: 'HEAD', untrusted: true, accept: [...REDIRECTS, ...NO_WORD] });
  const named = locationOf(head, url);
  if (named !== null) return named;
  const page = await http.request({ url, untrusted: true, accept: REDIRECTS, maxBytes: PAGE_BYTES });
  return locationOf(page, url) ?? refreshOf(page, url);
}

function locationOf({ status, headers }: HttpResponse, base: string): string | null {
  const { location } = headers;
  return REDIRECTS.includes(status) && location !== undefined ? webAddress(location, base) : null;
}

/**
 * Follows `<meta http-equiv="refresh" content="0; url=https://…">`, which some shorteners send instead of a redirect to
 * count visitors.
 */
function refreshOf(page: HttpResponse, base: string): string | null {
  const head = page.text().slice(0, 20_000);
  for (const [tag] of head.matchAll(/<meta\s[^<>]{1,2000}>/gi)) {
    if (!/http-equiv\s*=\s*["']?refresh/i.test(tag)) continue;
    const [, target] = /\burl\s*=\s*['"]?([^'"\s<>]+)/i.exec(tag) ?? [];
    if (target !== undefined) return webAddress(target.replaceAll('&amp;', '&'), base);
  }
  return null;
}

function webAddress(written: string, base: string): string | null {
  const url = parseUrl(written, base);
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '' ? url.href : null;
}

function isObject(value: unknown): value is Found {
  return typeof value === 'object' && value !== null;
}
