/** What callers of the library may ask for. */
import type { GoldMatrix } from '../core/evaluation/gold-matrix.js';
import type { Grouping } from '../core/mention/duplicates.js';
import type { GivenEngine } from '../engine.js';
import type { Transport } from '../http/transport.js';
import type { GivenSettings } from '../sources/settings.js';
import type { Cache, Source } from '../sources/source.js';
import type { Store } from '../store/store.js';
import type { BrandComparison, Person, Query, Report } from '../types.js';
import type { EngineRun } from './open-engine.js';

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
  /** Of all time, where no `since` is given: the window then begins with what was found. */
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
  /** Only mentions that no earlier run of the query kept in this store; the others are counted in `counts.filtered.seenBefore`. */
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

/** How brands are compared. */
export interface CompareOptions extends ScanOptions {
  /** An item that names k brands counts for each of them (`items`), or a k-th part for each. */
  readonly sov?: BrandComparison['sov'];
  /** The share of voice that is expected of each brand, in their order and any unit: adds `excessShareOfVoice`. */
  readonly expected?: readonly number[];
}

export interface LocalFileOptions {
  /** Ours = theirs, dots for nesting: `text=body,publishedAt=created_utc`; `publishedAt:dmy` for days as 31/12/2025. */
  readonly map?: string;
  /** Of times that name none (UTC). */
  readonly timezone?: string;
  /** How many threads read it together, 1 to 64, where its lines can be told apart without reading them (one for less than 100 MB). */
  readonly threads?: number;
}
