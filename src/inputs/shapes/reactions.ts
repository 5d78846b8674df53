/** Reactions to a chat message: `[{ emoji, count }]`. */
import { type JsonObject, listOf, objectOf } from '../../sources/shared/json.js';
import { numberOf } from '../fields/values.js';

/** Returns the number of reactions; null if the message does not list them. */
export function reactionsTo(message: JsonObject): number | null {
  if (!Array.isArray(message['reactions'])) return null;
  return listOf(message['reactions']).reduce<number>((sum, one) => sum + (numberOf(objectOf(one)?.['count']) ?? 0), 0);
}
