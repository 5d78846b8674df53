/**
 * Archives that Facebook, Instagram and Threads give their members: posts and comments in which each byte of UTF-8 is
 * written as a character.
 */
import { createHash } from 'node:crypto';
import { type JsonObject, listOf, objectOf, textOf } from '../../sources/shared/json.js';
import type { Found } from '../../types.js';
import { momentOf } from '../fields/moment.js';

/** Also true for a picture without text, whose title only describes the action. */
export function isOfMetaArchive(value: JsonObject): boolean {
  // No object in these archives has an id.
  if ('id' in value) return false;
  if (typeof value['timestamp'] === 'number') return Array.isArray(value['data']) || isAlbum(value);
  if (Array.isArray(value['media'])) return typeof firstMedium(value)?.['creation_timestamp'] === 'number';
  return 'string_map_data' in value && commentOnInstagram(value) !== null;
}

/** Returns null if there is no text. */
export function fromMetaArchive(value: JsonObject): Found | null {
  const { text, time, author, kind } = saidIn(value);
  const said = mended(textOf(text) ?? '');
  if (said.trim() === '') return null;
  const moment = momentOf(time, 'UTC');
  return {
    // The archive has no ids.
    id: createHash('sha256').update(`${moment?.iso}\n${said}`).digest('hex').slice(0, 20),
    kind,
    text: said,
    author: { name: typeof author === 'string' ? mended(author) : null },
    publishedAt: moment?.iso ?? null,
    precision: moment?.precision ?? null,
  };
}

interface Said {
  readonly text: unknown;
  readonly time: unknown;
  readonly author?: unknown;
  readonly kind: 'post' | 'comment';
}

function saidIn(value: JsonObject): Said {
  const onInstagram = commentOnInstagram(value);
  if (onInstagram !== null) return onInstagram;
  if (Array.isArray(value['media'])) {
    const medium = firstMedium(value);
    const time = value['creation_timestamp'] ?? medium?.['creation_timestamp'];
    return { text: textOf(value['title']) ?? medium?.['title'], time, kind: 'post' };
  }
  const parts = listOf(value['data']).map(objectOf);
  const comment = parts.map((part) => objectOf(part?.['comment'])).find((one) => one !== null);
  const time = value['timestamp'];
  if (comment != null) return { text: comment['comment'], time, author: comment['author'], kind: 'comment' };
  return { text: parts.find((part) => textOf(part?.['post']) !== null)?.['post'], time, kind: 'post' };
}

const firstMedium = (value: JsonObject): JsonObject | null => objectOf(listOf(value['media'])[0]);

const isAlbum = (value: JsonObject): boolean =>
  Array.isArray(value['attachments']) && typeof value['title'] === 'string';

function commentOnInstagram(value: JsonObject): Said | null {
  const told = objectOf(value['string_map_data']);
  const text = objectOf(told?.['Comment'])?.['value'];
  return text === undefined ? null : { text, time: objectOf(told?.['Time'])?.['timestamp'], kind: 'comment' };
}

/** Restores UTF-8 whose bytes were written as characters. Returns any other text unchanged. */
function mended(text: string): string {
  if (!/[\xc2-\xf4][\x80-\xbf]/.test(text) || /[^\0-\xff]/.test(text)) return text;
  const bytes = Buffer.from(text, 'latin1');
  const read = bytes.toString();
  return Buffer.from(read).equals(bytes) ? read : text;
}
