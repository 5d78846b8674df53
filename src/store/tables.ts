/**
 * The tables, as the newest migration leaves them. What was said and seen is only ever added: an edited text is another
 * row of `contents`, another engine's verdict one of `judgements`, today's counts one of `sightings`. `tallied` and
 * `quarters` follow from the rest, so that it need not be counted anew. Times are ms; texts as `toStored` writes them; JSON as text.
 */
import type { Generated, Kysely } from 'kysely';

export interface Tables {
  readonly migrations: { readonly number: number; readonly name: string };
  readonly queries: Queries;
  readonly engines: { readonly key: Generated<number>; readonly hash: string; readonly name: string };
  readonly runs: Runs;
  /** What a run reported, without its mentions. */
  readonly reports: { readonly run: number; readonly json: string };
  readonly run_sources: RunSources;
  readonly metrics: Metrics;
  readonly mentions: Mentions;
  /** Under what else a mention is known: digests of its id and of the addresses of its page and copies. */
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
  /** Of expression, profile and brand. */
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
  /** In the report. */
  readonly place: number;
  readonly source: string;
  readonly status: string;
  readonly observed_from: number | null;
  readonly until: number;
  /** 0 or 1 */
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
  /** Of the id. */
  readonly hash: string;
  readonly id: string;
  readonly source: string;
  readonly first_run: number;
}

/** What a mention says, and who says it. */
interface Contents {
  readonly key: Generated<number>;
  /** Of all that stands in it: the same said again is the same row. */
  readonly hash: string;
  readonly mention: number;
  readonly published_at: number | null;
  readonly url: string | null;
  /** Canonical. */
  readonly page: string | null;
  readonly author_id: string | null;
  readonly author_handle: string | null;
  readonly author_name: string | null;
  readonly json: string;
}

/** What a query and an engine make of a content. */
interface Judgements {
  readonly key: Generated<number>;
  readonly hash: string;
  readonly mention: number;
  readonly content: number;
  readonly query: number;
  readonly engine: number;
  /** 1, 0, -1; null: unscored. */
  readonly label: number | null;
  readonly polarity: number | null;
  readonly relevance: number;
  readonly json: string;
}

/** A mention in a run, with its counts at that time. */
interface Sightings {
  readonly run: number;
  readonly mention: number;
  /** In the report. */
  readonly place: number;
  readonly content: number;
  readonly judgement: number;
  /** 0 or 1: owned posts and reposts are listed only. */
  readonly counted: number;
  readonly likes: number | null;
  readonly reposts: number | null;
  readonly replies: number | null;
  readonly quotes: number | null;
  readonly views: number | null;
  readonly score: number | null;
  readonly followers: number | null;
  /** The rest, where there is any. */
  readonly json: string | null;
}

/** A mention that counts for a query, once; and once more for each engine that judged it. */
interface Tallied {
  readonly mention: number;
  readonly query: number;
  /** `ANY_ENGINE`: whoever judged. */
  readonly engine: number;
  readonly published_at: number | null;
  /** 1, 0, -1; null: unscored. */
  readonly label: number | null;
}

/** How much of `tallied` was published in a quarter of an hour, where anything was. */
interface Quarters {
  readonly query: number;
  readonly engine: number;
  /** Its first instant. */
  readonly start: number;
  readonly mentions: number;
  /** Of them; the rest is unscored. */
  readonly positive: number;
  readonly neutral: number;
  readonly negative: number;
}

/** What holds and was told: gone once it holds no more. */
interface Incidents {
  /** Of query, condition and target. */
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
  /** With whatever key stands in it: null as soon as nobody needs it any more, and so is what was to be told. */
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

/** A content that stands on a page of one domain leads to another. */
interface Links {
  readonly content: number;
  /** Without `www.` */
  readonly source_domain: string;
  readonly target_domain: string;
  /** When it was published, else first seen. */
  readonly linked_at: number;
}

/** What a person said of a mention, which may be in no run here. */
interface Labels {
  readonly key: Generated<number>;
  readonly hash: string;
  readonly mention_hash: string;
  readonly id: string;
  /** 1, 0, -1; null: taken back. */
  readonly label: number | null;
  readonly at: number;
  readonly title: string | null;
  readonly text: string | null;
  readonly language: string | null;
}
