/** The history between runs: what every database offers, in terms of runs and mentions. */
import type { Outbox, Verdict } from '../alerts/outbox.js';
import type { Mention, Report } from '../types.js';
import type { Claimant, ListedDelivery } from './outbox.js';

/**
 * A history of runs. Methods throw StoreError if it cannot be used; those that write also throw LockedError if another
 * process writes for too long.
 */
export interface Store {
  /** Its address without secrets: a path, or `postgres://host/database`. */
  readonly url: string;
  /**
   * Stores a run, completely or not at all. The caller chooses its `id`, so that a run that is stored twice counts as
   * one.
   * @throws TakenId if another run has the id
   * @throws LockedError if another process writes for longer than `lockWaitMilliseconds`
   */
  keep(run: NewRun): Promise<void>;
  /**
   * Ids of the mentions that an earlier run of the same query stored, recognized by their own id or page or that of a
   * copy.
   */
  seen(expression: string, mentions: readonly Mention[]): Promise<ReadonlySet<string>>;
  /** The runs of a series, oldest first. */
  runs(series: Series): Promise<readonly StoredRun[]>;
  /**
   * Returns a stored run, or null if there is none.
   * @param id of a run, or its beginning if only one run begins with it
   */
  run(id: string): Promise<KeptRun | null>;
  /** The query of a run, by its whole id, without reading its mentions; null if there is none, or it is damaged. */
  statedQuery(id: string): Promise<Report['query'] | null>;
  /** Counts of mentions by the time they were published, each counted once whichever runs found it. */
  tallies(series: Series): Promise<readonly Tally[]>;
  /** The period that each source covered in each run. */
  observations(series: Series): Promise<readonly Observation[]>;
  /** What runs reported for one column of the CSV summary, oldest first. */
  values(series: Series, metric: string): Promise<readonly MetricValue[]>;
  /** Number of other domains linking to each domain in the report, in 180 days of history and in the report itself. */
  authority(report: Report): Promise<ReadonlyMap<string, number>>;
  /** Alerts that are still to be sent. */
  outbox(claimant: Claimant): Outbox;
  /** Alerts of the last 30 days, newest first. */
  deliveries(): Promise<readonly ListedDelivery[]>;
  /** Queries that have stored runs, the latest first. */
  queries(): Promise<readonly KeptQuery[]>;
  /** Title, text and language of a mention, as the newest run stored them; null if no run found it. */
  mentionText(id: string): Promise<MentionText | null>;
  /** Adds labels of mentions; earlier labels are kept too. */
  label(labels: readonly StoredLabel[]): Promise<void>;
  /** The latest label of each mention, oldest first, including those that withdraw a label. */
  labels(): Promise<readonly StoredLabel[]>;
  /** Closes the connection. */
  close(): Promise<void>;
}

/** The parts of a mention that a label refers to. */
export type MentionText = Pick<Mention, 'title' | 'text' | 'language'>;

/** A label that a person gave to a mention. */
export interface StoredLabel {
  /** Id of the mention: `hackernews:123`. */
  readonly id: string;
  /** Null if the label was withdrawn. */
  readonly label: 'positive' | 'neutral' | 'negative' | null;
  /** ISO time. */
  readonly at: string;
  /** Title and text that were judged, if available. */
  readonly title: string | null;
  readonly text: string | null;
  readonly language: string | null;
}

/** A query that has stored runs. */
export interface KeptQuery {
  readonly brand: string;
  readonly profile: string | null;
  readonly expression: string;
  readonly runs: number;
  /** ISO time of the newest run. */
  readonly asOf: string;
}

/** A run to store. */
export interface NewRun {
  /** `YYYY-MM-DD-` and six letters or digits. */
  readonly id: string;
  /** The report, with its mentions, including owned ones and reposts. */
  readonly report: Report;
  /** Number of items requested from each search source; runs with different limits are not compared. */
  readonly limit: number;
  /** Ids of those in `report.mentions` that count; the others are stored, but never counted. */
  readonly counted: ReadonlySet<string>;
  /** Alerts to send because of this run; they are stored together with it, or not at all. */
  readonly verdicts?: readonly Verdict[];
  /** Time in ms since 1970 at which `verdicts` were made. */
  readonly now?: number;
}

/**
 * Selects the runs of a saved brand or of one expression, from `since` up to, but not including, `until`, in ms since
 * 1970.
 */
export interface Series {
  /** Name of a saved profile, whose runs belong together even if its expression was changed; null if none. */
  readonly profile: string | null;
  /** The canonical form of the query. */
  readonly expression: string;
  /** Applies to `asOf` of runs, to the publication time in tallies, and to any part of observations. */
  readonly since: number;
  readonly until: number;
}

/** A stored run, without its report. */
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
  /** `name@version`, as in the report. */
  readonly engine: string;
  /** Formula of the rank, as in the report. */
  readonly formula: string;
  /** Number of items requested from each search source. */
  readonly limit: number;
  /** Number of mentions; null if unknown. */
  readonly mentions: number | null;
}

/** A stored run with its report. */
export interface KeptRun extends StoredRun {
  /** The report as it was written, with `mentions` as that run saw them. */
  readonly report: Report;
}

/** A number of mentions published in one quarter of an hour. */
export interface Tally {
  /**
   * Start in ms since 1970, a multiple of a quarter of an hour, from which the days and hours of every time zone can be
   * built.
   */
  readonly start: number;
  /**
   * Engine that judged; a mention judged by several engines is in the tallies of each. Null for all mentions, each
   * counted once.
   */
  readonly engine: string | null;
  /** Null with an engine if the engine could not judge them. */
  readonly label: 'positive' | 'neutral' | 'negative' | null;
  readonly mentions: number;
}

/** What one source covered in one run. */
export interface Observation {
  readonly run: string;
  readonly source: string;
  readonly status: 'ok' | 'empty' | 'partial' | 'failed' | 'skipped';
  /** Start of the period covered, in ms since 1970; null if the source covered nothing or the start is unknown. */
  readonly from: number | null;
  readonly until: number;
  readonly truncated: boolean;
}

/** The value of a metric in one run. */
export interface MetricValue {
  readonly run: string;
  /** In ms since 1970. */
  readonly asOf: number;
  readonly value: number | null;
  /** Ends of its interval; null if it has none. */
  readonly low: number | null;
  readonly high: number | null;
  /** Confidence level of the interval; null if not stated, which means 0.95. */
  readonly confidence: number | null;
  readonly engine: string;
}
