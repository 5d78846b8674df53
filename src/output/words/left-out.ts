/** What was found but is not counted, in words. */
import type { Report } from '../../types.js';
import { grouped, plural } from './number-words.js';

type Counts = Report['counts'];

const REASONS: readonly {
  readonly of: (counts: Counts) => number | null;
  readonly words: (value: number) => string;
}[] = [
  { of: (counts) => counts.reposts, words: (value) => plural(value, 'repost') },
  { of: (counts) => counts.duplicates, words: (value) => `${plural(value, 'copy', 'copies')} folded` },
  { of: (counts) => counts.filtered.owned, words: (value) => plural(value, 'own post') },
  { of: (counts) => counts.filtered.language, words: (value) => `${grouped(value)} in other languages` },
  { of: (counts) => counts.filtered.relevance, words: (value) => `${grouped(value)} not relevant enough` },
  { of: (counts) => counts.filtered.seenBefore, words: (value) => `${grouped(value)} seen before` },
];

const NOT_MEANT: typeof REASONS = [
  { of: (counts) => counts.filtered.unmatched, words: (value) => `${grouped(value)} do not match the query` },
  { of: (counts) => counts.filtered.outsideWindow, words: (value) => `${grouped(value)} outside the window` },
];

/** `18 reposts`, `41 copies folded` …: of what matches, what is not counted. */
export function leftOut(counts: Counts): readonly string[] {
  return worded(counts, REASONS);
}

/** The same for all that was fetched, from the first to the last sieve. */
export function allLeftOut(counts: Counts): readonly string[] {
  return worded(counts, [...NOT_MEANT, ...REASONS]);
}

function worded(counts: Counts, reasons: typeof REASONS): readonly string[] {
  return reasons.flatMap(({ of, words }) => {
    const value = of(counts) ?? 0;
    return value === 0 ? [] : [words(value)];
  });
}
