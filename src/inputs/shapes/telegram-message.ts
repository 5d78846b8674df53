/** Messages as exported by Telegram Desktop: texts in pieces, and times both as local time and as Unix time. */
import { idOf, type JsonObject, objectOf, textOf } from '../../sources/shared/json.js';
import type { Found } from '../../types.js';
import { momentOf } from '../fields/moment.js';
import { reactionsTo } from './reactions.js';

/** Also true for service messages, such as that somebody joined or renamed the chat. */
export function isTelegramMessage(value: JsonObject): boolean {
  const { type, text } = value;
  const isText = typeof text === 'string' || Array.isArray(text);
  return (type === 'message' || type === 'service') && idOf(value['date_unixtime']) !== null && isText;
}

/** Returns null for service messages and messages without text. */
export function fromTelegramMessage(value: JsonObject): Found | null {
  const time = idOf(value['date_unixtime']);
  const moment = momentOf(time, 'UTC');
  const pieces = [value['text']].flat().map((piece) => (typeof piece === 'string' ? { text: piece } : objectOf(piece)));
  const text = pieces.map((piece) => textOf(piece?.['text']) ?? '').join('');
  if (value['type'] !== 'message' || text.trim() === '') return null;
  const from = idOf(value['from_id']);
  const ofType = (type: string, member: string) =>
    pieces.flatMap((piece) => (piece?.['type'] === type ? (textOf(piece[member]) ?? []) : []));
  return {
    // Ids are unique only within a chat.
    id: [from, time, idOf(value['id'])].join('/'),
    kind: 'post',
    text,
    author: { id: from, name: textOf(value['from']) },
    publishedAt: moment?.iso ?? null,
    precision: moment?.precision ?? null,
    tags: ofType('hashtag', 'text').map((tag) => tag.replace(/^#/, '')),
    links: [...ofType('link', 'text'), ...ofType('text_link', 'href')],
    engagement: { likes: reactionsTo(value) },
  };
}
