/** From all that was taken in to the report: who counts, and every number about it. */
import type { Engine, Mention, Query, Report, Warning, Window } from '../../types.js';
import { type Cluster, copiesOf } from '../mention/duplicates.js';
import type { Observed } from '../metrics/observed.js';
import { contributions, type SharedMention } from '../metrics/overlap.js';
import { asRepeated } from '../relevance/weigh.js';
import { rounded } from '../round.js';
import { dataWindow } from './data-window.js';
import { exitCodeOf, statusOf } from './exit-code.js';
import type { Intake } from './intake.js';
import { measure } from './measure.js';
import type { OnRequest } from './on-request.js';
import { type Answered, type AnsweredSource, contributed, observedSource, outcome } from './outcome.js';
import type { Tally } from './tally.js';
import { UNKNOWN_COUNTS } from './unknown.js';
import { type Habit, warningsOf } from './warnings.js';

export interface AssembledSource {
  readonly name: string;
  readonly answer: Answered;
  /** The user named it, or gave it a key. */
  readonly isWanted: boolean;
  /** What earlier runs saw of it; null or absent: nothing. */
  readonly habit?: Habit | null;
}

export interface AssembleOptions {
  readonly query: Query;
  /** Null: that of the data. */
  readonly window: Window | null;
  /** The run's clock. */
  readonly clock: Date;
  /** Null: the end of the window. */
  readonly asOf: Date | null;
  readonly timezone: string;
  readonly engine: Engine;
  readonly includeOwned: boolean;
  /** What is less relevant is left out, and counted. */
  readonly minRelevance: number;
  readonly top: number;
  readonly allowPartial: boolean;
  readonly version: string;
  readonly sources: readonly AssembledSource[];
  readonly warnings: readonly Warning[];
  /** What is told only where it is asked for. */
  readonly asked: OnRequest;
  /** Ids, as in `candidates`, of what an earlier run told: left out of the report, and counted. */
  readonly seenBefore?: ReadonlySet<string>;
}

/** What may be told of, each with all that it is known as. */
export function candidates(intake: Intake): readonly Mention[] {
  return intake.clusters().map((cluster) => ({ ...cluster.kept.mention, copies: copiesOf(cluster) }));
}

export function assemble(intake: Intake, options: AssembleOptions): Report {
  const { query, seenBefore = new Set() } = options;
  const clusters = intake.clusters();
  const window = options.window ?? dataWindow(intake.tallies, options.clock);
  const asOf = options.asOf ?? window.until;
  const seenAt = asOf.toISOString();
  const counts = ({ repostOf, isOwned }: Mention) => repostOf === null && (options.includeOwned || !isOwned);
  const parts = options.sources.map((source, place) => openPart(source, intake.tallies[place]!));
  const shared: SharedMention[] = [];
  const isLeftOut = (mention: Mention) => counts(mention) && mention.relevance < options.minRelevance;
  const relevant: Mention[] = [];
  const mentions = clusters
    .flatMap((cluster) => {
      const mention = { ...cluster.kept.mention, seenAt, copies: copiesOf(cluster) };
      if (intake.isRepeated(mention)) Object.assign(mention, asRepeated(mention));
      if (isLeftOut(mention)) return [];
      relevant.push(mention);
      if (seenBefore.has(mention.id)) return [];
      if (counts(mention)) {
        hand(parts[cluster.kept.source]!, mention, cluster);
        if (cluster.sightings.length > 1) shared.push(...sharedMention(mention, cluster));
      }
      return mention;
    })
    .sort(newestFirst);
  const own = parts.map((part) => outcome(part, window));
  const observed: Observed = {
    mentions: mentions.filter(counts),
    reposts: mentions.filter(({ repostOf }) => repostOf !== null).length,
    sources: parts.map((part, place) => observedSource(part, own[place]!, window)),
    window,
    asOf,
    timezone: options.timezone,
  };
  const added = contributions(observed.sources, shared, observed.mentions.length);
  const outcomes = own.map((row, place) => contributed(row, added[place]!));
  const status = statusOf(outcomes);
  const report: Omit<Report, 'mentions'> = {
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
    counts: status === 'failed' ? UNKNOWN_COUNTS : countsOf(intake, clusters, observed, relevant, options.includeOwned),
    ...measure(observed, { ...options, shared }),
    sources: outcomes,
    warnings: warningsOf(
      parts,
      outcomes,
      window,
      options.warnings,
      options.sources.map(({ habit }) => habit ?? null),
    ),
  };
  return { ...rounded(report), mentions: mentions.map(roundedAsGiven) };
}

