/** Sentiment in Social Mention's notation: positive to negative, such as 12:1. */
import type { Estimate, Report } from '../../types.js';
import type { Confidence } from './confidence.js';
import { labelCounts } from './label-counts.js';
import { answering, type Observed } from './observed.js';

export function sentimentRatio(observed: Observed): Report['socialRank']['sentiment'] {
  if (answering(observed).length === 0) {
    const logOdds = { value: null, ci95: null };
    return { positive: null, neutral: null, negative: null, unscored: null, ratio: null, ratioText: null, logOdds };
  }
  const counts = labelCounts(observed.mentions);
  const { positive, neutral, negative } = counts;
  return {
    ...counts,
    ratio: negative === 0 ? null : positive / negative,
    ratioText: ratioText(positive, negative),
    logOdds:
      positive + neutral + negative === 0
        ? { value: null, ci95: null }
        : logOdds(positive, negative, observed.confidence),
  };
}

/**
 * Formats positive to negative as "n:1": one decimal below 10, none from there on, two significant digits below 0.1. If
 * either count is 0, both counts are given instead.
 */
export function ratioText(positive: number, negative: number): string {
  if (positive === 0 || negative === 0) return `${positive}:${negative}`;
  const ratio = positive / negative;
  // Multiplied before it is divided, to be exact: 7:20 is 3.5 tenths, and a half is rounded up.
  const tenths = Math.round((10 * positive) / negative);
  if (ratio >= 10) return `${Math.round(ratio)}:1`;
  if (ratio >= 0.1) return `${tenths / 10}:1`;
  const decimals = 1 - Math.floor(Math.log10(ratio));
  return `${ratio.toFixed(decimals).replace(/0+$/, '')}:1`;
}

/**
 * ln((P + ½)/(G + ½)) ± z·√(1/(P + ½) + 1/(G + ½)), which is defined even if one count is 0.
 * J. B. S. Haldane, Ann. Hum. Genet. 20 (1956) 309–311; F. J. Anscombe, Biometrika 43 (1956) 461–464.
 */
function logOdds(positive: number, negative: number, { z }: Confidence): Estimate {
  const [p, g] = [positive + 0.5, negative + 0.5];
  const value = Math.log(p / g);
  const half = z * Math.sqrt(1 / p + 1 / g);
  return { value, ci95: [value - half, value + half] };
}
