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
/** The author of a mention, as far as the source says. */
export type Author = z.infer<typeof authorSchema>;
/** Reactions to a mention; null: the source does not say. */
export type Engagement = z.infer<typeof engagementSchema>;
/** The sentiment of a mention; all null if it is unscored. */
export type Sentiment = z.infer<typeof sentimentSchema>;
/** One place where the brand was mentioned. Parts that mentions have in common are shared and frozen: copy what you change. */
export type Mention = z.infer<typeof mentionSchema>;

/** A share or net score: `value` = `num` / `den`, with its interval at the confidence level that the report states. */
export type Ratio = z.infer<typeof ratioSchema>;
/** A number with its interval, if it is not a fraction of two counts. */
export type Estimate = z.infer<typeof estimateSchema>;
/** How one source answered. */
export type SourceOutcome = z.infer<typeof sourceOutcomeSchema>;
/** Something that whoever reads the report should know. */
export type Warning = z.infer<typeof warningSchema>;
/** The result of a scan: the object that `scan` resolves to, `--format json` prints and the history keeps. */
export type Report = z.infer<typeof reportSchema>;
/** A comparison of brands: the result of `compareBrands` and of `compare --format json`. */
export type BrandComparison = z.infer<typeof compareSchema>;
/** The differences between two runs of a query: the result of `diff --format json`. */
export type RunDifference = z.infer<typeof diffSchema>;
/** The result of `query test --format json`. */
export type QueryTest = z.infer<typeof queryTestSchema>;

/** A query over time, from the runs in the store: the result of `history --format json`. */
export type History = z.infer<typeof historySchema>;

/** How accurate engines are: the result of `eval --format json`. */
export type EvaluationReport = z.infer<typeof evaluationSchema>;

/** A part of a text, from `start` up to, not including, `end`, in UTF-16 code units. */
export interface Span {
  /** The first code unit. */
  readonly start: number;
  /** The one after the last. */
  readonly end: number;
}

/**
 * A query as a tree. `brand` is a name with its natural forms (with `--exact`, without them); a source never gets such a
 * node, but the forms instead. In the text of `wildcard`, `case` and `title:`, `*` after a word is any ending, `*` on its own
 * one or more words, and `?` between two letters any one letter.
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
      /** A term or alternatives of terms; on the left also another `near`, whose right side must be near. */
      readonly left: QueryNode;
      readonly right: QueryNode;
      /** At most `words` - 1 words may be in between. */
      readonly words: number;
      /** Whether `left` must come before `right`. */
      readonly ordered: boolean;
    }
  | { readonly type: 'and'; readonly nodes: readonly QueryNode[] }
  | { readonly type: 'or'; readonly nodes: readonly QueryNode[] }
  | { readonly type: 'not'; readonly node: QueryNode };

/** `:)` and `:(`. */
export type Mood = 'positive' | 'negative';

/** A field in a query. Values are canonical: comparisons as `>=10`, times as typed (`7d`), links without scheme. */
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

/** The profile of a brand. Names are as typed, handles begin with `@`, hashtags with `#`. */
export interface Profile {
  readonly name: string;
  /** Other names; a ticker as `$ACME`. */
  readonly aliases: readonly string[];
  /** The brand's own accounts. */
  readonly handles: readonly string[];
  /** Hashtags that mean the brand. */
  readonly hashtags: readonly string[];
  /** The brand's own sites, including their subdomains: `acme.example`. */
  readonly domains: readonly string[];
  /** Further accounts and sites whose posts are the brand's own; they are not searched for. */
  readonly owned: readonly string[];
  /** Words that suggest that the brand is meant. */
  readonly context: readonly string[];
  /** Words that rule a mention out, since they belong to another meaning of the name. */
  readonly exclude: readonly string[];
  /** ISO 639-1 codes of the languages to keep; empty: every language. */
  readonly languages: readonly string[];
  /** Match upper and lower case as typed: `Target`, not `target`. */
  readonly caseSensitive: boolean;
  /** Brands to compare it with. */
  readonly competitors: readonly string[];
  /** Words whose polarity differs for this brand, -5 to 5. */
  readonly lexicon: Readonly<Record<string, number>>;
}

/** An account of a person at one source; for `rss`, the address of a feed. */
export interface Account {
  /** Name of the source. */
  readonly source: string;
  /** Without a leading `@`: `ann`, `ann@social.example`. */
  readonly handle: string;
}

