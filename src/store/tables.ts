/**
 * The tables, as the newest migration leaves them. What was found is only ever added: an edited text is another row of
 * `contents`, another engine's verdict one of `judgements`, new engagement counts one of `sightings`. `tallied` and
 * `quarters` are derived from the rest, to avoid recounting. Times are in ms since 1970, texts as `toStored` writes
 * them, JSON as text.
 */
import type { Generated, Kysely } from 'kysely';

export interface Tables {
  readonly migrations: { readonly number: number; readonly name: string };
  readonly queries: Queries;
  readonly engines: { readonly key: Generated<number>; readonly hash: string; readonly name: string };
  readonly runs: Runs;
  /** The report of a run, without its mentions. */
  readonly reports: { readonly run: number; readonly json: string };
  readonly run_sources: RunSources;
  readonly metrics: Metrics;
  readonly mentions: Mentions;
  /** Other keys of a mention: digests of its id and of the addresses of its page and copies. */
  readonly mention_keys: { readonly hash: string; readonly mention: number };
  readonly contents: Contents;
  readonly judgements: Judgements;
  readonly sightings: Sightings;
  readonly tallied: Tallied;
  readonly quarters: Quarters;
  readonly links: Links;
  readonly incidents: Incidents;
  readonly outbox: Deliveries;
  readonly labels: Labels;
}

export type Tabled = Kysely<Tables>;

interface Queries {
  readonly key: Generated<number>;
  /** Digest of expression, profile and brand. */
  readonly hash: string;
  readonly expression_hash: string;
  readonly profile_hash: string | null;
  readonly expression: string;
  readonly profile: string | null;
  readonly brand: string;
}

interface Runs {
  readonly key: Generated<number>;
  readonly id: string;
  readonly query: number;
  readonly as_of: number;
  readonly since: number;
  readonly until: number;
  readonly timezone: string;
  readonly status: string;
  readonly engine: number;
  readonly formula: string;
  readonly item_limit: number;
  readonly mentions: number | null;
}

interface RunSources {
  readonly run: number;
  /** Index in the report. */
  readonly place: number;
  readonly source: string;
  readonly status: string;
  readonly observed_from: number | null;
  readonly until: number;
  /** 0 or 1. */
  readonly truncated: number;
  readonly item_limit: number | null;
  readonly mentions: number | null;
  readonly fetched: number | null;
  readonly error_code: string | null;
}

interface Metrics {
  readonly run: number;
  readonly name: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

interface Mentions {
  readonly key: Generated<number>;
  /** Digest of the id. */
  readonly hash: string;
  readonly id: string;
  readonly source: string;
  readonly first_run: number;
}

/** The content of a mention, including its author. */
interface Contents {
  readonly key: Generated<number>;
  /** Digest of the whole content, so that identical content is the same row. */
  readonly hash: string;
  readonly mention: number;
  readonly published_at: number | null;
  readonly url: string | null;
  /** Canonical address. */
  readonly page: string | null;
  readonly author_id: string | null;
  readonly author_handle: string | null;
  readonly author_name: string | null;
  readonly json: string;
}

/** A query's and an engine's judgement of a content. */
interface Judgements {
  readonly key: Generated<number>;
  readonly hash: string;
  readonly mention: number;
  readonly content: number;
  readonly query: number;
  readonly engine: number;
  /** 1, 0 or -1; null if unscored. */
  readonly label: number | null;
  readonly polarity: number | null;
  readonly relevance: number;
  readonly json: string;
}

/** A mention in a run, with its engagement at that time. */
interface Sightings {
  readonly run: number;
  readonly mention: number;
  /** Index in the report. */
  readonly place: number;
  readonly content: number;
  readonly judgement: number;
  /** 0 or 1: owned posts and reposts are only listed. */
  readonly counted: number;
  readonly likes: number | null;
  readonly reposts: number | null;
  readonly replies: number | null;
  readonly quotes: number | null;
  readonly views: number | null;
  readonly score: number | null;
  readonly followers: number | null;
  /** The rest of the sighting, if there is any. */
  readonly json: string | null;
}

/** A mention that counts for a query: one row, and another for each engine that judged it. */
interface Tallied {
  readonly mention: number;
  readonly query: number;
  /** Key of the engine; `ANY_ENGINE` for the row that counts whichever engine judged. */
  readonly engine: number;
  readonly published_at: number | null;
  /** 1, 0 or -1; null if unscored. */
  readonly label: number | null;
}

/** Counts of `tallied` in one quarter of an hour, if there are any. */
interface Quarters {
  readonly query: number;
  readonly engine: number;
  /** Its first instant. */
  readonly start: number;
  readonly mentions: number;
  /** By label; the rest is unscored. */
  readonly positive: number;
  readonly neutral: number;
  readonly negative: number;
}

/** A condition that holds and was reported; deleted once it no longer holds. */
interface Incidents {
  /** Digest of query, condition and target. */
  readonly hash: string;
  readonly label: string;
  readonly brand: string;
  readonly condition: string;
  readonly since: number;
}

interface Deliveries {
  readonly key: Generated<number>;
  readonly id: string;
  readonly state: 'waiting' | 'delivered' | 'given up';
  /** Includes any key in the address, so it is set to null as soon as it is no longer needed, as is `alert`. */
  readonly target: string | null;
  readonly label: string;
  readonly brand: string;
  readonly condition: string | null;
  readonly alert: string | null;
  readonly created_at: number;
  readonly attempts: number;
  readonly next_at: number;
  readonly claimed_by: string | null;
  readonly reason: string | null;
  readonly settled_at: number | null;
}

export const ANY_ENGINE = 0;

/** A link from a content on one domain to another domain. */
interface Links {
  readonly content: number;
  /** Without `www.`. */
  readonly source_domain: string;
  readonly target_domain: string;
  /** When the content was published, or else first seen. */
  readonly linked_at: number;
}

/** A person's label of a mention, which need not be in any run here. */
interface Labels {
  readonly key: Generated<number>;
  readonly hash: string;
  readonly mention_hash: string;
  readonly id: string;
  /** 1, 0 or -1; null if withdrawn. */
  readonly label: number | null;
  readonly at: number;
  readonly title: string | null;
  readonly text: string | null;
  readonly language: string | null;
}
