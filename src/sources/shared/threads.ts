/** Reads the replies to posts that link to a page, one thread at a time up to a limit. */
import { type Found, type SourceContext, SourceError, type SourceQuery } from '../source.js';
import { leadsTo, linksIn } from './links.js';

const THREADS_AT_MOST = 20;

type Context = Pick<SourceContext, 'truncated' | 'warn' | 'signal'>;

/**
 * Yields the posts, and after each page the replies to its posts; only the posts if the query has no `link:` term.
 * @param under returns the replies to one post, page by page; the replies themselves need not link anywhere
 */
export async function* withThreads(
  posts: AsyncIterable<readonly Found[]>,
  under: (post: Found) => AsyncIterable<readonly Found[]>,
  query: SourceQuery,
  context: Context,
): AsyncGenerator<readonly Found[], undefined, undefined> {
  let wanted = linksIn(query);
  let threads = 0;
  for await (const page of posts) {
    yield page;
    if (wanted.length === 0) continue;
    for (const post of page.filter((one) => isDiscussed(one) && wanted.some((link) => leadsTo(one, link)))) {
      if (threads === THREADS_AT_MOST) {
        context.truncated(`only the answers to the first ${THREADS_AT_MOST} posts were read`);
        wanted = [];
        break;
      }
      threads += 1;
      yield* answers(post, under, context);
    }
  }
}

/** For link queries, removes the start of the window, since older posts may have been replied to within it. */
export function everSince<C extends { readonly since: Date }>(query: Pick<SourceQuery, 'node'>, context: C): C {
  return linksIn(query).length === 0 ? context : { ...context, since: new Date(0) };
}

/**
 * Whether a post may have replies worth requesting. Only the first post of a known thread is used, as its thread
 * includes the rest.
 */
function isDiscussed({ id, engagement, thread }: Found): boolean {
  return typeof id === 'string' && engagement?.replies !== 0 && (thread?.root ?? null) === null;
}

const ADDRESS = /https?:\/\/[^\s<>"')\]]{1,2000}/gi;

async function* answers(
  post: Found,
  under: (post: Found) => AsyncIterable<readonly Found[]>,
  context: Context,
): AsyncGenerator<readonly Found[], undefined, undefined> {
  const root = post.id ?? null;
  const links = [...(post.links ?? []), ...(`${post.title ?? ''} ${post.text ?? ''}`.match(ADDRESS) ?? [])];
  try {
    for await (const page of under(post)) {
      yield page.map((found) => ({ ...found, thread: { parent: root, ...found.thread, root, links } }));
    }
  } catch (error) {
    context.signal.throwIfAborted();
    if (!(error instanceof SourceError)) throw error;
    context.warn('thread_not_read', `the answers to ${post.url ?? root} could not be read: ${error.message}`);
  }
}
