/** What Bluesky writes: posts as its search shows them; bare records are read where Jetstream reads them too. */
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

/** A post with a place for its words, which every record has. */
export function isWhole(value: unknown): boolean {
  return isPostView(value) && hasText(objectOf(value)?.['record'], 'text');
}

/** A post as the app's own services show it: record, author and counts. */
export function fromPostView(value: unknown): Found | null {
  const post = objectOf(value);
  if (post === null || !isPostView(post) || !isPostUri(post['uri'])) return null;
  const author = objectOf(post['author']) ?? {};
  const handle = textOf(author['handle']);
  const found = fromParts({
    uri: post['uri'],
    record: post['record'],
    // A handle that no longer leads to its account is shown by this name.
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

/** Authors may ask not to be shown to those without an account. */
export function isHiddenFromStrangers(value: unknown): boolean {
  const labels = listOf(objectOf(objectOf(value)?.['author'])?.['labels']).map(objectOf);
  return labels.some((label) => label?.['val'] === '!no-unauthenticated' && label['neg'] !== true);
}

function mediaOf(embed: JsonObject | null): string[] {
  const media = objectOf(embed?.['media']) ?? embed;
  // More than four are no `images`, but the `items` of a gallery.
  const images = [...listOf(media?.['images']), ...listOf(media?.['items'])];
  return distinct([...images.map((image) => webOf(objectOf(image)?.['fullsize'])), webOf(media?.['playlist'])]);
}
