/** Maps posts as Bluesky's search returns them. `shared/bluesky-record.ts` maps bare records, for Jetstream too. */
import { fromParts, isPostUri } from '../shared/bluesky-record.js';
import { instantOf } from '../shared/instant.js';
import { countOf, distinct, hasText, type JsonObject, listOf, objectOf, textOf, webOf } from '../shared/json.js';
import type { Found } from '../source.js';

export { fromRecord, isRecord } from '../shared/bluesky-record.js';

export function isPostView(value: unknown): boolean {
  const post = objectOf(value);
  if (post === null || !isPostUri(post['uri'])) return false;
  return objectOf(post['record']) !== null && objectOf(post['author']) !== null;
}

/** Whether the value is a post whose record has a text, even an empty one, as every record should. */
export function isWhole(value: unknown): boolean {
  return isPostView(value) && hasText(objectOf(value)?.['record'], 'text');
}

/** Maps a post view, which adds author and counts to the record. */
export function fromPostView(value: unknown): Found | null {
  const post = objectOf(value);
  if (post === null || !isPostView(post) || !isPostUri(post['uri'])) return null;
  const author = objectOf(post['author']) ?? {};
  const handle = textOf(author['handle']);
  const found = fromParts({
    uri: post['uri'],
    record: post['record'],
    // The placeholder of a handle that no longer resolves to its account.
    handle: handle === 'handle.invalid' ? null : handle,
    seen: instantOf(post['indexedAt']),
  });
  if (found === null) return null;
  return {
    ...found,
    author: { ...found.author, name: textOf(author['displayName']) },
    engagement: {
      likes: countOf(post['likeCount']),
      reposts: countOf(post['repostCount']),
      replies: countOf(post['replyCount']),
      quotes: countOf(post['quoteCount']),
    },
    media: mediaOf(objectOf(post['embed'])),
  };
}

/** Whether the author asks not to be shown to visitors who are not logged in. */
export function isHiddenFromStrangers(value: unknown): boolean {
  const labels = listOf(objectOf(objectOf(value)?.['author'])?.['labels']).map(objectOf);
  return labels.some((label) => label?.['val'] === '!no-unauthenticated' && label['neg'] !== true);
}

function mediaOf(embed: JsonObject | null): string[] {
  const media = objectOf(embed?.['media']) ?? embed;
  // More than four images come as the `items` of a gallery instead of as `images`.
  const images = [...listOf(media?.['images']), ...listOf(media?.['items'])];
  return distinct([...images.map((image) => webOf(objectOf(image)?.['fullsize'])), webOf(media?.['playlist'])]);
}
