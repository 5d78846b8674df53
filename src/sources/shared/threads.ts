/** What was said under posts that lead to a page: some threads, each asked for when its turn comes. */
import { type Found, type SourceContext, SourceError, type SourceQuery } from '../source.js';
import { leadsTo, linksIn } from './links.js';

const THREADS_AT_MOST = 20;

type Context = Pick<SourceContext, 'truncated' | 'warn' | 'signal'>;

/**
 * The posts as they come, and behind each page what answers them; the posts alone where no link is asked for.
 * @param under the replies to one post, page by page: their own links need not lead anywhere
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

/** Posts older than the window are looked for all the same where a link is asked for: they may be answered in it. */
export function everSince<C extends { readonly since: Date }>(query: Pick<SourceQuery, 'node'>, context: C): C {
  return linksIn(query).length === 0 ? context : { ...context, since: new Date(0) };
}

/** Whether something may stand under it. Of a thread that is known the first post alone is asked for: the rest is in it. */
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
