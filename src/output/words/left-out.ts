/** Describes what was found but is not counted. */
import type { Report } from '../../types.js';
import { grouped, plural } from './number-words.js';

type Counts = Report['counts'];

interface Reason {
  readonly of: (counts: Counts) => number | null;
  readonly words: (value: number) => string;
}

const COPIES: Reason = {
  of: (counts) => counts.duplicates,
  words: (value) => `${plural(value, 'copy', 'copies')} folded`,
};

const REASONS: readonly Reason[] = [
  { of: (counts) => counts.reposts, words: (value) => plural(value, 'repost') },
  COPIES,
  { of: (counts) => counts.filtered.owned, words: (value) => plural(value, 'own post') },
  { of: (counts) => counts.filtered.language, words: (value) => `${grouped(value)} in other languages` },
  { of: (counts) => counts.filtered.relevance, words: (value) => `${grouped(value)} not relevant enough` },
  { of: (counts) => counts.filtered.seenBefore, words: (value) => `${grouped(value)} seen before` },
];

const NOT_MEANT: typeof REASONS = [
  { of: (counts) => counts.filtered.unmatched, words: (value) => `${grouped(value)} do not match the query` },
  { of: (counts) => counts.filtered.outsideWindow, words: (value) => `${grouped(value)} outside the window` },
];

/** `18 reposts`, `41 copies folded` …: what matches but is not counted. */
function leftOut(counts: Counts): readonly string[] {
  return worded(counts, REASONS);
}

/** `18 reposts, 23 own posts left out`; null if nothing is left out. Copies at the end are only described as folded. */
export function leftOutWords(counts: Counts): string | null {
  const all = leftOut(counts);
  const folded = worded(counts, [COPIES]).filter((copies) => copies === all.at(-1));
  const out = all.slice(0, all.length - folded.length);
  const parts = [...(out.length === 0 ? [] : [`${out.join(', ')} left out`]), ...folded];
  return parts.length === 0 ? null : parts.join(', ');
}

/** The same for everything that was fetched, from the first filter to the last. */
export function allLeftOut(counts: Counts): readonly string[] {
  return worded(counts, [...NOT_MEANT, ...REASONS]);
}

function worded(counts: Counts, reasons: typeof REASONS): readonly string[] {
  return reasons.flatMap(({ of, words }) => {
    const value = of(counts) ?? 0;
    return value === 0 ? [] : [words(value)];
  });
}
