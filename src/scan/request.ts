/** The complete input of a scan. A scan reads no clock, environment or file by itself. */

import type { Grouping } from '../core/mention/duplicates.js';
import type { Confidence } from '../core/metrics/confidence.js';
import type { OnRequest } from '../core/report/on-request.js';
import type { Label } from '../core/sentiment/label.js';
import type { Engine, Judges, ScoreDetail } from '../engine.js';
import type { SourceError } from '../errors.js';
import type { KeptLimits } from '../http/etiquette.js';
import type { Cache, Http, Source } from '../sources/source.js';
import type { Mention, Person, Query, Report, Window } from '../types.js';

/** The network as a scan uses it; the real one is `http/network.ts`. */
export interface Network {
  /** Returns the HTTP client of one source. */
  forSource(options: {
    signal: AbortSignal;
    of?: object;
    baseUrl: string | null;
    onRequest: () => void;
    rate?: Source['rate'];
    allowance?: Source['allowance'];
    limits?: KeptLimits | undefined;
  }): Http;
}

export interface AskedSource {
  /** Name in the report: the source's own name, `file:PATH` or `-`. */
  readonly name: string;
  /** The argument that commands accept for the source, quoted for a shell, if it is not its name: `./our-forum.js`. */
  readonly given?: string;
  readonly source: Source;
  /** Checked against the source's own settings; whether a required one is missing is determined here. */
  readonly settings: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly cache: Cache;
  /** Identifies a client whose searches, for several brands, share one rate limit. */
  readonly client?: object;
  /** Whether the settings identify the user, by a key or by a login in an address. */
  readonly hasKey: boolean;
  /** Whether the user named the source or gave it a key: a refusal is then a failure, not a skipped source. */
  readonly isWanted: boolean;
}

export interface ScanRequest {
  readonly query: Query;
  readonly sources: readonly AskedSource[];
  /** Null if no window was requested; it is then that of the local data. */
  readonly window: Window | null;
  /**
   * Whether no start was requested: `window.since` is then only what sources receive, and the report states that of the
   * data.
   */
  readonly isAllTime?: boolean;
  /** The present for sources: decides whether a window is in the past, and what was read today. */
  readonly now: Date;
  /** The clock of the run: times after both the clock and the window are in the future. */
  readonly clock: Date;
  /** Whether the clock was given, not read: later items did not exist yet and are outside the window. */
  readonly laterIsOutside: boolean;
  /** Null for the end of the window. */
  readonly asOf: Date | null;
  /** IANA name. */
  readonly timezone: string;
  /** Number of items to request from each search source. */
  readonly limit: number;
  /** Whether the limit also applies to sources that are read whole. */
  readonly limitsWhole: boolean;
  /** Language codes to keep; empty for all. */
  readonly languages: readonly string[];
  /** Detects the language if neither the source nor script and function words determine it; null if uncertain. */
  readonly detectLanguage?: (text: string) => Promise<string | null>;
  readonly engine: Engine;
  /** Judges like the engine, in another thread. Absent: only the engine judges. */
  readonly judges?: Judges;
  /** Details needed besides the sentiment of each mention; absent: all that cost the engine next to nothing. */
  readonly wants?: readonly ScoreDetail[];
  /** Whether the numbers of the report are computed when one of them is first read. Absent: at once. */
  readonly measuresWhenRead?: boolean;
  /** Confidence level of every interval. */
  readonly confidence: Confidence;
  /** Labels given by people, by the id of the mention; they override the engine. */
  readonly labels: ReadonlyMap<string, Label>;
  /**
   * Returns the ids of mentions that an earlier run reported: they are left out and counted. Absent: all are reported.
   */
  readonly seen?: (mentions: readonly Mention[]) => Promise<ReadonlySet<string>>;
  /** Measures that are computed only on request. */
  readonly asked: OnRequest;
  /** Whether to skip sources that cannot apply the query or the languages exactly. */
  readonly strict: boolean;
  readonly includeOwned: boolean;
  /** From 0 to 1; less relevant mentions are left out and counted. */
  readonly minRelevance: number;
  readonly dedupe: boolean;
  /** Null: only copies count as one. */
  readonly group: Grouping | null;
  /** Identifies persons on several networks, for grouping by person. */
  readonly persons: readonly Person[];
  /** Cache of resolved short links, which are then followed; null if they are not. */
  readonly shortLinks: Cache | null;
  /** Number of rows of top lists. */
  readonly top: number;
  readonly allowPartial: boolean;
  readonly network: Network;
  /** Aborted by Ctrl-C: the scan ends with the reason, without a report. */
  readonly signal: AbortSignal;
  /** The run's deadline: the report then contains what was found by that time. */
  readonly deadline: AbortSignal;
  /** Whether the same input must give the same output: sources run one after the other, and durations are 0. */
  readonly repeatable: boolean;
  /** Monotonic, in milliseconds. */
  readonly stopwatch: () => number;
  /** Removes known secrets from a message. */
  readonly redact: (text: string) => string;
  readonly version: string;
}

/**
 * An event in a scan:
 *
 * - `asking`: the search of a source begins.
 * - `page`: its `page`-th page arrived; `fetched` items have arrived from it so far.
 * - `note`: the source reports a message.
 * - `mention`: a mention was found and scored.
 * - `copy`: a copy of the mention with the id `of` was found.
 * - `finished`, `failed`, `skipped`: the source is done.
 * - `report`: the result, which is the last event.
 */
export type ScanEvent =
  | { readonly type: 'asking'; readonly source: string }
  | { readonly type: 'page'; readonly source: string; readonly page: number; readonly fetched: number }
  | { readonly type: 'note'; readonly source: string; readonly message: string }
  | { readonly type: 'mention'; readonly mention: Mention }
  | { readonly type: 'copy'; readonly of: string; readonly source: string; readonly url: string | null }
  | { readonly type: 'finished'; readonly source: string; readonly fetched: number }
  | { readonly type: 'failed'; readonly source: string; readonly error: SourceError }
  | { readonly type: 'skipped'; readonly source: string; readonly error: SourceError | null; readonly reason: string }
  | { readonly type: 'report'; readonly report: Report };
