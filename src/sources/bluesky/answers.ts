/** Reads the replies to a post, and the replies to those. This works without a login, too. */
import { listOf, objectOf } from '../shared/json.js';
import { recognised } from '../shared/recognised.js';
import { type Found, type SourceContext, SourceError } from '../source.js';
import { type AskAsUser, limited } from './session.js';
import { fromPostView, isHiddenFromStrangers, isWhole } from './wire.js';

const OPEN = 'https://public.api.bsky.app';
const PATH = '/xrpc/app.bsky.feed.getPostThread';
const DEPTH_AT_MOST = 100;

/** @param ask sends a request as the user; null without a login */
export async function* answerPages(
  { id }: Found,
  context: Pick<SourceContext, 'http' | 'unrecognised'>,
  ask: AskAsUser | null,
): AsyncGenerator<readonly Found[]> {
  const query = `${PATH}?${new URLSearchParams({ uri: id ?? '', depth: String(DEPTH_AT_MOST), parentHeight: '0' })}`;
  const response = await (ask === null
    ? context.http.request({ url: `${OPEN}${query}`, explain: limited })
    : ask(query));
  const thread = objectOf(response.json())?.['thread'];
  if (!isReply(thread)) throw new SourceError('bad_response', 'Bluesky did not return a thread');
  const posts = recognised(repliesTo(thread, 0), 'replies', 'Bluesky', isReply, context).map(
    (reply) => objectOf(reply)?.['post'],
  );
  const shown = ask === null ? posts.filter((post) => !isHiddenFromStrangers(post)) : posts;
  yield shown.flatMap((post) => fromPostView(post) ?? []);
}

function repliesTo(thread: unknown, depth: number): readonly unknown[] {
  if (depth > DEPTH_AT_MOST) return [];
  return listOf(objectOf(thread)?.['replies']).flatMap((reply) => [reply, ...repliesTo(reply, depth + 1)]);
}

/** Whether the value is a post, or the placeholder of one that was deleted or is hidden from the reader. */
function isReply(value: unknown): boolean {
  const reply = objectOf(value);
  return isWhole(reply?.['post']) || reply?.['notFound'] === true || reply?.['blocked'] === true;
}
