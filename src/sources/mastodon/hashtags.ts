/** Hashtag timelines, which Mastodon shows without a token. */
import { parseUrl } from '../../parse-url.js';
import { objectOf, textOf } from '../shared/json.js';
import { listFrom, type Told } from '../shared/recognised.js';
import type { Found, HttpResponse, QueryNode, RequestContext, SourceContext } from '../source.js';
import { aboutInstance, ask, type Context, closed, type Instance } from './instance.js';
import { fromStatus, isPublic, isWhole } from './wire.js';

export const PAGE = 40;
const MINUTE = 60_000;

/**
 * Returns one request per hashtag; null if nothing in the branch could be a hashtag. The timeline's own any[] is not
 * used: links to the next page drop it, and the result is empty if the instance does not know the first tag.
 */
export function hashtagUrl(
  instance: Instance,
  branch: QueryNode,
  context: Pick<RequestContext, 'until' | 'now' | 'limit'>,
): string | null {
  const tag = tagOf(branch);
  if (tag === null) return null;
  const url = new URL(`${instance.origin}/api/v1/timelines/tag/${encodeURIComponent(tag)}`);
  url.searchParams.set('limit', String(Math.min(PAGE, context.limit)));
  // Ids of Mastodon are times in milliseconds, shifted left by 16 bits: a window in the past starts from such an id.
  if (context.until.getTime() < context.now.getTime() - MINUTE) {
    url.searchParams.set('max_id', String(BigInt(context.until.getTime()) << 16n));
  }
  return url.href;
}

/** Chooses one of several required terms: tags before words, then the longest word. */
function tagOf(branch: QueryNode): string | null {
  const [best] = leavesOf(branch)
    .map(({ type, text }) => ({ isTag: type === 'tag', tag: asTag(text) }))
    .filter(({ tag }) => tag !== '')
    .sort((a, b) => Number(b.isTag) - Number(a.isTag) || (a.isTag ? 0 : b.tag.length - a.tag.length));
  return best?.tag ?? null;
}

type Named = Extract<QueryNode, { readonly type: 'tag' | 'word' | 'phrase' }>;

function leavesOf(node: QueryNode): readonly Named[] {
  if (node.type === 'and') return node.nodes.flatMap(leavesOf);
  return node.type === 'tag' || node.type === 'word' || node.type === 'phrase' ? [node] : [];
}

function asTag(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_]+/gu, '');
}

export async function* hashtagPages(
  instance: Instance,
  first: string,
  context: Context & Pick<SourceContext, 'since' | 'truncated'>,
): AsyncGenerator<readonly Found[]> {
  for (let url: string | null = first; url !== null; ) {
    const { body, response } = await ask(url, context, undefined);
    const statuses = statusesIn(body, response, context);
    const found = statuses.filter(isPublic).flatMap((status) => fromStatus(status, instance.host) ?? []);
    yield found;
    if (statuses.length === 0) {
      url = url === first ? await afterNothing(instance, url, context) : null;
      continue;
    }
    const link = isOlder(statuses.at(-1), context.since) ? null : linkIn(response);
    const next: string | null = link === null ? null : nextUrl(link, response, url, instance);
    if (link !== null && (next === null || next === url)) {
      const oldest = new Date(found.at(-1)?.publishedAt ?? Number.NaN);
      return context.truncated(`${instance.host} names a next page that leads elsewhere and was not read`, oldest);
    }
    url = next;
  }
}

/** Whether a status is older than the window; since pages are newest first, so are all that follow. */
export function isOlder(status: unknown, since: Date): boolean {
  return Date.parse(textOf(objectOf(status)?.['created_at']) ?? '') < since.getTime();
}

/** A disabled timeline is empty, like one without posts, so check what the instance says about itself. */
async function afterNothing(instance: Instance, url: string, context: Context): Promise<string | null> {
  const { open, isMastodon } = await aboutInstance(instance, context);
  if (!open) throw closed(instance.host);
  const whole = new URL(url);
  if (isMastodon || !whole.searchParams.has('max_id')) return null;
  whole.searchParams.delete('max_id');
  return whole.href;
}

/** Returns the URL of the next page from the Link header. */
function linkIn({ headers }: HttpResponse): string | null {
  const links = (headers['link'] ?? '').split(/,\s*(?=<)/);
  return links.find((link) => /;\s*rel="?next"?/.test(link))?.match(/^\s*<([^<>]*)>/)?.[1] ?? null;
}

/** Takes only the parameters of the link, and only if it leads to the same host. */
function nextUrl(link: string, response: HttpResponse, url: string, instance: Instance): string | null {
  const target = parseUrl(link, url);
  if (target === null) return null;
  // Behind another address (a proxy, a test) an instance still names itself in links.
  if (target.host !== instance.host && target.host !== new URL(response.url).host) return null;
  const own = new URL(url);
  for (const [name, value] of target.searchParams) own.searchParams.set(name, value);
  return own.href;
}

export function statusesIn(body: unknown, response: HttpResponse, told: Told): readonly unknown[] {
  return listFrom(body, 'statuses', new URL(response.url).host, isWhole, told);
}
