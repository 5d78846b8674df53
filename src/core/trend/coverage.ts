/** Which periods were observed at all, and which by fewer sources than were queried. */
import type { Observation, StoredRun } from '../../store/store.js';
import { QUARTER_HOUR } from '../time/quarter-hour.js';
import { joined, lengthOf, overlap, type Stretch } from './stretches.js';

/** Gaps up to this part of a bucket are ignored, since daily runs do not begin on the same second. */
const SMALL_PART = 1 / 50;

export interface Coverage {
  /** How much of the period at least one source observed, in ms. */
  observed(stretch: Stretch): number;
  /** Whether all of the period was observed. */
  isWhole(stretch: Stretch): boolean;
  /**
   * Whether a source was queried for the period and saw less of it than requested. Sources that never answer do not
   * count.
   */
  isLowerBound(stretch: Stretch): boolean;
}

/** @param bucket the length of a bucket, in ms */
export function coverageOf(observations: readonly Observation[], runs: readonly StoredRun[], bucket: number): Coverage {
  const slack = Math.min(QUARTER_HOUR, bucket * SMALL_PART);
  const sources = [...bySource(observations, runs).values()]
    .filter(({ seen }) => seen.length > 0)
    .map(({ seen, asked }) => ({ seen: joined(seen, slack), asked: joined(asked, slack) }));
  const all = joined(
    sources.flatMap(({ seen }) => seen),
    slack,
  );
  const lacking = sources.filter(({ seen, asked }) =>
    asked.some((stretch) => overlap(seen, stretch) < lengthOf(stretch)),
  );
  return {
    observed: (stretch) => overlap(all, stretch),
    isWhole: (stretch) => overlap(all, stretch) + slack >= lengthOf(stretch),
    isLowerBound: (stretch) =>
      lacking.some(({ seen, asked }) => overlap(seen, stretch) + slack < overlap(asked, stretch)),
  };
}

interface SourceStretches {
  readonly seen: Stretch[];
  readonly asked: Stretch[];
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
