/**
 * Validates lists of items: if nothing in a non-empty list is recognized, its format has changed, which is an error.
 */
import { type SourceContext, SourceError } from '../source.js';

/** Receives the number of unrecognized items among recognized ones. */
export type Told = Pick<SourceContext, 'unrecognised'>;

/**
 * Returns the list unchanged if it is empty or at least one element is of the expected kind, and reports how many
 * elements are not.
 * @param things name of the elements in messages: `stories`
 * @param from name of the service that answered
 * @param isOne whether an element is of the expected kind, judged by its identifier (id or URL) and by the presence of
 * its text fields, not by whether it becomes a mention: deleted, withheld, empty or otherwise unsuitable elements count
 * too
 * @throws SourceError `bad_response` if the value is not a list, or no element of it is recognized
 */
export function listFrom(
  list: unknown,
  things: string,
  from: string,
  isOne: (value: unknown) => boolean,
  told: Told,
): readonly unknown[] {
  if (!Array.isArray(list)) throw new SourceError('bad_response', `${from} did not return a list of ${things}`);
  return recognised<unknown>(list, things, from, isOne, told);
}

/**
 * Like `listFrom`, for a value known to be a list.
 * @throws SourceError `bad_response` if no element of it is recognized
 */
export function recognised<T>(
  list: readonly T[],
  things: string,
  from: string,
  isOne: (one: T) => boolean,
  told: Told,
): readonly T[] {
  const strangers = list.reduce((count, one) => (isOne(one) ? count : count + 1), 0);
  if (strangers > 0 && strangers === list.length) throw unrecognised(things, from);
  if (strangers > 0) told.unrecognised(strangers);
  return list;
}

export function unrecognised(things: string, from: string): SourceError {
  return new SourceError('bad_response', `no ${things} can be recognised in what ${from} answered`, {
    hint: 'it may have changed: look for a newer version of socialrank',
  });
}
