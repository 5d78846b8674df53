/** The contract of sources: built-in sources, plugins and your own all have this shape. */
import type { SourceError } from '../errors.js';
import type { Capabilities, Found, Kind, Query, QueryNode, Rate } from '../types.js';

export { SourceError, type SourceErrorCode } from '../errors.js';
export type {
  Author,
  Capabilities,
  Engagement,
  Found,
  Kind,
  Operator,
  Query,
  QueryField,
  QueryNode,
  Rate,
} from '../types.js';

/** A setting that the user can or must provide. Lists are written with commas, or as arrays in the settings file. */
export interface SettingSpec {
  /** A noun phrase in lower case: `an access token`. */
  readonly description: string;
  /** Without it the source is skipped, with `needs_config`. */
  readonly required?: boolean;
  /** Masked in every output, and never recorded on a tape. */
  readonly secret?: boolean;
  /** The value is a list. */
  readonly list?: boolean;
  /** The value if none is set; for a list, with commas. */
  readonly default?: string;
  /**
   * Throws a SourceError `needs_config` for an invalid value (for a list, it is called with each part), so that the run
   * is refused before any request. It is not called for plugins, which run in another process: they throw when they
   * search.
   */
  readonly check?: (value: string) => unknown;
  /** Environment variables that people may already have, read after `SOCIALRANK_<SOURCE>_<SETTING>`. */
  readonly env?: readonly string[];
}

/** The settings of a source by name. */
export type SettingSpecs = Readonly<Record<string, SettingSpec>>;

/**
 * Values of settings. Lists are arrays, empty if not set; required settings and those with a default are strings;
 * others may be undefined.
 */
export type SettingValues<S extends SettingSpecs> = string extends keyof S
  ? Readonly<Record<string, string | readonly string[] | undefined>>
  : {
      readonly [K in keyof S]: S[K] extends { list: true }
        ? readonly string[]
        : S[K] extends { required: true } | { default: string }
          ? string
          : string | undefined;
    };

/** Groups that sources belong to, as in `-s @social`. */
export type SourceGroup = 'social' | 'news' | 'blogs' | 'forums' | 'dev' | 'reviews';

/**
 * A query as one source can search for it. `node` is the whole query; the scan filters by what `branches` leave out.
 */
export interface SourceQuery extends Query {
  /**
   * The searches to make, one each; their results are merged. A source without `or` gets one branch per alternative.
   * They contain only operators that the source declares, and no `brand` node. Empty for `whole` sources.
   */
  readonly branches: readonly QueryNode[];
}

/** A request, as `plan` prints it and `search` sends it. */
export interface NativeRequest {
  /** Default: GET. */
  readonly method?: 'GET' | 'POST';
  readonly url: string;
  /** The query in the source's own language; null if there is none, such as for a feed. */
  readonly query: string | null;
}

/** What a source knows when it plans its requests. */
export interface RequestContext<S extends SettingSpecs = SettingSpecs> {
  readonly settings: SettingValues<S>;
  /** Start of the window. */
  readonly since: Date;
  /** End of the window, not included. */
  readonly until: Date;
  /** The current time. */
  readonly now: Date;
  /**
   * How many items are wanted: a hint for page sizes, as the scan stops reading by itself. Infinity: read everything.
   */
  readonly limit: number;
}

/** Everything that a source is given for a search, and all that it may use. */
export interface SourceContext<S extends SettingSpecs = SettingSpecs> extends RequestContext<S> {
  /** The only way to the network. */
  readonly http: Http;
  /** A cache of its own. */
  readonly cache: Cache;
  /** Aborts when the search must end. */
  readonly signal: AbortSignal;
  /** Adds a note for the user, shown with --verbose. */
  note(message: string): void;
  /** Adds a warning to the report. */
  warn(code: string, message: string): void;
  /**
   * Reports that this many items of an answer were left out because they did not have the expected format, while others
   * did. The report gives their total.
   */
  unrecognised(count: number): void;
  /**
   * Reports that the source has more in the window than it returns, so that its count is a lower bound.
   * @param completeFrom the time since which the source returned everything; null: never. If absent, it is unknown,
   * unless the items returned all lie within the window: then it is the time of the oldest item.
   */
  truncated(reason: string, completeFrom?: Date | null): void;
  /**
   * Reports the outcome of one of several endpoints (feeds, instances, sites); call it once for each. Without `error`,
   * the endpoint answered. `Found.endpoint` says which items are from it.
   */
  endpoint(outcome: { url: string; error?: SourceError | null }): void;
  /** For local inputs: what need not be read completely. */
  readonly skim?: Skim;
}

/** What is searched for in a file in which most items cannot match. */
export interface Sought {
  /** Folded ASCII letters and digits: every match contains one of them. */
  readonly needles: readonly string[];
  /**
   * Used instead of needles if there would be too many: folded whole words, of which every match contains one. In a key
   * of two words separated by a space, both must occur. For a name that does not begin with a word, the key is its
   * first characters.
   */
  readonly keys?: readonly string[];
}

/** Lets a source count items that cannot match by their time only, without reading them completely. */
export interface Skim extends Sought {
  /**
   * Counts an item that cannot match.
   * @param time time of publication, in ms since 1970
   * @param endpoint as in `Found.endpoint`
   */
  pass(time: number, endpoint?: string): void;
}

/** A small private cache, kept between runs: for sessions, validators of conditional requests, counts of paid reads. */
export interface Cache {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
  /**
   * Runs `work` while no other process runs work under the same key, such as updating a count. Absent if nobody else
   * uses the cache.
   */
  alone?<T>(key: string, work: () => Promise<T>): Promise<T>;
}

