/** Discord messages as exported by DiscordChatExporter. */
import { idOf, type JsonObject, objectOf, textOf } from '../../sources/shared/json.js';
import type { Found } from '../../types.js';
import { momentOf } from '../fields/moment.js';
import { reactionsTo } from './reactions.js';

export function isDiscordMessage(value: JsonObject): boolean {
  const isMessage = typeof value['content'] === 'string' && idOf(value['id']) !== null;
  return isMessage && 'timestampEdited' in value && 'discriminator' in (objectOf(value['author']) ?? {});
}

const SAID = new Set<unknown>(['Default', 'Reply']);

/** Returns null for notices, such as that somebody joined or pinned a message, and for messages without text. */
export function fromDiscordMessage(value: JsonObject): Found | null {
  const text = textOf(value['content']) ?? '';
  if (!SAID.has(value['type']) || text.trim() === '') return null;
  const author = objectOf(value['author']);
  const moment = momentOf(value['timestamp'], 'UTC');
  return {
    id: idOf(value['id']),
    kind: 'post',
    text,
    author: { id: idOf(author?.['id']), handle: textOf(author?.['name']), name: textOf(author?.['nickname']) },
    publishedAt: moment?.iso ?? null,
    precision: moment?.precision ?? null,
    engagement: { likes: reactionsTo(value) },
    thread: { parent: idOf(objectOf(value['reference'])?.['messageId']) },
  };
}
