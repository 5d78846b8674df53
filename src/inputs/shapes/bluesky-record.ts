/** Posts of Bluesky as dumps keep them: records with their address, in one of many ways. */
import { fromRecord, isRecord } from '../../sources/bluesky/wire.js';
import { idOf, type JsonObject, objectOf, textOf } from '../../sources/shared/json.js';
import type { Found } from '../../types.js';

/** A line of Jetstream, or a record with its address. */
export function isBlueskyRecord(value: JsonObject): boolean {
  return isEvent(value) || isRecord(addressed(value));
}

/** Null for what is no post: likes, follows, what was deleted. */
export function fromBlueskyRecord(value: JsonObject): Found | null {
  return fromRecord(isEvent(value) ? value : addressed(value));
}

function isEvent(value: JsonObject): boolean {
  return textOf(value['did']) !== null && 'time_us' in value && (objectOf(value['commit']) !== null || 'kind' in value);
}

/** As repositories list them: `{ uri, value }`. */
function addressed(value: JsonObject): JsonObject {
  const record = objectOf(value['value']) ?? objectOf(value['record']) ?? value;
  if (!('createdAt' in record)) return {};
  const uri = textOf(value['uri']) ?? `at://${idOf(value['did'])}/app.bsky.feed.post/${idOf(value['rkey'])}`;
  return { uri, value: record };
}
