/** The types of socialrank. Published shapes (mention, report) are defined once, in `schema/`. */
import type { z } from 'zod';
import type { Kind } from './kinds.js';
import type { compareSchema } from './schema/compare.js';
import type { diffSchema } from './schema/diff.js';
import type { evaluationSchema } from './schema/evaluation.js';
import type { historySchema } from './schema/history.js';
import type { authorSchema, engagementSchema, mentionSchema, sentimentSchema } from './schema/mention.js';
import type { queryTestSchema } from './schema/query-test.js';
import type { estimateSchema, ratioSchema, reportSchema, sourceOutcomeSchema, warningSchema } from './schema/report.js';

export type { Kind };
/** The author of a mention, as far as the source provides it. */
export type Author = z.infer<typeof authorSchema>;
/** The reactions to a mention; a count is null if the source does not provide it. */
export type Engagement = z.infer<typeof engagementSchema>;
/** The sentiment of a mention; every member is null if the mention is unscored. */
export type Sentiment = z.infer<typeof sentimentSchema>;
/**
 * One mention of the brand. Parts that several mentions have in common are shared and frozen, so copy them before you
 * change them.
 */
export type Mention = z.infer<typeof mentionSchema>;

/** A share or net score: `value` = `num` / `den`, with its interval at the confidence level stated in the report. */
export type Ratio = z.infer<typeof ratioSchema>;
/** A number with its interval that is not a fraction of two counts. */
export type Estimate = z.infer<typeof estimateSchema>;
/** The outcome of one source: how it answered and what it returned. */
export type SourceOutcome = z.infer<typeof sourceOutcomeSchema>;
/** A condition that readers of the report should know about. */
export type Warning = z.infer<typeof warningSchema>;
/** The result of a scan: the object that `scan` resolves to, `--format json` prints and the history stores. */
export type Report = z.infer<typeof reportSchema>;
/** A comparison of brands: the result of `compareBrands` and of `compare --format json`. */
export type BrandComparison = z.infer<typeof compareSchema>;
/** The differences between two runs of a query: the result of `diff --format json`. */
export type RunDifference = z.infer<typeof diffSchema>;
/** The result of `query test --format json`. */
export type QueryTest = z.infer<typeof queryTestSchema>;

/** A query over time, from the runs in the store: the result of `history --format json`. */
export type History = z.infer<typeof historySchema>;

/** The accuracy of engines: the result of `eval --format json`. */
export type EvaluationReport = z.infer<typeof evaluationSchema>;

/** A half-open range of a text, `start` included and `end` excluded, in UTF-16 code units. */
export interface Span {
  /** Offset of the first code unit. */
  readonly start: number;
  /** Offset after the last code unit. */
  readonly end: number;
}

/**
 * A query as a tree. A `brand` node is a name with its natural forms (none of them with `--exact`); sources never
 * receive such a node, but its forms instead. In the text of `wildcard`, `case` and `title:` nodes, `*` after a word
 * matches any ending, `*` on its own one or more words, and `?` between two letters any one letter.
 */
export type QueryNode =
  | { readonly type: 'all' }
  | { readonly type: 'word'; readonly text: string }
  | { readonly type: 'phrase'; readonly text: string }
  | { readonly type: 'brand'; readonly text: string; readonly exact: boolean }
  | { readonly type: 'tag'; readonly text: string }
  | { readonly type: 'handle'; readonly text: string }
  | { readonly type: 'ticker'; readonly text: string }
  | { readonly type: 'wildcard'; readonly text: string }
  | { readonly type: 'raw'; readonly text: string }
  | { readonly type: 'case'; readonly text: string }
  | { readonly type: 'regex'; readonly pattern: string; readonly flags: string }
  | { readonly type: 'mood'; readonly mood: Mood }
  | { readonly type: 'field'; readonly field: QueryField; readonly value: string }
  | {
      readonly type: 'near';
      /**
       * A term or alternatives of terms; `left` can also be another `near`, whose right side must then be near `right`.
       */
      readonly left: QueryNode;
      /** A term or alternatives of terms. */
      readonly right: QueryNode;
      /** Maximum distance: at most `words` - 1 words can be in between. */
      readonly words: number;
      /** Whether `left` must come before `right`. */
      readonly ordered: boolean;
    }
  | { readonly type: 'and'; readonly nodes: readonly QueryNode[] }
  | { readonly type: 'or'; readonly nodes: readonly QueryNode[] }
  | { readonly type: 'not'; readonly node: QueryNode };

