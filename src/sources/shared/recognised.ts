/** Lists of answers: one in which nothing can be recognised was not read, however little was to be found in it. */
import { SourceError } from '../source.js';

/**
 * The list, as it is, where it is empty or at least one of its elements is what was asked for.
 * @param things as messages call them: `stories` @param from who answered
 * @param isOne by what tells one from another (its id or address) and by where its words would stand; not by whether a
 * mention comes of it: what was deleted, is withheld, has no words or is of another kind is one all the same
 * @throws SourceError `bad_response` where it is no list, or one of strangers
 */
export function listFrom(
  list: unknown,
  things: string,
  from: string,
  isOne: (value: unknown) => boolean,
): readonly unknown[] {
  if (!Array.isArray(list)) throw new SourceError('bad_response', `${from} did not answer with a list of ${things}`);
  return recognised<unknown>(list, things, from, isOne);
}

/** The same of what is known to be a list. @throws SourceError `bad_response` where it is one of strangers */
export function recognised<T>(
  list: readonly T[],
  things: string,
  from: string,
  isOne: (one: T) => boolean,
): readonly T[] {
  if (list.length === 0 || list.some(isOne)) return list;
  throw unrecognised(things, from);
}

export function unrecognised(things: string, from: string): SourceError {
  return new SourceError('bad_response', `no ${things} can be recognised in what ${from} answered`, {
    hint: 'it may have changed: look for a newer version of socialrank',
  });
}
