/** Memory between runs: what every database does for the rest of the house, in words of the domain. */
import type { Outbox, Verdict } from '../alerts/outbox.js';
import type { Mention, Report } from '../types.js';
import type { Claimant, ListedDelivery } from './outbox.js';

export interface Store {
  /** Without secrets: a path, or `postgres://host/database`. */
  readonly url: string;
  /**
   * Keeps a run whole or not at all. `id` is chosen by the caller, so that a run written twice is one.
   * @throws TakenId where another run has it
   * @throws LockedError when another process writes for longer than is waited
   */
  keep(run: NewRun): Promise<void>;
  /** Ids of those mentions that an earlier run of this very query kept, under their own id or page or that of a copy. */
  seen(expression: string, mentions: readonly Mention[]): Promise<ReadonlySet<string>>;
  /** Oldest first. */
  runs(series: Series): Promise<readonly StoredRun[]>;
  /** @param id or the beginning of one, where there is but one such run; null: none */
  run(id: string): Promise<KeptRun | null>;
  /** What a run was asked, by its whole id, without reading its mentions; null: there is none, or it is damaged. */
  statedQuery(id: string): Promise<Report['query'] | null>;
  /** What was counted when: mentions once each, whichever runs found them, by the time they were published. */
  tallies(series: Series): Promise<readonly Tally[]>;
  /** Which sources saw which stretch of time. */
  observations(series: Series): Promise<readonly Observation[]>;
  /** What runs said of one number, a column of the CSV summary; oldest first. */
  values(series: Series, metric: string): Promise<readonly MetricValue[]>;
  /** How many other domains led to each that the report lists, in 180 days: by what is kept, and by the report itself. */
  authority(report: Report): Promise<ReadonlyMap<string, number>>;
  /** What is still to be told. */
  outbox(claimant: Claimant): Outbox;
  /** What was to be told in the last 30 days, the newest first. */
  deliveries(): Promise<readonly ListedDelivery[]>;
  /** Of which runs were kept; those asked last come first. */
  queries(): Promise<readonly KeptQuery[]>;
  /** Adds what people say of mentions; of what was said before, nothing is lost. */
  label(labels: readonly StoredLabel[]): Promise<void>;
  /** The last word on each mention, oldest first; also where that takes a label back. */
  labels(): Promise<readonly StoredLabel[]>;
  close(): Promise<void>;
}

export interface StoredLabel {
  /** Of the mention: `hackernews:123`. */
  readonly id: string;
  /** Null: it was taken back. */
  readonly label: 'positive' | 'neutral' | 'negative' | null;
  /** ISO time. */
  readonly at: string;
  /** What was judged, where it was at hand. */
  readonly title: string | null;
  readonly text: string | null;
  readonly language: string | null;
}

export interface KeptQuery {
  readonly brand: string;
  readonly profile: string | null;
  readonly expression: string;
  readonly runs: number;
  /** Of the newest run; ISO. */
  readonly asOf: string;
}

export interface NewRun {
  /** `YYYY-MM-DD-` and six letters or digits that say nothing. */
  readonly id: string;
  /** With its mentions, owned ones and reposts too. */
  readonly report: Report;
  /** Items asked of each search source: runs with other limits or sources cannot be compared. */
  readonly limit: number;
  /** Those in `report.mentions` that count; all others are kept, and stand outside every count. */
  readonly counted: ReadonlySet<string>;
  /** Who is to be told of it: kept with it, in one. */
  readonly verdicts?: readonly Verdict[];
  /** ms, by the clock on the wall: when `verdicts` were given. */
  readonly now?: number;
}

/** What is asked for: the runs of a brand or of one expression. Times in ms, `[since, until)`. */
export interface Series {
  /** Of a saved profile; its runs belong together though its expression was changed. */
  readonly profile: string | null;
  /** Canonical. */
  readonly expression: string;
  /** Of runs: their `asOf`; of tallies: when mentions were published; of observations: any part. */
  readonly since: number;
  readonly until: number;
}

export interface StoredRun {
  readonly id: string;
  readonly brand: string;
  readonly expression: string;
  readonly profile: string | null;
  /** ISO times. */
  readonly asOf: string;
  readonly since: string;
  readonly until: string;
  readonly timezone: string;
  readonly status: Report['status'];
  /** As in the report: `social@…`. */
  readonly engine: string;
  readonly formula: string;
  readonly limit: number;
  /** Null: not known. */
  readonly mentions: number | null;
}

export interface KeptRun extends StoredRun {
  /** As it was written, `mentions` as that run saw them. */
  readonly report: Report;
}

export interface Tally {
  /** ms, a multiple of a quarter of an hour: every zone's days and hours are made of them. */
  readonly start: number;
  /** Who judged: a mention that several engines judged stands in the tallies of each. Null: all mentions, each once. */
  readonly engine: string | null;
  /** Null with an engine: it could not say. */
  readonly label: 'positive' | 'neutral' | 'negative' | null;
  readonly mentions: number;
}

/** One source in one run. */
export interface Observation {
  readonly run: string;
  readonly source: string;
  readonly status: 'ok' | 'empty' | 'partial' | 'failed' | 'skipped';
  /** ms, `[from, until)`; null: it saw nothing, or it cannot be told what. */
  readonly from: number | null;
  readonly until: number;
  readonly truncated: boolean;
}

export interface MetricValue {
  readonly run: string;
  /** ms */
  readonly asOf: number;
  readonly value: number | null;
  /** Null: it has none. */
  readonly low: number | null;
  readonly high: number | null;
  /** The level at which the run made them; null: it did not say, which is 0.95. */
  readonly confidence: number | null;
  readonly engine: string;
}
