/** Combines what a store has of a series with a run that is not stored yet. */
import type { Observation, StoredRun, Tally } from '../../store/store.js';
import type { Mention, Report } from '../../types.js';
import { seenUntil } from '../time/passed.js';
import { quarterOf } from '../time/quarter-hour.js';
import type { Kept } from './buckets.js';

/** @param news counted mentions of the run that no earlier run stored */
export function withRun({ runs, tallies, observations }: Kept, report: Report, news: readonly Mention[]): Kept {
  return {
    runs: [...runs, runOf(report)],
    tallies: [...tallies, ...news.flatMap(tallied)],
    observations: [...observations, ...observed(report)],
  };
}

const THIS_RUN = 'this run';

function runOf({ query, window, asOf, status, sentiment, socialRank, counts }: Report): StoredRun {
  return {
    ...{ id: THIS_RUN, brand: query.brand, expression: query.expression, profile: query.profile },
    ...{ asOf, since: window.since, until: window.until, timezone: window.timezone, status },
    ...{ engine: sentiment.engine, formula: socialRank.formula, limit: 0, mentions: counts.mentions },
  };
}

function tallied({ publishedAt }: Mention): readonly Tally[] {
  if (publishedAt === null) return [];
  const time = Date.parse(publishedAt);
  return [{ start: quarterOf(time), engine: null, label: null, mentions: 1 }];
}

function observed(report: Report): readonly Observation[] {
  const until = seenUntil(report);
  return report.sources.map(({ name, status, observedFrom, truncated }) => ({
    ...{ run: THIS_RUN, source: name, status, truncated, until },
    from: observedFrom === null ? null : Date.parse(observedFrom),
  }));
}
