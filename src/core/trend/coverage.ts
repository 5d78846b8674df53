/** Which periods were observed at all, and which by fewer sources than were queried. */
import type { Observation, StoredRun } from '../../store/store.js';
import { QUARTER_HOUR } from '../time/quarter-hour.js';
import { joinedPeriods, overlapWith, type Period, totalLength } from './periods.js';

/** Gaps up to this part of a bucket are ignored, since daily runs do not begin on the same second. */
const SMALL_PART = 1 / 50;

export interface Coverage {
  /** How much of the period at least one source observed, in ms. */
  observed(stretch: Period): number;
  /** Whether all of the period was observed. */
  isWhole(stretch: Period): boolean;
  /**
   * Whether a source was queried for the period and saw less of it than requested. Sources that never answer do not
   * count.
   */
  isLowerBound(stretch: Period): boolean;
}

/** @param bucket the length of a bucket, in ms */
export function coverageOf(observations: readonly Observation[], runs: readonly StoredRun[], bucket: number): Coverage {
  const slack = Math.min(QUARTER_HOUR, bucket * SMALL_PART);
  const sources = [...bySource(observations, runs).values()]
    .filter(({ seen }) => seen.length > 0)
    .map(({ seen, asked }) => ({ seen: joinedPeriods(seen, slack), asked: joinedPeriods(asked, slack) }));
  const all = joinedPeriods(
    sources.flatMap(({ seen }) => seen),
    slack,
  );
  const lacking = sources.filter(({ seen, asked }) =>
    asked.some((stretch) => overlapWith(seen, stretch) < totalLength(stretch)),
  );
  return {
    observed: (stretch) => overlapWith(all, stretch),
    isWhole: (stretch) => overlapWith(all, stretch) + slack >= totalLength(stretch),
    isLowerBound: (stretch) =>
      lacking.some(({ seen, asked }) => overlapWith(seen, stretch) + slack < overlapWith(asked, stretch)),
  };
}

interface SourceStretches {
  readonly seen: Period[];
  readonly asked: Period[];
}

function bySource(
  observations: readonly Observation[],
  runs: readonly StoredRun[],
): ReadonlyMap<string, SourceStretches> {
  const windows = new Map(
    runs.map(({ id, since, until }) => [id, { from: Date.parse(since), until: Date.parse(until) }]),
  );
  const sources = new Map<string, SourceStretches>();
  for (const { run, source, status, from, until } of observations) {
    if (status === 'skipped') continue;
    const stretches = sources.get(source) ?? { seen: [], asked: [] };
    if (stretches.asked.length === 0) sources.set(source, stretches);
    const answered = from === null || status === 'failed' ? null : { from, until };
    const window = windows.get(run) ?? answered;
    if (window !== null) stretches.asked.push(window);
    if (answered !== null) stretches.seen.push(answered);
  }
  return sources;
}
