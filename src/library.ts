/** `scan()` for callers: puts the network, the clock and the sources together and runs the pipeline. */

import type { GivenProfile } from './brands/profile.js';
import { checkBrands, checkCompareOptions, checkQuery } from './check-options.js';
import type { GoldMatrix } from './core/evaluation/gold-matrix.js';
import type { Grouping } from './core/mention/duplicates.js';
import type { GivenEngine } from './engine.js';
import type { Transport } from './http/transport.js';
import type { EngineRun } from './open-engine.js';
import { prepare, prepareBrands } from './prepare.js';
import { type BrandEvent, streamBrands as runBrands, scanBrands as runToReports } from './scan/brands.js';
import type { ScanEvent } from './scan/request.js';
import { stream as run, scan as runToReport } from './scan/scan.js';
import type { GivenSettings } from './sources/settings.js';
import type { Cache, Source } from './sources/source.js';
import type { Store } from './store/store.js';
import type { BrandComparison, Person, Query, Report } from './types.js';

export interface ScanOptions {
  /** Sources to ask; absent: every built-in one that is ready. */
  readonly sources?: readonly Source[];
  /** By source, then setting: `{ rss: { feeds: 'https://example.com/feed.xml' } }`. */
  readonly settings?: Readonly<Record<string, GivenSettings>>;
  /** Names of sources that must not be left out quietly; absent: those in `sources`. */
  readonly wanted?: ReadonlySet<string>;
  /** `[since, until)`; absent: the last seven days. With local inputs alone and neither given, the data's own window. */
  readonly since?: Date;
  readonly until?: Date;
  /** Of all time, where neither is given: the window is then that of what was found. */
  readonly allTime?: boolean;
  /** The run's clock; absent: now, while the report is as of `until` where that lies in the past. */
  readonly asOf?: Date;
  /** IANA name of the zone in which days are counted (UTC). */
  readonly timezone?: string;
  /** Items asked of each search source (100); when given, sources read whole keep to it too. */
  readonly limit?: number;
  /** Language codes to keep; absent: all. */
  readonly languages?: readonly string[];
  /** Sources that cannot honour the query or the languages exactly are skipped. */
  readonly strict?: boolean;
  /** A name, an engine, or what makes one for this scan, which is closed with it. */
  readonly engine?: string | GivenEngine | ((run: EngineRun) => GivenEngine | Promise<GivenEngine>);
  /** What people said of mentions, by their ids: it wins over the engine. */
  readonly labels?: ReadonlyMap<string, 'positive' | 'neutral' | 'negative'>;
  /** Only mentions that no earlier run of the query kept in this store; the others are counted in `seenBefore`. */
  readonly newIn?: Pick<Store, 'seen'>;
  /** Names of the sources whose ratings are from 0 to 10, and no stars: adds their NPS. */
  readonly nps?: readonly string[];
  /** A stand-in from what authors say, with its disclaimer: no NPS. */
  readonly npsProxy?: boolean;
  /** Of this very engine, as `socialrank eval --write-matrix` writes it: adds `netSentimentCorrected`. */
  readonly goldMatrix?: GoldMatrix;
  /** An earlier report of the same query by the same engine, or what finds one: adds `lift` to each of `emotions`. */
  readonly baseline?: Report | BaselineFor;
  readonly exact?: boolean;
  /** Those whom `from:~name` may name, each by the accounts of one person. */
  readonly persons?: readonly Person[];
  readonly includeOwned?: boolean;
  /** 0..1 (0): what is less relevant is left out, and counted in `counts.filtered.relevance`. */
  readonly minRelevance?: number;
  /** 0.5..0.999 (0.95): the level at which intervals hold. */
  readonly confidence?: number;
  /** False: nothing folds, not even by id. */
  readonly dedupe?: boolean;
  /** Taken for one, besides copies: what links to one page, or one person's posts. `none`: no copies, only what was found twice. */
  readonly group?: Grouping;
  /** Short links of mentions are followed to their page, and asked for on the network. */
  readonly expandLinks?: boolean;
  readonly top?: number;
  readonly allowPartial?: boolean;
  readonly allowPrivate?: boolean;
  readonly timeoutMilliseconds?: number;
  /** Of the whole run; absent: 60 s, and none where only local inputs are asked. Infinity: none. */
  readonly deadlineMilliseconds?: number;
  readonly retries?: number;
  /** Requests at once, strictly; absent: 32, not counting those that wait for a silent host. */
  readonly concurrency?: number;
  readonly signal?: AbortSignal;
  /** What reaches the network; absent: the network itself. A tape is another. */
  readonly transport?: Transport;
  /** Answers come from a tape: sources one after the other, no waiting, durations 0, keys not needed. */
  readonly isReplay?: boolean;
  /** Kept between runs; absent: for this run only. */
  readonly cache?: (source: string) => Cache;
  /** The present; absent: the system's clock. */
  readonly now?: () => Date;
}