/** The mood of a query term: `:)` is positive and `:(` negative. */
export type Mood = 'positive' | 'negative';

/** A field in a query. Values are canonical: comparisons as `>=10`, times as typed (`7d`), links without a scheme. */
export type QueryField =
  | 'from'
  | 'to'
  | 'title'
  | 'site'
  | 'url'
  | 'link'
  | 'lang'
  | 'source'
  | 'type'
  | 'since'
  | 'until'
  | 'likes'
  | 'replies'
  | 'reposts'
  | 'views'
  | 'score'
  | 'followers'
  | 'is'
  | 'has'
  | 'emotion'
  | 'polarity';

/** The profile of a brand. Names are as typed; handles begin with `@`, hashtags with `#`. */
export interface Profile {
  /** The name of the brand. */
  readonly name: string;
  /** Other names of the brand; a ticker is written as `$ACME`. */
  readonly aliases: readonly string[];
  /** The brand's own accounts. */
  readonly handles: readonly string[];
  /** Hashtags that refer to the brand. */
  readonly hashtags: readonly string[];
  /** The brand's own sites, such as `acme.example`; their subdomains are included. */
  readonly domains: readonly string[];
  /** Further accounts and sites whose posts count as the brand's own; they are not searched for. */
  readonly owned: readonly string[];
  /** Words that suggest that a text refers to the brand. */
  readonly context: readonly string[];
  /** Words that exclude a mention because they belong to another meaning of the name. */
  readonly exclude: readonly string[];
  /** ISO 639-1 codes of the languages to keep; empty for all languages. */
  readonly languages: readonly string[];
  /** Whether names must match in upper and lower case: `Target`, not `target`. */
  readonly caseSensitive: boolean;
  /** Brands to compare this brand with. */
  readonly competitors: readonly string[];
  /** Words whose polarity differs for this brand, with their polarity from -5 to 5. */
  readonly lexicon: Readonly<Record<string, number>>;
}

/** An account of a person at one source. */
export interface Account {
  /** Name of the source. */
  readonly source: string;
  /** The handle without a leading `@`, such as `ann` or `ann@social.example`; for `rss`, the address of a feed. */
  readonly handle: string;
}

/** A person with accounts on several networks, for `from:~name`. */
export interface Person {
  /** Letters, digits, hyphens and underscores; not case-sensitive. */
  readonly name: string;
  /** The accounts of the person. */
  readonly accounts: readonly Account[];
}

/** A parsed query. */
export interface Query {
  /** The query as typed. */
  readonly input: string;
  /** The brand's name; for an expression, the input itself. */
  readonly brand: string;
  /** The canonical form of the query: parsing it again gives the same tree. */
  readonly expression: string;
  /** The brand's own accounts, as `@handle`. */
  readonly owned: readonly string[];
  /** The saved or given profile that the query was made from; null if there is none. */
  readonly profile: Profile | null;
  /** The query itself. */
  readonly node: QueryNode;
}

/**
 * A part of the query language that a source's own search can support. Unsupported parts are applied to its results.
 */
export type Operator = 'phrase' | 'or' | 'not' | 'group' | 'tag' | 'handle' | 'ticker' | QueryField;

