/** All that a scan is given. It reads no clock, environment or file by itself. */

import type { Grouping } from '../core/mention/duplicates.js';
import type { Confidence } from '../core/metrics/confidence.js';
import type { OnRequest } from '../core/report/on-request.js';
import type { Label } from '../core/sentiment/label.js';
import type { Engine, Judges, ScoreDetail } from '../engine.js';
import type { SourceError } from '../errors.js';
import type { KeptLimits } from '../http/manners.js';
import type { Cache, Http, Source } from '../sources/source.js';
import type { Mention, Person, Query, Report, Window } from '../types.js';

/** The network as a scan needs it; the real one is `http/network.ts`. */
export interface Network {
  /** What one source is given. */
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
  /** In the report: the source's own name, `file:PATH` or `-`. */
  readonly name: string;
  /** As a shell is given it where a command wants it, where that is not its name: `./our-forum.js`. */
  readonly given?: string;
  readonly source: Source;
  /** Checked against the source's own settings; a missing required one is found out here. */
  readonly settings: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly cache: Cache;
  /** Searches of one client, for several brands, keep one pace. */
  readonly client?: object;
  /** Something that it was given says who asks: a key, or a login in an address. */
  readonly hasKey: boolean;
  /** The user named it, or gave it a key: that it is turned away is then a failure, not a source left out. */
  readonly isWanted: boolean;
}

export interface ScanRequest {
  readonly query: Query;
  readonly sources: readonly AskedSource[];
  /** Null: not asked for; the window is then that of the local data. */
  readonly window: Window | null;
  /** No beginning was asked for: that of the window is only what sources are told, and a report's is that of what was found. */
  readonly isAllTime?: boolean;
  /** The present, as sources are told it: whether a window lies in the past, what was read today. */
  readonly now: Date;
  /** The run's clock: what lies after it, and after the window, is the future. */
  readonly clock: Date;
  /** The clock was said, not read: what is later was not there yet, and lies outside of the window. */
  readonly laterIsOutside: boolean;
  /** Null: the end of the window. */
  readonly asOf: Date | null;
  /** IANA name. */
  readonly timezone: string;
  /** Items asked of each search source. */
  readonly limit: number;
  /** Sources read whole keep to the limit too. */
  readonly limitsWhole: boolean;
  /** Codes; empty: all. */
  readonly languages: readonly string[];
  /** Where neither the source nor its letters and small words say it; null: not sure. */
  readonly detectLanguage?: (text: string) => Promise<string | null>;
  readonly engine: Engine;
  /** Who judges as the engine does, in another thread. Absent: the engine alone. */
  readonly judges?: Judges;
  /** What is looked at besides the judgement of each mention; absent: all that costs the engine next to nothing. */
  readonly wants?: readonly ScoreDetail[];
  /** The numbers of the report are computed when somebody reads one of them. Absent: at once. */
  readonly measuresWhenRead?: boolean;
  /** Of every interval. */
  readonly confidence: Confidence;
  /** What people said of mentions, by id: it wins over the engine. */
  readonly labels: ReadonlyMap<string, Label>;
  /** Ids of those that an earlier run told: they are left out, and counted. Absent: all are told. */
  readonly seen?: (mentions: readonly Mention[]) => Promise<ReadonlySet<string>>;
  /** Measures that nobody wants unasked. */
  readonly asked: OnRequest;
  /** Sources that cannot honour the query or the languages exactly are skipped. */
  readonly strict: boolean;
  readonly includeOwned: boolean;
  /** 0..1; what is less relevant is left out, and counted. */
  readonly minRelevance: number;
  readonly dedupe: boolean;
  /** Null: copies alone are taken for one. */
  readonly group: Grouping | null;
  /** Who is one in several networks, where one person's posts are taken for one. */
  readonly persons: readonly Person[];
  /** What is known of short links, which are then followed; null: they stay as they are. */
  readonly shortLinks: Cache | null;
  /** Rows of top lists. */
  readonly top: number;
  readonly allowPartial: boolean;
  readonly network: Network;
  /** Ctrl-C: the scan ends with the reason, without a report. */
  readonly signal: AbortSignal;
  /** The run's deadline: what is there then is reported. */
  readonly deadline: AbortSignal;
  /** Same input, same bytes: sources one after the other, durations 0. */
  readonly repeatable: boolean;
  /** ms, monotonic. */
  readonly stopwatch: () => number;
  /** Takes known secrets out of a message. */
  readonly redact: (text: string) => string;
  readonly version: string;
}

/**
 * An event in a scan:
 *
 * - `asking`: a source is asked.
 * - `page`: its `page`-th page arrived; `fetched` items have arrived from it so far.
 * - `note`: a source has something to say.
 * - `mention`: a mention was found and scored.
 * - `copy`: a copy of the mention with the id `of` was found.
 * - `finished`, `failed`, `skipped`: a source is done.
 * - `report`: the result, the last event.
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
