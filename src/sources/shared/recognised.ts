/** Lists of answers: one in which nothing can be recognised was not read, however little was to be found in it. */
import { type SourceContext, SourceError } from '../source.js';

/** Told of those that cannot be recognised beside others that can. */
export type Told = Pick<SourceContext, 'unrecognised'>;

/**
 * The list, as it is, where it is empty or at least one of its elements is what was asked for; how many others are not is told.
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
  told: Told,
): readonly unknown[] {
  if (!Array.isArray(list)) throw new SourceError('bad_response', `${from} did not return a list of ${things}`);
  return recognised<unknown>(list, things, from, isOne, told);
}

/** The same of what is known to be a list. @throws SourceError `bad_response` where it is one of strangers */
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