/** The capabilities of a source's own search. */
export interface Capabilities {
  /**
   * How the source searches. `words`: it searches texts. `tags`: it can only list posts by hashtag. `whole`: it has no
   * search; all of its items are read and then filtered.
   */
  readonly search: 'words' | 'tags' | 'whole';
  /** Parts of the query language that its search supports. */
  readonly operators: readonly Operator[];
  /**
   * Whether a search for the word `acme` also finds `#acme` and `@acme`, so that no extra searches are made for them.
   */
  readonly wordsFindTags?: boolean;
  /** Maximum number of items that one request can return. */
  readonly pageSize?: number;
  /** Maximum number of items that can be reached by paging. */
  readonly maxItems?: number;
  /** How far back it can search, in days. */
  readonly maxDays?: number;
  /** Maximum length in characters of a query in its own query language. */
  readonly maxLength?: number;
  /** Whether a search for a link also returns the replies to each post that contains the link. */
  readonly followsThreads?: boolean;
  /** Whether results are ordered by relevance, so that a truncated search does not show how far back it reached. */
  readonly isUnordered?: boolean;
  /** The rate limit with these settings, if it differs from that of the source: a key can allow more. */
  readonly rate?: Rate;
}

/** A rate limit: at most `requests` requests in `seconds` seconds. */
export interface Rate {
  /** Maximum number of requests. */
  readonly requests: number;
  /** The period that `requests` applies to, in seconds. */
  readonly seconds: number;
}

/**
 * An item as a source returns it, with the ids of the source: the scan prefixes them (`x:123`) and sets missing members
 * to null. Either `id` or `url` is required, and either `text` or `title`. Texts are plain text; times are ISO 8601
 * with a zone.
 */
export interface Found {
  /** The permanent id of the item at the source. */
  readonly id?: string | null;
  /** For local files only: the name of the network that the item came from. */
  readonly source?: string;
  /** The kind of the item; default: `post`. */
  readonly kind?: Kind;
  /** The address of the item itself. */
  readonly url?: string | null;
  /** The title, as plain text. */
  readonly title?: string | null;
  /** The text, as plain text. */
  readonly text?: string | null;
  /** The author, as far as known. */
  readonly author?: Partial<Author>;
  /**
   * The publication time: ISO 8601 with a zone, or a date alone. Anything else counts as an unknown time, and an item
   * with an unknown time is part of every window.
   */
  readonly publishedAt?: string | null;
  /** The precision of `publishedAt`; default: `second`, or `day` for a date alone. */
  readonly precision?: Mention['precision'];
  /**
   * Whether the item states a time that could not be parsed: it is part of every window, and the report mentions it.
   */
  readonly hasUnreadableTime?: boolean;
  /** The language code stated by the source; if there is none, the language is detected. */
  readonly language?: string | null;
  /** The hashtags of the item. */
  readonly tags?: readonly string[];
  /** The addresses of the pages that the item links to. */
  readonly links?: readonly string[];
  /** Counts of reactions, as far as known. */
  readonly engagement?: Partial<Engagement>;
  /** The rating in stars, or on the scale of the source. */
  readonly rating?: number | null;
  /** Where within the source the item was posted, such as a site, channel or community. */
  readonly origin?: { readonly name?: string | null; readonly url?: string | null };
  /** Ids at the source: `root` is the item that starts the thread, `parent` the item that this one replies to. */
  readonly thread?: {
    readonly root?: string | null;
    readonly parent?: string | null;
    /** Links of the first post in the thread, since replies are about these too. Not part of the mention. */
    readonly links?: readonly string[];
  };
  /** Id at the source of the item that this one reposts, or `@handle` if only the account is known. */
  readonly repostOf?: string | null;
  /** Id at the source of the item that this one quotes. */
  readonly quoteOf?: string | null;
  /** The addresses of images, videos and audio. */
  readonly media?: readonly string[];
  /** Which of several endpoints returned the item. Not part of the mention. */
  readonly endpoint?: string;
}

/** A half-open period, `since` included and `until` excluded. */
export interface Window {
  /** Start of the period, included. */
  readonly since: Date;
  /** End of the period, excluded. */
  readonly until: Date;
}
