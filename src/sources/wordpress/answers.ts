/** Reads the comments on a single post, if the query's `link:` is the URL of that post. */
import { hostOf } from '../shared/address.js';
import { idOf, objectOf, textOf } from '../shared/json.js';
import { addressOf, isOnePage } from '../shared/links.js';
import { listFrom } from '../shared/recognised.js';
import { type Found, type SourceContext, SourceError } from '../source.js';
import { askRoute, COMMENT_FIELDS, seconds } from './interface.js';
import { routeUrl, type Site } from './site.js';

const PAGE = 100;
const PAGES_AT_MOST = 20;

export async function* answerPages(
  site: Site,
  links: readonly string[],
  context: SourceContext,
): AsyncGenerator<readonly Found[], undefined, undefined> {
  for (const link of links.filter((one) => isOnePage(one) && isWithin(site, one))) {
    try {
      const post = await postAt(site, link, context);
      if (post !== null) yield* commentsOn(site, post, context);
    } catch (error) {
      context.signal.throwIfAborted();
      if (!(error instanceof SourceError)) throw error;
      context.warn('thread_not_read', `the comments on ${link} could not be read: ${error.message}`);
    }
  }
}

interface Post {
  readonly id: string;
  readonly url: string;
}

function isWithin({ base }: Site, link: string): boolean {
  const home = base.replace(/^https?:\/\/(?:www\.)?|\/$/gi, '');
  return link.startsWith(`${home}/`) || link.startsWith(`${home}?`);
}

/** Finds a post by the slug at the end of its URL, or by the number in it. */
async function postAt(site: Site, link: string, context: SourceContext): Promise<Post | null> {
  const number = /[?&]p=(\d{1,15})\b/.exec(link)?.[1];
  const slug =
    addressOf(link)
      .replace(/[?].*$/s, '')
      .split('/')
      .at(-1) ?? '';
  const named = number === undefined ? { slug: decoded(slug) } : { include: number };
  const url = routeUrl(site, 'wp-json', 'posts', { ...named, _fields: 'id,link' });
  const numberOf = (value: unknown) => idOf(objectOf(value)?.['id']);
  const isNumbered = (value: unknown) => numberOf(value) !== null;
  const posts = listFrom((await context.http.request({ url })).json(), 'posts', site.host, isNumbered, context);
  const post = objectOf(posts[0]);
  const id = numberOf(post);
  return id === null ? null : { id, url: textOf(post?.['link']) ?? `https://${link}` };
}

async function* commentsOn(
  site: Site,
  post: Post,
  context: SourceContext,
): AsyncGenerator<readonly Found[], undefined, undefined> {
  const url = routeUrl(site, 'wp-json', 'comments', {
    post: post.id,
    after: seconds(Math.ceil(context.since.getTime() / 1000) - 1),
    before: seconds(Math.ceil(context.until.getTime() / 1000)),
    orderby: 'date_gmt',
    order: 'desc',
    per_page: String(PAGE),
    _fields: COMMENT_FIELDS,
  });
  for (let page = 1; page <= PAGES_AT_MOST; page += 1) {
    const { found, isLast } = await askRoute({ url, query: null }, 'comments', page, context);
    yield found.map((comment) => ({ ...comment, thread: { ...comment.thread, links: [post.url] } }));
    if (isLast) return;
  }
  context.truncated(`${hostOf(post.url)} has more than ${PAGE * PAGES_AT_MOST} comments on this post`);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
