/** Numbers that are counted from the mentions of a bucket. */
import type { Confidence } from '../metrics/confidence.js';
import { netInterval } from '../metrics/intervals.js';
import type { Bucket, Opinion } from './bucket.js';
import type { CountedMetric } from './metric.js';

export interface Value {
  /** Null if unknown. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export const NO_VALUE: Value = { value: null, low: null, high: null };

/** Labels of a bucket that has nothing to label. */
const NO_OPINION: Omit<Opinion, 'engine'> = { positive: 0, neutral: 0, negative: 0, unscored: 0 };

/**
 * The labels that represent a bucket: those of the engine that judged most of it; of equals, the newest. Null: none
 * judged although there is something to judge.
 * @param engines newest first
 */
export function opinionOf(
  { mentions, opinions }: Pick<Bucket, 'mentions' | 'opinions'>,
  engines: readonly string[],
): (Omit<Opinion, 'engine'> & { readonly engine: string | null }) | null {
  const best = engines
    .flatMap((engine) => opinions.filter((opinion) => opinion.engine === engine))
    .reduce<Opinion | null>((most, one) => (most === null || judged(one) > judged(most) ? one : most), null);
  if (best !== null) return best;
  return mentions === 0 ? { ...NO_OPINION, engine: null } : null;
}

export function judged({ positive, neutral, negative, unscored }: Omit<Opinion, 'engine'>): number {
  return positive + neutral + negative + unscored;
}

/** @param opinion null if unknown */
export function countedNumber(
  name: CountedMetric,
  mentions: number | null,
  opinion: Omit<Opinion, 'engine'> | null,
): number | null {
  if (name === 'mentions') return mentions;
  if (mentions === null || opinion === null) return null;
  if (name === 'n') return scoredOf(opinion);
  if (name !== 'net_sentiment') return opinion[name];
  const scored = scoredOf(opinion);
  return scored === 0 ? null : (opinion.positive - opinion.negative) / scored;
}

/** The number with its interval, if it has one. */
export function countedValue(
  name: CountedMetric,
  { mentions, opinion }: { readonly mentions: number | null; readonly opinion: Omit<Opinion, 'engine'> | null },
  confidence: Confidence,
): Value {
  const value = countedNumber(name, mentions, opinion);
  if (name !== 'net_sentiment' || value === null || opinion === null) return { ...NO_VALUE, value };
  const [low, high] = netInterval(opinion.positive, opinion.negative, scoredOf(opinion), confidence) ?? [null, null];
  return { value, low, high };
}

function scoredOf({ positive, neutral, negative }: Omit<Opinion, 'engine'>): number {
  return positive + neutral + negative;
}
