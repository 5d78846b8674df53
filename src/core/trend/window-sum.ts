/** Sums what was counted in the observed parts of a window. */
import type { Tally } from '../../store/store.js';
import { QUARTER_HOUR } from '../time/quarter-hour.js';
import type { Summed } from './change.js';
import { judged } from './counted.js';
import type { Coverage } from './coverage.js';
import { type Period, totalLength } from './periods.js';

const HOUR = 3_600_000;

/** @param engine whose labels count */
export function sumOf(
  tallies: readonly Tally[],
  { coverage, stretch, engine }: { coverage: Coverage; stretch: Period; engine: string | undefined },
): Summed {
  const observed = coverage.observed(stretch);
  // Most windows are fully observed, so that not each quarter of an hour needs to be looked up.
  const isWhole = observed === totalLength(stretch);
  let mentions = 0;
  const opinion = { positive: 0, neutral: 0, negative: 0, unscored: 0 };
  for (const { start, engine: by, label, mentions: count } of tallies) {
    if (start < stretch.from || start >= stretch.until) continue;
    if (!isWhole && coverage.observed({ from: start, until: start + QUARTER_HOUR }) === 0) continue;
    if (by === null) mentions += count;
    else if (by === engine) opinion[label ?? 'unscored'] += count;
  }
  const isJudged = mentions === 0 || judged(opinion) > 0;
  return { mentions, opinion: isJudged ? opinion : null, hours: observed / HOUR };
}
