/** The words of socialrank. Shapes that are published (mention, report) are defined once, in `schema/`. */
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
export type Author = z.infer<typeof authorSchema>;
export type Engagement = z.infer<typeof engagementSchema>;
export type Sentiment = z.infer<typeof sentimentSchema>;
/** One place where the brand was spoken of. What many have in common they share, frozen: copy a part before you change it. */
export type Mention = z.infer<typeof mentionSchema>;

/** A share or net score: `value` = `num` / `den`, with its interval at the level that the report states. */
export type Ratio = z.infer<typeof ratioSchema>;
export type Estimate = z.infer<typeof estimateSchema>;
/** What one source answered. */
export type SourceOutcome = z.infer<typeof sourceOutcomeSchema>;
export type Warning = z.infer<typeof warningSchema>;
/** The result of a scan, of `--format json`, and the record that is kept: one and the same object. */
export type Report = z.infer<typeof reportSchema>;
/** Brands beside each other: the result of `compare --format json`. */
export type BrandComparison = z.infer<typeof compareSchema>;
/** What two runs of a query differ in: the result of `diff --format json`. */
export type RunDifference = z.infer<typeof diffSchema>;
/** The result of `query test --format json`. */
export type QueryTest = z.infer<typeof queryTestSchema>;

/** The result of `history`: what the store knows of a query over time. */
export type History = z.infer<typeof historySchema>;

/** What `eval` says of engines, and its JSON. */
export type EvaluationReport = z.infer<typeof evaluationSchema>;

/** A part of the text, in UTF-16 code units, `[start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A query as a tree. `brand` is a name with its natural forms (`--exact`: none); it is never handed to a source,
 * which sees the forms instead. In the text of a `wildcard`, and in that of `case` and `title:`, `*` behind a word is
 * any ending, alone one or more words, and `?` between two letters is one letter.
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
      /** What stands near: a term, alternatives of terms, or on the left another `near`, whose right side it is near to. */
      readonly left: QueryNode;
      readonly right: QueryNode;
      /** `words` - 1 may stand between. */
      readonly words: number;
      readonly ordered: boolean;
    }
  | { readonly type: 'and'; readonly nodes: readonly QueryNode[] }
  | { readonly type: 'or'; readonly nodes: readonly QueryNode[] }
  | { readonly type: 'not'; readonly node: QueryNode };

export type Mood = 'positive' | 'negative';

/** Values are canonical: comparisons are `>=10`, times as they were typed (`7d`), links without scheme. */
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

/** A brand as a person described it: more than a string. Names as typed; handles with `@`, hashtags with `#`. */
export interface Profile {
  readonly name: string;
  readonly aliases: readonly string[];
  /** The brand's own accounts. */
  readonly handles: readonly string[];
  readonly hashtags: readonly string[];
  /** The brand's own sites, subdomains included: `acme.example`. */
  readonly domains: readonly string[];
  /** Further accounts and sites whose posts are the brand's own. */
  readonly owned: readonly string[];
  /** Words that make it likely that this brand is meant. */
  readonly context: readonly string[];
  /** Words that say another sense is meant. */
  readonly exclude: readonly string[];
  /** ISO 639-1; none: every language. */
  readonly languages: readonly string[];
  readonly caseSensitive: boolean;
  readonly competitors: readonly string[];
  /** Words with the brand's own polarity, -5..5. */
  readonly lexicon: Readonly<Record<string, number>>;
}

/** An account of a person at one source; of `rss`, the address of a feed. */
export interface Account {
  readonly source: string;
  /** Without `@`: `ann`, `ann@social.example`. */
  readonly handle: string;
}

/** One person across networks, for `from:~name`. */
export interface Person {
  /** Letters, digits, hyphens and underscores; case makes no difference. */
  readonly name: string;
  readonly accounts: readonly Account[];
}

/** What is looked for. */
export interface Query {
  /** As typed. */
  readonly input: string;
  /** The brand's name; the input itself where an expression was typed. */
  readonly brand: string;
  /** The canonical form: reading it again gives the same tree. */
  readonly expression: string;
  /** The brand's own accounts, as `@handle`. */
  readonly owned: readonly string[];
  /** The saved or given profile that it was made from. */
  readonly profile: Profile | null;
  readonly node: QueryNode;
}

/** Parts of the query language that a source's own search understands. The rest is applied here. */
export type Operator = 'phrase' | 'or' | 'not' | 'group' | 'tag' | 'handle' | 'ticker' | QueryField;

export interface Capabilities {
  /**
   * `words`: it searches texts. `tags`: it lists what carries a hashtag, nothing else. `whole`: it has no search;
   * all it holds is read and filtered here.
   */
  readonly search: 'words' | 'tags' | 'whole';
  readonly operators: readonly Operator[];
  /** A search for the word `acme` also finds `#acme` and `@acme`. */
  readonly wordsFindTags?: boolean;
  /** Items a request can give at most. */
  readonly pageSize?: number;
  /** Items that can be reached by paging at most. */
  readonly maxItems?: number;
  /** How far back it can look. */
  readonly maxDays?: number;
  /** Characters of a native query. */
  readonly maxLength?: number;
  /** Asked for a link, it also gives what answers the posts that lead there, post by post. */
  readonly followsThreads?: boolean;
  /** Its results come by relevance: where it is cut short, nobody knows how far back it was read. */
  readonly isUnordered?: boolean;
  /** With these settings, where it is another one than the source's own: a key may open more. */
  readonly rate?: Rate;
}

/** So many requests in so many seconds. */
export interface Rate {
  readonly requests: number;
  readonly seconds: number;
}

/**
 * What a source found, with native ids: the scan prefixes them (`x:123`) and fills the rest with null.
 * `id` or `url`, and `text` or `title` must be there. Texts are plain, times ISO 8601.
 */
export interface Found {
  readonly id?: string | null;
  /** Only local files: the network that the item came from. */
  readonly source?: string;
  readonly kind?: Kind;
  readonly url?: string | null;
  readonly title?: string | null;
  readonly text?: string | null;
  readonly author?: Partial<Author>;
  readonly publishedAt?: string | null;
  readonly precision?: Mention['precision'];
  /** It says when, in no form that could be read: it counts in any window, and is told of. */
  readonly hasUnreadableTime?: boolean;
  readonly language?: string | null;
  readonly tags?: readonly string[];
  readonly links?: readonly string[];
  readonly engagement?: Partial<Engagement>;
  readonly rating?: number | null;
  readonly origin?: { readonly name?: string | null; readonly url?: string | null };
  readonly thread?: {
    readonly root?: string | null;
    readonly parent?: string | null;
    /** Where its first post leads: what answers it is about that too. Not part of the mention. */
    readonly links?: readonly string[];
  };
  readonly repostOf?: string | null;
  readonly quoteOf?: string | null;
  readonly media?: readonly string[];
  /** Which of several endpoints gave it; not part of the mention. */
  readonly endpoint?: string;
}

/** `[since, until)` */
export interface Window {
  readonly since: Date;
  readonly until: Date;
}
