/** Bluesky posts in dumps: records with their address, stored in one of several ways. */
import { fromRecord, isRecord } from '../../sources/bluesky/wire.js';
import { idOf, type JsonObject, objectOf, textOf } from '../../sources/shared/json.js';
import type { Found } from '../../types.js';

/** Whether it is a line of Jetstream, or a record with its address. */
export function isBlueskyRecord(value: JsonObject): boolean {
  return isEvent(value) || isRecord(addressed(value));
}

/** Returns null for anything but a post: likes, follows, deletions. */
export function fromBlueskyRecord(value: JsonObject): Found | null {
  return fromRecord(isEvent(value) ? value : addressed(value));
}

function isEvent(value: JsonObject): boolean {
  return textOf(value['did']) !== null && 'time_us' in value && (objectOf(value['commit']) !== null || 'kind' in value);
}

/** Converts a record to the form in which repositories list them: `{ uri, value }`. */
function addressed(value: JsonObject): JsonObject {
  const record = objectOf(value['value']) ?? objectOf(value['record']) ?? value;
  if (!('createdAt' in record)) return {};
  const uri = textOf(value['uri']) ?? `at://${idOf(value['did'])}/app.bsky.feed.post/${idOf(value['rkey'])}`;
  return { uri, value: record };
}