/** Of each brand by itself. @param engine as in a report. @returns null: there is none to compare with */
export type BaselineFor = (
  query: Pick<Query, 'expression' | 'profile'>,
  engine: string,
) => Report | null | Promise<Report | null>;

/**
 * Everything that happens, as it happens; the last event is the report.
 * @param query as on the command line, or a brand's profile
 * @throws UsageError before anything is asked; the reason of `signal` when it is aborted
 */
export async function* stream(query: string | GivenProfile, options: ScanOptions = {}): AsyncGenerator<ScanEvent> {
  const prepared = await prepare(await askedFor(query), options);
  try {
    yield* run(prepared.request);
  } finally {
    prepared.close();
  }
}

/**
 * Asks the sources and reports: the same object as `socialrank --format json`.
 * @throws UsageError before anything is asked; the reason of `signal` when it is aborted
 */
export async function scan(query: string | GivenProfile, options: ScanOptions = {}): Promise<Report> {
  const prepared = await prepare(await askedFor(query), options);
  try {
    return await runToReport(prepared.request);
  } finally {
    prepared.close();
  }
}

/**
 * Many brands in one run: files and feeds are read once for all of them, searches are made for each. The last events
 * are the reports, in the order of the brands. Without a deadline of its own a run has 60 s for each of them.
 * @throws UsageError before anything is asked; the reason of `signal` when it is aborted
 */
export async function* streamBrands(
  brands: readonly GivenProfile[],
  options: ScanOptions = {},
): AsyncGenerator<BrandEvent> {
  const prepared = await prepareBrands(await queriesOf(brands), options);
  try {
    yield* runBrands(prepared.requests);
  } finally {
    prepared.close();
  }
}

/**
 * The reports alone, in the order of the brands.
 * @throws UsageError before anything is asked; the reason of `signal` when it is aborted
 */
export async function scanBrands(brands: readonly GivenProfile[], options: ScanOptions = {}): Promise<Report[]> {
  const prepared = await prepareBrands(await queriesOf(brands), options);
  try {
    return await runToReports(prepared.requests);
  } finally {
    prepared.close();
  }
}

/** How brands are compared. */
export interface CompareOptions extends ScanOptions {
  /** An item that names k brands counts for each of them (`items`), or a k-th part for each. */
  readonly sov?: BrandComparison['sov'];
  /** The share of voice that is expected of each brand, in their order and any unit: adds `excessShareOfVoice`. */
  readonly expected?: readonly number[];
}

/**
 * Brands beside each other, asked of the same sources in one run: the same object as `socialrank compare --format json`.
 * @throws UsageError before anything is asked, also for fewer than two brands; the reason of `signal` when it is aborted
 */
export async function compareBrands(
  brands: readonly (string | GivenProfile)[],
  options: CompareOptions = {},
): Promise<BrandComparison> {
  checkBrands(brands);
  checkCompareOptions(options);
  const { compared, expectedOf, prepareCompared } = await import('./compared.js');
  const { sov, expected, ...asked } = options;
  const prepared = await prepareCompared(await Promise.all(brands.map(askedFor)), asked);
  try {
    if (expected !== undefined) expectedOf(prepared.queries, expected);
    return compared(prepared, await runToReports(prepared.requests), options);
  } finally {
    prepared.close();
  }
}

async function askedFor(query: string | GivenProfile): Promise<string | Query> {
  checkQuery(query);
  return typeof query === 'string' ? query : (await queriesOf([query]))[0]!;
}

async function queriesOf(brands: readonly GivenProfile[]): Promise<readonly Query[]> {
  const { profileQuery, profilesOf } = await import('./brands/given.js');
  return profilesOf(brands).map((profile) => profileQuery(profile));
}
