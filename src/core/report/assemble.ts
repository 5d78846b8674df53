/** From all that was taken in to the report: who counts, and every number about it. */
import type { Engine, Mention, Query, Report, Warning, Window } from '../../types.js';
import { type Cluster, copiesOf } from '../mention/duplicates.js';
import { authorSummary } from '../metrics/author-summary.js';
import { composite } from '../metrics/composite.js';
import { coverage } from '../metrics/coverage.js';
import { emotionShares } from '../metrics/emotion-shares.js';
import { engagementTotals } from '../metrics/engagement.js';
import type { Observed } from '../metrics/observed.js';
import { passion } from '../metrics/passion.js';
import { reach } from '../metrics/reach.js';
import { sentimentRatio } from '../metrics/sentiment-ratio.js';
import { sentimentSummary } from '../metrics/sentiment-summary.js';
import { strength } from '../metrics/strength.js';
import { top } from '../metrics/top.js';
import { volume } from '../metrics/volume.js';
import { ownWords } from '../query/own-words.js';
import { rounded } from '../round.js';
import { keywords } from '../text/keywords.js';
import { exitCodeOf, statusOf } from './exit-code.js';
import type { Intake } from './intake.js';
import { type Answered, observedSource, outcome } from './outcome.js';
import { UNKNOWN_COUNTS } from './unknown.js';
import { warningsOf } from './warnings.js';

const DEFAULT_WINDOW_MILLISECONDS = 7 * 86_400_000;

export interface AssembledSource {
  readonly name: string;
  readonly answer: Answered;
  readonly limit: number | null;
  readonly isNewestFirst: boolean;
  readonly isWanted: boolean;
}

export interface AssembleOptions {
  readonly query: Query;
  /** Null: that of the data. */
  readonly window: Window | null;
  readonly now: Date;
  /** Null: the end of the window. */
  readonly asOf: Date | null;
  readonly timezone: string;
  readonly engine: Engine;
  readonly includeOwned: boolean;
  readonly top: number;
  readonly allowPartial: boolean;
  readonly version: string;
  readonly sources: readonly AssembledSource[];
  readonly warnings: readonly Warning[];
}

export function assemble(intake: Intake, options: AssembleOptions): Report {
  const { query } = options;
  const clusters = intake.clusters();
  const window = options.window ?? dataWindow(intake, options.now);
  const asOf = options.asOf ?? window.until;
  const seenAt = asOf.toISOString();
  const kept = clusters.map((cluster) => ({
    cluster,
    mention: { ...cluster.kept.mention, seenAt, copies: copiesOf(cluster) },
  }));
  const counts = (mention: Mention) => mention.repostOf === null && (options.includeOwned || !mention.isOwned);
  const bySource = options.sources.map(() => ({ found: [] as Cluster[], mentions: [] as Mention[] }));
  for (const { cluster, mention } of kept) {
    for (const source of new Set(cluster.sightings.map(({ source }) => source))) bySource[source]!.found.push(cluster);
    if (counts(mention)) bySource[cluster.kept.source]!.mentions.push(mention);
  }
  const answered = options.sources.map((source, place) => ({
    ...source,
    ...bySource[place]!,
    tally: intake.tallies[place]!,
  }));
  const outcomes = answered.map((source) => outcome(source, window));
  const mentions = kept.map(({ mention }) => mention).sort(newestFirst);
  const observed: Observed = {
    mentions: mentions.filter(counts),
    reposts: mentions.filter(({ repostOf }) => repostOf !== null).length,
    sources: answered.map((source) => observedSource(source, window)),
    window,
    asOf,
    timezone: options.timezone,
  };
  const status = statusOf(outcomes);
  const report: Report = {
    schema: 'socialrank.report/1',
    tool: { name: 'socialrank', version: options.version },
    query: {
      input: query.input,
      brand: query.brand,
      expression: query.expression,
      owned: [...query.owned],
      profile: null,
    },
    window: { since: window.since.toISOString(), until: window.until.toISOString(), timezone: options.timezone },
    asOf: asOf.toISOString(),
    status,
    exitCode: exitCodeOf(outcomes, {
      wanted: new Set(options.sources.filter(({ isWanted }) => isWanted).map(({ name }) => name)),
      allowPartial: options.allowPartial,
    }),
    counts: status === 'failed' ? UNKNOWN_COUNTS : countsOf(intake, clusters, observed, mentions, options.includeOwned),
    ...measure(observed, options),
    sources: outcomes,
    warnings: warningsOf(answered, outcomes, window, options.warnings),
    mentions,
  };
  return rounded(report);
}

function measure(observed: Observed, { engine, top: rows, query }: AssembleOptions) {
  const parts = {
    strength: strength(observed),
    sentiment: sentimentRatio(observed),
    passion: passion(observed),
    reach: reach(observed),
  };
  const own = ownWords(query.node);
  return {
    socialRank: { ...composite(parts), ...parts },
    volume: volume(observed),
    sentiment: sentimentSummary(observed, engine),
    emotions: emotionShares(observed),
    authors: authorSummary(observed),
    engagement: engagementTotals(observed),
    top: top(observed, {
      rows,
      keywordsOf: ({ title, text, language }) => keywords(`${title ?? ''}\n${text}`, { language, own }),
    }),
    coverage: coverage(observed),
  };
}

function countsOf(
  { tallies }: Intake,
  clusters: readonly Cluster[],
  observed: Observed,
  mentions: readonly Mention[],
  includeOwned: boolean,
): Report['counts'] {
  const sum = (value: (tally: Intake['tallies'][number]) => number) =>
    tallies.reduce((total, tally) => total + value(tally), 0);
  const fetched = sum((tally) => tally.fetched);
  const unmatched = sum((tally) => tally.unmatched);
  const owned = mentions.filter(({ isOwned, repostOf }) => isOwned && repostOf === null).length;
  return {
    fetched,
    matched: fetched - unmatched,
    mentions: observed.mentions.length,
    duplicates: clusters.reduce((total, { sightings }) => total + sightings.length - 1, 0),
    reposts: observed.reposts,
    owned,
    filtered: {
      unmatched,
      outsideWindow: sum((tally) => tally.outsideWindow),
      language: sum((tally) => tally.language),
      owned: includeOwned ? 0 : owned,
      relevance: 0,
      seenBefore: 0,
    },
  };
}

/** From the first timestamp to one millisecond after the last; the usual week where nothing has a time. */
function dataWindow({ tallies }: Intake, now: Date): Window {
  const oldest = tallies.map((tally) => tally.oldest).filter((time) => time !== null);
  const newest = tallies.map((tally) => tally.newest).filter((time) => time !== null);
  if (oldest.length === 0) return { since: new Date(now.getTime() - DEFAULT_WINDOW_MILLISECONDS), until: now };
  return { since: new Date(Math.min(...oldest)), until: new Date(Math.max(...newest) + 1) };
}

function newestFirst(a: Mention, b: Mention): number {
  if (a.publishedAt !== b.publishedAt) return (a.publishedAt ?? '') > (b.publishedAt ?? '') ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
