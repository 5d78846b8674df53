/** Assembles the report from everything taken in: which mentions count, and every number about them. */
import type { Engine } from '../../engine.js';
import type { Mention, Query, Report, Warning, Window } from '../../types.js';
import { copiesOf } from '../mention/duplicates.js';
import type { Confidence } from '../metrics/confidence.js';
import type { Observed } from '../metrics/observed.js';
import { contributions } from '../metrics/overlap.js';
import { rounded } from '../round.js';
import { passed } from '../time/passed.js';
import { dataWindow, isTimeless } from './data-window.js';
import { exitCodeOf, statusOf } from './exit-code.js';
import type { Intake } from './intake.js';
import { type ListedMentions, listedMentions } from './listed-mentions.js';
import { MEASURES, measure } from './measure.js';
import type { OnRequest } from './on-request.js';
import { type Answered, contributed, observedSource, outcome } from './outcome.js';
import { UNKNOWN_COUNTS } from './unknown-counts.js';
import { type Habit, warningsOf } from './warnings.js';
import { together, whenRead } from './when-read.js';

export interface AssembledSource {
  readonly name: string;
  readonly answer: Answered;
  /** Whether the user named it or gave it a key. */
  readonly isWanted: boolean;
  /** What earlier runs saw of it; null or absent if nothing. */
  readonly habit?: Habit | null;
}

export interface AssembleOptions {
  readonly query: Query;
  /** Null: the window of the data. */
  readonly window: Window | null;
  /** The clock of the run. */
  readonly clock: Date;
  /** Null: the end of the window. */
  readonly asOf: Date | null;
  readonly timezone: string;
  readonly engine: Engine;
  /** Computes the numbers only when one is first read; otherwise at once. */
  readonly measuresWhenRead?: boolean;
  /** Confidence level of all intervals. */
  readonly confidence: Confidence;
  readonly includeOwned: boolean;
  /** Mentions with lower relevance are left out, and counted. */
  readonly minRelevance: number;
  readonly top: number;
  readonly allowPartial: boolean;
  readonly version: string;
  readonly sources: readonly AssembledSource[];
  readonly warnings: readonly Warning[];
  /** Parts that are included on request only. */
  readonly asked: OnRequest;
  /** Ids, as in `candidates`, of mentions that an earlier run reported: left out of the report, and counted. */
  readonly seenBefore?: ReadonlySet<string>;
}

/** Mentions that the report may list, each with its copies and thus with all ids it is known by. */
export function candidates(intake: Intake): readonly Mention[] {
  return Array.from(intake.clusters(), (cluster) => ({ ...cluster.kept.mention, copies: copiesOf(cluster) }));
}

const TIMELESS: Warning = {
  code: 'no_times',
  message: 'none of the items has a time: the window is the last seven days, and all of them count',
  source: null,
};

export function assemble(intake: Intake, options: AssembleOptions): Report {
  const { query, seenBefore = new Set() } = options;
  const window = options.window ?? dataWindow(intake.tallies, options.clock);
  const asOf = options.asOf ?? window.until;
  const told = listedMentions(intake, { ...options, seenBefore, seenAt: asOf.toISOString() });
  const { mentions, parts, shared } = told;
  const seen = passed(window, asOf);
  const own = parts.map((part) => outcome(part, seen));
  const observed: Observed = {
    mentions: told.counted,
    reposts: mentions.filter(({ repostOf }) => repostOf !== null).length,
    sources: parts.map((part, place) => observedSource(part, own[place]!, seen)),
    window: seen,
    asOf,
    timezone: options.timezone,
    confidence: options.confidence,
  };
  const added = contributions(observed.sources, shared, {
    mentions: observed.mentions.length,
    confidence: options.confidence,
  });
  const outcomes = own.map((row, place) => contributed(row, added[place]!));
  const status = statusOf(outcomes);
  const head = {
    schema: 'socialrank.report/1',
    tool: { name: 'socialrank', version: options.version },
    query: askedOf(query),
    window: { since: window.since.toISOString(), until: window.until.toISOString(), timezone: options.timezone },
    asOf: asOf.toISOString(),
    status,
    exitCode: exitCodeOf(outcomes, {
      wanted: new Set(options.sources.filter(({ isWanted }) => isWanted).map(({ name }) => name)),
      allowPartial: options.allowPartial,
    }),
    counts: status === 'failed' ? UNKNOWN_COUNTS : countsOf(intake, told, options.includeOwned),
  } as const;
  const measured = () => rounded(measure(observed, { ...options, shared }));
  const rest = {
    sources: outcomes,
    warnings: warningsOf(
      parts,
      outcomes,
      seen,
      options.window === null && told.counted.length > 0 && areTimeless(intake)
        ? [...options.warnings, TIMELESS]
        : options.warnings,
      options.sources.map(({ habit }) => habit ?? null),
    ),
    confidence: options.confidence.level,
  };
  const listing = { ...rounded(rest), mentions: mentions.map(roundedAsGiven) };
  if (options.measuresWhenRead !== true) return { ...head, ...measured(), ...listing };
  return together(together(head, whenRead(MEASURES, measured)), listing);
}

/** Whether no item has a time; items outside the window have one. */
const areTimeless = ({ tallies }: Intake): boolean =>
  isTimeless(tallies) && tallies.every(({ outsideWindow }) => outsideWindow === 0);

/** Rounds the numbers that come from the source; computed ones have been rounded already. */
function roundedAsGiven(mention: Mention): Mention {
  const { rating, engagement } = mention;
  if (isRound(rating) && isRound(engagement.score)) return mention;
  return { ...mention, rating: rounded(rating), engagement: rounded(engagement) };
}

const isRound = (value: number | null): boolean => value === null || Number.isInteger(value);

/** The query in the form of the report. */
export function askedOf({ input, brand, expression, owned, profile }: Query): Report['query'] {
  return { input, brand, expression, owned: [...owned], profile: profile?.name ?? null };
}

function countsOf({ tallies }: Intake, { counted, counts }: ListedMentions, includeOwned: boolean): Report['counts'] {
  const sum = (value: (tally: Intake['tallies'][number]) => number) =>
    tallies.reduce((total, tally) => total + value(tally), 0);
  const fetched = sum((tally) => tally.fetched);
  const unmatched = sum((tally) => tally.unmatched);
  const { duplicates, irrelevant, relevant, reposts, owned } = counts;
  const leftOut = includeOwned ? 0 : owned;
  return {
    fetched,
    matched: fetched - unmatched,
    mentions: counted.length,
    duplicates,
    reposts,
    owned,
    filtered: {
      unmatched,
      outsideWindow: sum((tally) => tally.outsideWindow),
      language: sum((tally) => tally.language),
      owned: leftOut,
      relevance: irrelevant,
      seenBefore: relevant - reposts - leftOut - counted.length,
    },
  };
}
