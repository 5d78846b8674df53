/** One event of Jetstream's first wire format, as it comes through the stream. */
import { isRecord } from '../shared/bluesky-record.js';
import { countOf, hasSome, hasText, objectOf, textOf } from '../shared/json.js';

const POSTS = 'app.bsky.feed.post';

interface Event {
  /** When Jetstream saw it, in ms. */
  readonly at: number;
  /** As `fromRecord` reads it. */
  readonly value: unknown;
}

/** Null for what is none. */
export function eventIn(text: string): Event | null {
  const event = objectOf(parse(text));
  const microseconds = countOf(event?.['time_us']);
  if (event === null || microseconds === null || textOf(event['did']) === null) return null;
  return { at: Math.floor(microseconds / 1000), value: event };
}

/** The address of the post that was deleted; null where it is nothing of the kind. */
export function takenBack(value: unknown): string | null {
  const commit = objectOf(objectOf(value)?.['commit']);
  if (commit?.['collection'] !== POSTS || commit['operation'] !== 'delete') return null;
  return `at://${textOf(objectOf(value)?.['did'])}/${POSTS}/${textOf(commit['rkey'])}`;
}

/** Whether it tells of a post, in the form that is known; deleted ones are not told. */
export function isOfPost(value: unknown): boolean {
  const commit = objectOf(objectOf(value)?.['commit']);
  if (commit?.['collection'] !== POSTS) return false;
  return commit['operation'] === 'delete' || (isRecord(value) && hasText(commit['record'], 'text'));
}

/** Of accounts all is sent, whatever is asked for. */
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
