/** The options of the library's functions. */
import type { GoldMatrix } from '../core/evaluation/gold-matrix.js';
import type { Grouping } from '../core/mention/duplicates.js';
import type { GivenEngine } from '../engine.js';
import type { Transport } from '../http/transport.js';
import type { GivenSettings } from '../sources/settings.js';
import type { Cache, Source } from '../sources/source.js';
import type { Store } from '../store/store.js';
import type { BrandComparison, Person, Query, Report } from '../types.js';
import type { EngineRun } from './open-engine.js';

/** Options of `scan`, `stream`, `scanBrands` and `streamBrands`; all are optional. */
export interface ScanOptions {
  /** The sources to search; default: every built-in source that is ready to use. */
  readonly sources?: readonly Source[];
  /** Settings by the name of the source, such as `{ rss: { feeds: 'https://example.com/feed.xml' } }`. */
  readonly settings?: Readonly<Record<string, GivenSettings>>;
  /** Names of the sources whose refusal counts as a failure, not as a skipped source; default: those in `sources`. */
  readonly wanted?: ReadonlySet<string>;
  /**
   * Start of the window; default: seven days before `until`. If all sources are local and neither is given, the window
   * is that of the data.
   */
  readonly since?: Date;
  /** End of the window, excluded; default: now. */
  readonly until?: Date;
  /** Searches all time if `since` is not given: the window then begins with the oldest item found. */
  readonly allTime?: boolean;
  /**
   * The time that the run treats as the present, and `asOf` of the report. Default: now; the report then states `until`
   * if that is in the past.
   */
  readonly asOf?: Date;
  /** IANA name of the time zone in which days are counted; default: UTC. */
  readonly timezone?: string;
  /**
   * Number of items to request from each search source; default: 100. If given, it also limits sources that are
   * otherwise read whole.
   */
  readonly limit?: number;
  /** Codes of the languages to keep; default: all. Texts of unknown language are always kept. */
  readonly languages?: readonly string[];
  /** Skips sources that cannot apply the query or the languages exactly. */
  readonly strict?: boolean;
  /**
   * The name of an engine, an engine, or a function that makes one for this scan; an engine made by the function is
   * closed after the scan. Default: `social`.
   */
  readonly engine?: string | GivenEngine | ((run: EngineRun) => GivenEngine | Promise<GivenEngine>);
  /** Your own labels by the id of the mention; they override the engine. */
  readonly labels?: ReadonlyMap<string, 'positive' | 'neutral' | 'negative'>;
  /**
   * Reports only mentions that no earlier run of the query stored in this store; the others are counted in
   * `counts.filtered.seenBefore`.
   */
  readonly newIn?: Pick<Store, 'seen'>;
  /** Names of the sources whose ratings range from 0 to 10 and are not stars; adds the NPS of these ratings. */
  readonly nps?: readonly string[];
  /** Adds an NPS-like estimate from the sentiment of authors, with a disclaimer; it is not a survey NPS. */
  readonly npsProxy?: boolean;
  /**
   * The confusion matrix of this engine and version, as `socialrank eval --write-matrix` writes it; adds
   * `netSentimentCorrected`.
   */
  readonly goldMatrix?: GoldMatrix;
  /**
   * An earlier report of the same query and engine, or a function that finds one; adds `lift` to each of `emotions`.
   */
  readonly baseline?: Report | BaselineFor;
  /** Searches for the brand name exactly as given, not for its other forms. */
  readonly exact?: boolean;
  /** The persons that `from:~name` can refer to, each with their accounts. */
  readonly persons?: readonly Person[];
  /** Counts the brand's own posts too. */
  readonly includeOwned?: boolean;
  /**
   * Minimum relevance, 0 to 1; default: 0. Mentions below it are left out and counted in `counts.filtered.relevance`.
   */
  readonly minRelevance?: number;
  /** Confidence level of the intervals, 0.5 to 0.999; default: 0.95. */
  readonly confidence?: number;
  /** If false, every copy counts, even the same post found twice; default: true. */
  readonly dedupe?: boolean;
  /**
   * Which mentions, besides copies, count as one: those that link to the same page (`link`), or the cross-posts of one
   * person (`person`). With `none`, copies count separately too; only the same post found twice counts as one.
   */
  readonly group?: Grouping;
  /** Resolves short links in mentions to their pages, which takes additional requests. */
  readonly expandLinks?: boolean;
  /** Number of rows of each list in `top`; default: 10. */
  readonly top?: number;
  /** Sets `exitCode` of the report to 0 even if some sources failed. */
  readonly allowPartial?: boolean;
  /** Allows addresses found in content to point into private networks. */
  readonly allowPrivate?: boolean;
  /** Time limit of one request, in milliseconds; default: 15,000. */
  readonly timeoutMilliseconds?: number;
  /**
   * Time limit of the whole run, in milliseconds; default: 60,000 per brand, or none if all sources are local. Infinity
   * means no limit.
   */
  readonly deadlineMilliseconds?: number;
  /** Number of retries after a temporary failure; default: 2. */
  readonly retries?: number;
  /**
   * Strict limit on the number of simultaneous requests; default: 32, not counting requests that wait for a slow host.
   */
  readonly concurrency?: number;
  /** Aborts the scan without a report: it throws the reason of the signal. */
  readonly signal?: AbortSignal;
  /** Sends the requests; default: the real network. `replay` makes a transport from a recording. */
  readonly transport?: Transport;
  /**
   * Whether the transport replays a recording: sources are then searched one after the other, without waiting or keys,
   * and durations are 0.
   */
  readonly isReplay?: boolean;
  /** Returns a cache for a source that outlives the run; default: one for this run only. */
  readonly cache?: (source: string) => Cache;
  /** Returns the current time; default: the system clock. */
  readonly now?: () => Date;
}

/**
 * Finds the baseline of each brand.
 * @param engine `name@version`, as in a report
 * @returns the earlier report; null if there is none to compare with
 */
export type BaselineFor = (
  query: Pick<Query, 'expression' | 'profile'>,
  engine: string,
) => Report | null | Promise<Report | null>;

/** Options of `compareBrands`. */
export interface CompareOptions extends ScanOptions {
  /** How an item that names k brands counts: once for each (`items`, the default), or 1/k for each (`fractional`). */
  readonly sov?: BrandComparison['sov'];
  /**
   * The share of voice that you expect of each brand, in the order of the brands and in any unit; adds
   * `excessShareOfVoice`.
   */
  readonly expected?: readonly number[];
}

/** Options of `localFile`. */
export interface LocalFileOptions {
  /**
   * Which fields of the file to use, as ours=theirs, with dots for nested ones: `text=body,publishedAt=created_utc`.
   * Dates like 31/12/2025 are read with `publishedAt:dmy=Fecha`.
   */
  readonly map?: string;
  /** Time zone of times that do not state one; default: UTC. */
  readonly timezone?: string;
  /**
   * Number of threads that read the file, 1 to 64, if its lines can be split without parsing. Default: chosen by the
   * size of the file; one below 100 MB.
   */
  readonly threads?: number;
}