/** A request of a source. */
export interface HttpRequest {
  readonly url: string;
  readonly method?: 'GET' | 'HEAD' | 'POST';
  /** Credentials in here stay on this origin: they are not sent along on a redirect elsewhere. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A value to send as JSON. */
  readonly body?: unknown;
  /** Fields to send as a form, if there is no `body`: some older logins read nothing else. */
  readonly form?: Readonly<Record<string, string>>;
  /** The address was found in content: it must not lead to a private network. */
  readonly untrusted?: boolean;
  /** Statuses besides 2xx that are an answer and not an error: 304, or 404 if the body matters. */
  readonly accept?: readonly number[];
  /** Says what an error status means at this source; undefined: the usual meaning. Called before any retry. */
  readonly explain?: (response: HttpResponse) => Refusal | undefined;
  /** Largest body accepted, in bytes after decoding; default: the limit of the client. */
  readonly maxBytes?: number;
  /** A POST that only reads: sending it again changes nothing, so it is retried like a GET. */
  readonly onlyAsks?: boolean;
}

/** What an error status means. */
export interface Refusal {
  readonly error: SourceError;
  /** False if asking again cannot help (credits, quota, bad credentials). */
  readonly retry: boolean;
}

/** An answer. */
export interface HttpResponse {
  readonly status: number;
  /** Address after redirects. */
  readonly url: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body, decoded. */
  readonly bytes: Uint8Array;
  /** The body as text, in the charset of the header, else UTF-8. */
  text(): string;
  /** The body parsed as JSON. @throws SourceError `bad_response`, or `blocked` if it is an HTML page */
  json(): unknown;
}

/**
 * The network, with deadlines, size limits, retries, limits per host and typed errors.
 * @throws SourceError for statuses outside 2xx and `accept`, and for every failure of the network
 */
export interface Http {
  /** Sends a request and resolves to its answer. */
  request(request: HttpRequest): Promise<HttpResponse>;
  /**
   * The text messages of a WebSocket, until its server closes it, it falls silent, or you stop reading. Absent if this
   * network has no streams.
   * @throws SourceError also if the answer is not a WebSocket
   */
  stream?(request: StreamRequest): AsyncIterable<string>;
}

/** A request for the messages of a WebSocket. */
export interface StreamRequest {
  /** Has the scheme `https:`, or `http:` if unencrypted, because a WebSocket begins with an HTTP request. */
  readonly url: string;
  /** After this time without a message, the stream is taken to have ended. */
  readonly silenceMilliseconds: number;
}

/** How many requests are left, according to an answer. */
export interface Allowance {
  /** Requests that are left. */
  readonly remaining: number;
  /** Time at which the allowance resets, in ISO format. */
  readonly resetsAt: string;
}

/** How much of a budget is used, for sources whose requests cost money or are limited per day or month. */
export interface Quota {
  /** What is counted, such as posts. */
  readonly unit: string;
  readonly used: number;
  readonly limit: number;
  /** Time at which the budget resets, in ISO format; null: unknown. */
  readonly resetsAt: string | null;
}

/** A place that can be searched for mentions. Methods marked pure make no request and keep no state. */
export interface Source<S extends SettingSpecs = SettingSpecs> {
  /** Unique, in kebab-case: `hackernews`. */
  readonly name: string;
  /** Its name as its owners write it: 'Hacker News'. */
  readonly title: string;
  /** Address of its home page. */
  readonly homepage: string;
  /** A query known to find something, for the documentation and `sources check`. */
  readonly example: string;
  /** Groups that it belongs to, as in `-s @social`. */
  readonly groups: readonly SourceGroup[];
  /** Kinds of mentions that it finds. */
  readonly kinds: readonly Kind[];
  /** For the user, one line each: what it cannot do, and what its owners ask for. */
  readonly limits: readonly string[];
  /** Settings that users can or must provide. */
  readonly settings?: S;
  /** What its own search can do, which may depend on settings such as a key. Pure. */
  capabilities(settings: SettingValues<S>): Capabilities;
  /** The first request of every search. Pure. */
  requests(query: SourceQuery, context: RequestContext<S>): readonly NativeRequest[];
  /** Yields one page at a time, newest first, and requests a page only when it is asked for. */
  search(query: SourceQuery, context: SourceContext<S>): AsyncIterable<readonly Found[]>;
  /** The rate that its owners allow one client at one host; the scan keeps to it. */
  readonly rate?: Rate;
  /** Reads from the headers or body of an answer how many requests are left; undefined: it does not say. Pure. */
  allowance?(response: HttpResponse): Allowance | undefined;
  /** How much of its budget is used. */
  quota?(context: { settings: SettingValues<S>; cache: Cache; now: Date }): Promise<Quota>;
  /** Whether it is searched only if the user names it. */
  readonly isOptIn?: boolean;
  /** Whether its key is worth having: after a scan without the key, the user is told so. */
  readonly isWorthAKey?: boolean;
  /** Whether it reads local data: it needs no network, and has no deadline unless one is given. */
  readonly isLocal?: boolean;
  /** How many threads may work on its items, including the calling one; default: 1. */
  readonly threads?: number;
}

/** Returns the source unchanged; checks its shape at compile time and keeps the types of its settings. */
export function defineSource<const S extends SettingSpecs>(source: Source<S>): Source<S> {
  return source;
}

/** The setting `baseUrl`, for every source that talks to one host. The scan applies it to each request. */
export const baseUrlSetting = {
  baseUrl: { description: 'sends all requests to this scheme and host instead, such as http://127.0.0.1:8080' },
} as const satisfies SettingSpecs;
