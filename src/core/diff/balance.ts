/** Keeps the metrics of a run as sums, so that one mention can be removed or added without recounting all others. */
import type { Mention, Report, RunDifference } from '../../types.js';
import { authorKey } from '../metrics/author-key.js';
import { tone, weighted, weightsOf } from '../metrics/composite.js';
import { seenUntil } from '../time/passed.js';
import { outcomesOf } from './outcomes-of.js';

export type Metric = RunDifference['metrics'][number]['metric'];
export type Metrics = Readonly<Record<Metric, number | null>>;

export interface Balance {
  metrics(): Metrics;
  add(mention: Mention): void;
  remove(mention: Mention): void;
}

const HOUR = 3_600_000;

/** @param counted the mentions of the report that count */
export function balanceOf(report: Report, counted: readonly Mention[]): Balance {
  const { socialRank } = report;
  const until = seenUntil(report);
  const recentFrom = until - socialRank.strength.hours * HOUR;
  const weights = weightsOf(socialRank.formula);
  const isReadWhole = wholeOf(report);
  const opinions = { positive: 0, neutral: 0, negative: 0 };
  const polarity = { sum: 0, count: 0 };
  const mentionsOf = new Map<string, number>();
  let [known, repeating] = [0, 0];
  // The capacity of sources that are not read whole does not change.
  let { num: recent, den: could } = socialRank.strength;
  const count = (mention: Mention, one: 1 | -1): void => {
    const { label, polarity: own } = mention.sentiment;
    if (label !== null) {
      opinions[label] += one;
      if (own !== null) {
        polarity.sum += one * own;
        polarity.count += one;
      }
    }
    const author = authorKey(mention);
    if (author === null) return;
    const before = mentionsOf.get(author) ?? 0;
    const after = before + one;
    known += one;
    repeating += Number(after >= 2) - Number(before >= 2);
    if (after > 0) mentionsOf.set(author, after);
    else mentionsOf.delete(author);
  };
  const change = (mention: Mention, one: 1 | -1): void => {
    count(mention, one);
    const time = mention.publishedAt === null ? null : Date.parse(mention.publishedAt);
    if (recent === null || could === null || time === null || time < recentFrom || time >= until) return;
    recent += one;
    if (isReadWhole(mention)) could += one;
  };
  for (const mention of counted) count(mention, 1);
  return {
    add: (mention) => change(mention, 1),
    remove: (mention) => change(mention, -1),
    metrics() {
      const { positive, neutral, negative } = opinions;
      const scored = positive + neutral + negative;
      const parts = {
        strength: quotient(recent, could),
        passion: quotient(repeating, mentionsOf.size),
        reach: quotient(mentionsOf.size, known),
      };
      return {
        ...parts,
        socialRank: weights === null ? null : weighted({ ...parts, sentiment: tone(opinions) }, weights),
        netSentiment: quotient(positive - negative, scored),
        meanPolarity: quotient(polarity.sum, polarity.count),
      };
    },
  };
}

/**
 * For sources that are read whole, strength is relative to what they hold, so one mention more is one held item more.
 */
function wholeOf(report: Report): (mention: Mention) => boolean {
  if (report.socialRank.strength.basis !== 'capacity') return () => false;
  const sourcesOf = outcomesOf(report);
  return ({ source }) => {
    const own = sourcesOf(source);
    return own.length > 0 && own.every(({ limit }) => limit === null);
  };
}

function quotient(num: number | null, den: number | null): number | null {
  return num === null || den === null || den === 0 ? null : num / den;
}
