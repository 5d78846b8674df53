/** Maps Lemmy's posts and comments, as its APIs v3 and v4 return them. */
import { instantAt, instantOf } from '../shared/instant.js';
import { countOf, distinct, hasText, type JsonObject, objectOf, textOf, webOf } from '../shared/json.js';
import type { Found } from '../source.js';

/**
 * Maps a post or comment with its author and community; null if it is neither, or was deleted or removed. Its number
 * differs between instances; `ap_id`, its address on the instance where it was written, is the same everywhere.
 */
export function fromView(value: unknown): Found | null {
  const parts = partsOf(value);
  if (parts === null) return null;
  const { view, said, isComment, url } = parts;
  if (said['deleted'] === true || said['removed'] === true) return null;
  const post = objectOf(view['post']);
  const [title, text] = isComment ? [null, textOf(said['content'])] : [textOf(said['name']), textOf(said['body'])];
  if (title === null && text === null) return null;
  const community = objectOf(view['community']);
  // API v3 has the counts next to the post or comment, v4 in it.
  const counts = objectOf(view['counts']) ?? said;
  const score = counts['score'];
  const root = isComment ? webOf(post?.['ap_id']) : null;
  return {
    id: url,
    kind: isComment ? 'comment' : 'post',
    url,
    title,
    text: text ?? '',
    author: authorOf(objectOf(view['creator'])),
    publishedAt: timeOf(said['published_at'] ?? said['published']),
    precision: 'second',
    links: isComment ? [] : distinct([webOf(said['url'])]),
    engagement: {
      likes: countOf(counts['upvotes']),
      replies: countOf(isComment ? counts['child_count'] : counts['comments']),
      score: typeof score === 'number' && Number.isFinite(score) ? score : null,
    },
    origin: { name: fullName(community), url: addressOf(community) },
    // A reply to another comment names its parent only by an id local to the instance.
    thread: { root, parent: depthOf(said['path']) === 1 ? root : null },
  };
}

/** Whether the value is a post or comment, even if deleted or removed. */
export function isView(value: unknown): boolean {
  const parts = partsOf(value);
  return parts !== null && hasText(parts.said, parts.isComment ? 'content' : 'name');
}

interface Parts {
  readonly view: JsonObject;
  readonly said: JsonObject;
  readonly isComment: boolean;
  readonly url: string;
}

function partsOf(value: unknown): Parts | null {
  const view = objectOf(value);
  const comment = objectOf(view?.['comment']);
  const said = comment ?? objectOf(view?.['post']);
  const url = webOf(said?.['ap_id']);
  const isDated = said !== null && ('published' in said || 'published_at' in said);
  return view === null || said === null || url === null || !isDated || objectOf(view['creator']) === null
    ? null
    : { view, said, isComment: comment !== null, url };
}

function authorOf(creator: JsonObject | null): NonNullable<Found['author']> {
  const url = addressOf(creator);
  return { id: url, handle: fullName(creator), name: textOf(creator?.['display_name']), url };
}

/** `actor_id` in API v3, `ap_id` in v4. */
function addressOf(actor: JsonObject | null): string | null {
  return webOf(actor?.['ap_id']) ?? webOf(actor?.['actor_id']);
}

function fullName(actor: JsonObject | null): string | null {
  const name = textOf(actor?.['name']);
  const url = addressOf(actor);
  return name === null || url === null ? name : `${name}@${new URL(url).host}`;
}

/** Times before Lemmy 0.19 have no zone, and are UTC. */
function timeOf(value: unknown): string | null {
  const text = textOf(value) ?? '';
  return instantOf(text) ?? (/^\d{4}-\d\d-\d\dT[\d:.]+$/.test(text) ? instantAt(Date.parse(`${text}Z`)) : null);
}

/** Depth of a comment, where 1 is a direct reply to the post: the path `0.7.9` has 2. */
function depthOf(path: unknown): number {
  return typeof path === 'string' ? path.split('.').length - 1 : 0;
}
