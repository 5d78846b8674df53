/** Reactions to a message of a chat: `[{ emoji, count }]`. */
import { type JsonObject, listOf, objectOf } from '../../sources/shared/json.js';
import { numberOf } from '../fields/values.js';

/** How many there are; null: none are told of. */
export function reactionsTo(message: JsonObject): number | null {
  if (!Array.isArray(message['reactions'])) return null;
  return listOf(message['reactions']).reduce<number>((sum, one) => sum + (numberOf(objectOf(one)?.['count']) ?? 0), 0);
}