/** A person with accounts on several networks, for `from:~name`. */
export interface Person {
  /** Letters, digits, hyphens and underscores; upper and lower case are the same. */
  readonly name: string;
  /** The accounts of the person. */
  readonly accounts: readonly Account[];
}

/** A query that has been read. */
export interface Query {
  /** As typed. */
  readonly input: string;
  /** The brand's name; for an expression, the input itself. */
  readonly brand: string;
  /** The canonical form: reading it again gives the same tree. */
  readonly expression: string;
  /** The brand's own accounts, as `@handle`. */
  readonly owned: readonly string[];
  /** The saved or given profile that it was made from; null: none. */
  readonly profile: Profile | null;
  /** The query itself. */
  readonly node: QueryNode;
}

/** A part of the query language that a source's own search may understand. The others are applied to what it finds. */
export type Operator = 'phrase' | 'or' | 'not' | 'group' | 'tag' | 'handle' | 'ticker' | QueryField;

/** What a source's own search can do. */
export interface Capabilities {
  /**
   * `words`: it searches texts. `tags`: it can only list posts by hashtag. `whole`: it has no search; everything it holds
   * is read and filtered afterwards.
   */
  readonly search: 'words' | 'tags' | 'whole';
  /** Parts of the query language that its search understands. */
  readonly operators: readonly Operator[];
  /** A search for the word `acme` also finds `#acme` and `@acme`, so no extra searches are made for them. */
  readonly wordsFindTags?: boolean;
  /** Most items that one request can return. */
  readonly pageSize?: number;
  /** Most items that can be reached by paging. */
  readonly maxItems?: number;
  /** How many days it can look back. */
  readonly maxDays?: number;
  /** Most characters in a query of its own language. */
  readonly maxLength?: number;
  /** In a search for a link, it also returns the replies to each post that links there. */
  readonly followsThreads?: boolean;
  /** Its results are ordered by relevance, so if it is cut short, nobody knows how far back it was read. */
  readonly isUnordered?: boolean;
  /** The rate with these settings, if it differs from that of the source: a key may allow more. */
  readonly rate?: Rate;
}

/** At most this many requests in this many seconds. */
export interface Rate {
  readonly requests: number;
  readonly seconds: number;
}

/**
 * An item as a source returns it, with the ids of the source: the scan prefixes them (`x:123`) and sets missing members to
 * null. `id` or `url`, and `text` or `title`, are required. Texts are plain text, times ISO 8601 with a zone.
 */
export interface Found {
  /** Id at the source, which stays the same. */
  readonly id?: string | null;
  /** For local files only: name of the network that the item came from. */
  readonly source?: string;
  /** Default: post. */
  readonly kind?: Kind;
  /** Address of the item itself. */
  readonly url?: string | null;
  readonly title?: string | null;
  readonly text?: string | null;
  readonly author?: Partial<Author>;
  /** ISO 8601 with a zone, or a day alone. Anything else counts as unknown, and in any window. */
  readonly publishedAt?: string | null;
  /** Default: second; for a day alone, day. */
  readonly precision?: Mention['precision'];
  /** It states a time that could not be read: it counts in any window, and the report says so. */
  readonly hasUnreadableTime?: boolean;
  /** Language code, as the source states it; without one it is detected. */
  readonly language?: string | null;
  /** Hashtags. */
  readonly tags?: readonly string[];
  /** Addresses of the pages it links to. */
  readonly links?: readonly string[];
  readonly engagement?: Partial<Engagement>;
  /** Rating in stars, or on the scale of the source. */
  readonly rating?: number | null;
  /** Where within the source it was posted, such as a site, channel or community. */
  readonly origin?: { readonly name?: string | null; readonly url?: string | null };
  /** Ids at the source: of the item that begins the thread, and of the one that this replies to. */
  readonly thread?: {
    readonly root?: string | null;
    readonly parent?: string | null;
    /** Links of the first post in the thread, since replies are about these too. Not part of the mention. */
    readonly links?: readonly string[];
  };
  /** Id at the source of the item that it reposts, or `@handle` if only the account is known. */
  readonly repostOf?: string | null;
  /** Id at the source of the item that it quotes. */
  readonly quoteOf?: string | null;
  /** Addresses of images, videos and sounds. */
  readonly media?: readonly string[];
  /** Which of several endpoints returned it. Not part of the mention. */
  readonly endpoint?: string;
}

/** A period, from `since` up to, not including, `until`. */
export interface Window {
  readonly since: Date;
  readonly until: Date;
}