/** Of a mention, what is computed is rounded when it is computed. */
function roundedAsGiven(mention: Mention): Mention {
  const { rating, engagement } = mention;
  if (isRound(rating) && isRound(engagement.score)) return mention;
  return { ...mention, rating: rounded(rating), engagement: rounded(engagement) };
}

const isRound = (value: number | null): boolean => value === null || Number.isInteger(value);

/** A query as the report names it. */
export function askedOf({ input, brand, expression, owned, profile }: Query): Report['query'] {
  return { input, brand, expression, owned: [...owned], profile: profile?.name ?? null };
}

interface Part extends AnsweredSource {
  readonly mentions: Mention[];
  readonly endpointMentions: Map<string, number>;
  unique: number;
}

function openPart({ name, answer }: AssembledSource, tally: Tally): Part {
  return { name, answer, tally, mentions: [], endpointMentions: new Map(), unique: 0 };
}

/** A mention belongs to the source that gave the sighting that was kept. */
function hand(part: Part, mention: Mention, { kept: { source, endpoint }, sightings }: Cluster): void {
  part.mentions.push(mention);
  if (sightings.every((sighting) => sighting.source === source)) part.unique += 1;
  if (endpoint === null) return;
  part.endpointMentions.set(endpoint, (part.endpointMentions.get(endpoint) ?? 0) + 1);
}

/** None where one source alone found it. */
function sharedMention({ publishedAt }: Mention, { kept, sightings }: Cluster): SharedMention[] {
  if (sightings.every(({ source }) => source === kept.source)) return [];
  const others = new Set(sightings.map(({ source }) => source));
  others.delete(kept.source);
  return [
    { publishedAt: publishedAt === null ? Number.NaN : Date.parse(publishedAt), sources: [kept.source, ...others] },
  ];
}

function countsOf(
  { tallies }: Intake,
  clusters: readonly Cluster[],
  observed: Observed,
  relevant: readonly Mention[],
  includeOwned: boolean,
): Report['counts'] {
  const sum = (value: (tally: Intake['tallies'][number]) => number) =>
    tallies.reduce((total, tally) => total + value(tally), 0);
  const fetched = sum((tally) => tally.fetched);
  const unmatched = sum((tally) => tally.unmatched);
  const reposts = relevant.filter(({ repostOf }) => repostOf !== null).length;
  const owned = relevant.filter(({ isOwned, repostOf }) => isOwned && repostOf === null).length;
  const leftOut = includeOwned ? 0 : owned;
  return {
    fetched,
    matched: fetched - unmatched,
    mentions: observed.mentions.length,
    duplicates: clusters.reduce((total, { sightings }) => total + sightings.length - 1, 0),
    reposts,
    owned,
    filtered: {
      unmatched,
      outsideWindow: sum((tally) => tally.outsideWindow),
      language: sum((tally) => tally.language),
      owned: leftOut,
      relevance: clusters.length - relevant.length,
      seenBefore: relevant.length - reposts - leftOut - observed.mentions.length,
    },
  };
}

function newestFirst(a: Mention, b: Mention): number {
  if (a.publishedAt !== b.publishedAt) return (a.publishedAt ?? '') > (b.publishedAt ?? '') ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
