/** Reads single events in version 1 of Jetstream's wire format. */
import { isRecord } from '../shared/bluesky-record.js';
import { countOf, hasSome, hasText, objectOf, textOf } from '../shared/json.js';

const POSTS = 'app.bsky.feed.post';

interface Event {
  /** When Jetstream saw it, in milliseconds since 1970. */
  readonly at: number;
  /** The whole event, in the form that `fromRecord` takes. */
  readonly value: unknown;
}

/** Returns null if the text is not an event. */
export function eventIn(text: string): Event | null {
  const event = objectOf(parse(text));
  const microseconds = countOf(event?.['time_us']);
  if (event === null || microseconds === null || textOf(event['did']) === null) return null;
  return { at: Math.floor(microseconds / 1000), value: event };
}

/** URI of the post that the event deletes; null if it is no such event. */
export function takenBack(value: unknown): string | null {
  const commit = objectOf(objectOf(value)?.['commit']);
  if (commit?.['collection'] !== POSTS || commit['operation'] !== 'delete') return null;
  return `at://${textOf(objectOf(value)?.['did'])}/${POSTS}/${textOf(commit['rkey'])}`;
}

/** Whether the event is about a post, in the known format. Deletions count, although they contain no record. */
export function isOfPost(value: unknown): boolean {
  const commit = objectOf(objectOf(value)?.['commit']);
  if (commit?.['collection'] !== POSTS) return false;
  return commit['operation'] === 'delete' || (isRecord(value) && hasText(commit['record'], 'text'));
}

/** Whether the event is about an account. These are sent whatever collections are requested. */
export function isOfAccount(value: unknown): boolean {
  return hasSome(value, 'identity', 'account');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
