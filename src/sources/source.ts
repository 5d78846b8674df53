/** The contract of a source: one place where people talk. Built-in or from npm, every source has this shape. */
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

/** What a user may or must provide. A list is written with commas, or as an array in the settings file. */
export interface SettingSpec {
  readonly description: string;
  /** Without it the source is skipped, with `needs_config`. */
  readonly required?: boolean;
  /** Masked in every output, and never on a tape. */
  readonly secret?: boolean;
  readonly list?: boolean;
  readonly default?: string;
  /**
   * Throws a SourceError `needs_config` for a value that cannot be, of a list for each of its parts: the run is refused
   * before anything is asked. Of a plugin it is not called: what runs elsewhere says it when it searches.
   */
  readonly check?: (value: string) => unknown;
  /** Names that people already have in their environment, read after `SOCIALRANK_<SOURCE>_<SETTING>`. */
  readonly env?: readonly string[];
}

export type SettingSpecs = Readonly<Record<string, SettingSpec>>;

/** Lists are arrays (empty where nothing is set); required ones and those with a default are strings; the rest may be undefined. */
export type SettingValues<S extends SettingSpecs> = string extends keyof S
  ? Readonly<Record<string, string | readonly string[] | undefined>>
  : {
      readonly [K in keyof S]: S[K] extends { list: true }
        ? readonly string[]
        : S[K] extends { required: true } | { default: string }
          ? string
          : string | undefined;
    };

export type SourceGroup = 'social' | 'news' | 'blogs' | 'forums' | 'dev' | 'reviews';

/** A query as one source can express it. `node` is the whole query; what `branches` leave out is filtered here. */
export interface SourceQuery extends Query {
  /**
   * One native search each, results merged: a source without `or` gets one branch an alternative.
   * Holds only operators that the source declared, and no `brand` node. Empty for `whole` sources.
   */
  readonly branches: readonly QueryNode[];
}

/** A request as `plan` prints it and `search` sends it. */
export interface NativeRequest {
  readonly method?: 'GET' | 'POST';
  readonly url: string;
  /** The query in the source's own language; null where there is none, as for a feed. */
  readonly query: string | null;
}

export interface RequestContext<S extends SettingSpecs = SettingSpecs> {
  readonly settings: SettingValues<S>;
  readonly since: Date;
  readonly until: Date;
  readonly now: Date;
  /** A hint for page sizes: the scan stops pulling by itself. Infinity: read it whole. */
  readonly limit: number;
}

/** All a source is given, and all it may touch. */
export interface SourceContext<S extends SettingSpecs = SettingSpecs> extends RequestContext<S> {
  readonly http: Http;
  readonly cache: Cache;
  readonly signal: AbortSignal;
  /** For the person at the terminal, shown with --verbose. */
  note(message: string): void;
  /** For everybody: stands in the report. */
  warn(code: string, message: string): void;
  /**
   * So many things of an answer could not be told for what was asked for, beside others that could, and were left out:
   * the report says how many there were in all.
   */
  unrecognised(count: number): void;
  /**
   * Say that the source holds more in the window than it will give: its count is a lower bound.
   * @param completeFrom since when it gave all that it holds; null: since never. Absent: since the oldest that it gave,
   * which holds where it is read as one, newest first, and not where others of its searches reach further back
   */
  truncated(reason: string, completeFrom?: Date | null): void;
  /**
   * The outcome of one of several endpoints (feeds, instances, sites), called once each. Without `error` it answered.
   * What it found is told apart by `Found.endpoint`.
   */
  endpoint(outcome: { url: string; error?: SourceError | null }): void;
  /** For local inputs: what need not be read in full. */
  readonly skim?: Skim;
}

/** What is looked for where most cannot match. */
export interface Sought {
  /** ASCII letters and digits, folded: whatever matches holds one of them. */
  readonly needles: readonly string[];
  /**
   * In place of needles, where there would be too many: whole words, folded, of which whatever matches holds one; of two
   * with a space between both. Of a name that no word begins, its first letters.
   */
  readonly keys?: readonly string[];
}

/** What cannot match counts by its time alone. */
export interface Skim extends Sought {
  /** One thing was there that cannot match. @param time when it was published, ms. @param endpoint as `Found.endpoint` */
  pass(time: number, endpoint?: string): void;
}

/** Small, private, kept between runs: sessions, validators of conditional requests, counts of paid reads. */
export interface Cache {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
  /** Does `work` while no other process does such work under the key: a count is read and written. Absent: nobody shares it. */
  alone?<T>(key: string, work: () => Promise<T>): Promise<T>;
}

export interface HttpRequest {
  readonly url: string;
  readonly method?: 'GET' | 'HEAD' | 'POST';
  /** Credentials here stay on this origin: they do not follow a redirect elsewhere. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as a form, where there is no body: logins of older services read nothing else. */
  readonly form?: Readonly<Record<string, string>>;
  /** The address was found in content: it may not lead to a private address. */
  readonly untrusted?: boolean;
  /** Statuses besides 2xx that are an answer, not an error: 304, or 404 where the body matters. */
  readonly accept?: readonly number[];
  /** Turns an error status into what it means at this source; undefined: the usual meaning. Called before any retry. */
  readonly explain?: (response: HttpResponse) => Refusal | undefined;
  /** Decoded bytes at most; the client's own cap where absent. */
  readonly maxBytes?: number;
  /** A POST that only asks: sent again it changes nothing, so it is tried again as a GET is. */
  readonly onlyAsks?: boolean;
}

export interface Refusal {
  readonly error: SourceError;
  /** False: asking again cannot help (credits, quota, bad credentials). */
  readonly retry: boolean;
}

export interface HttpResponse {
  readonly status: number;
  /** After redirects. */
  readonly url: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  /** The body as text: charset of the header, else UTF-8. */
  text(): string;
  /** The body as JSON. @throws SourceError `bad_response`, or `blocked` where it is an HTML page. */
  json(): unknown;
}

/**
 * The network, with its manners: deadlines, caps, retries, limits a host, typed errors.
 * @throws SourceError for statuses outside 2xx and `accept`, and for every failure of the network.
 */
export interface Http {
  request(request: HttpRequest): Promise<HttpResponse>;
  /**
   * The texts that come through a WebSocket, until its server closes it, it falls silent, or nobody reads on.
   * Where absent, this network has no streams.
   * @throws SourceError also where what answers is no WebSocket
   */
  stream?(request: StreamRequest): AsyncIterable<string>;
}

export interface StreamRequest {
  /** As `https:`, or `http:` without encryption: that is how a WebSocket is asked for. */
  readonly url: string;
  /** Without a text for so long it is taken to have ended. */
  readonly silenceMilliseconds: number;
}

/** What an answer says of the requests that are left. */
export interface Allowance {
  readonly remaining: number;
  /** ISO time. */
  readonly resetsAt: string;
}

/** How much may still be asked for, where asking costs. */
export interface Quota {
  readonly unit: string;
  readonly used: number;
  readonly limit: number;
  /** ISO time. */
  readonly resetsAt: string | null;
}

export interface Source<S extends SettingSpecs = SettingSpecs> {
  /** Unique, kebab-case, the file's own name. */
  readonly name: string;
  /** As its owners write it: 'Hacker News'. */
  readonly title: string;
  readonly homepage: string;
  /** A query known to find something: documentation and the live check use it. */
  readonly example: string;
  readonly groups: readonly SourceGroup[];
  readonly kinds: readonly Kind[];
  /** One line each, for the person: what it cannot do, what its owners ask for. */
  readonly limits: readonly string[];
  readonly settings?: S;
  /** What its own search can do; some sources can do more once they have a key. Pure. */
  capabilities(settings: SettingValues<S>): Capabilities;
  /** The first request of every search, without making one. Pure. */
  requests(query: SourceQuery, context: RequestContext<S>): readonly NativeRequest[];
  /** A page a yield, newest first, lazily: nobody reads on, nobody fetches on. */
  search(query: SourceQuery, context: SourceContext<S>): AsyncIterable<readonly Found[]>;
  /** As its owners document it, for one client at one host: the scan keeps to it. */
  readonly rate?: Rate;
  /** What its answers say of the requests left there, in headers or bodies of its own. Pure. */
  allowance?(response: HttpResponse): Allowance | undefined;
  quota?(context: { settings: SettingValues<S>; cache: Cache; now: Date }): Promise<Quota>;
  /** Asked only when it is named. */
  readonly isOptIn?: boolean;
  /** Its key adds more than most: it is named after a scan without one. */
  readonly isWorthAKey?: boolean;
  /** It reads what is at hand: no network, no deadline unless one is given. */
  readonly isLocal?: boolean;
  /** How many threads may work on what it gives, the one that asks it counted (1). */
  readonly threads?: number;
}

/** Checks the shape at compile time, and keeps the settings' own types. */
export function defineSource<const S extends SettingSpecs>(source: Source<S>): Source<S> {
  return source;
}

/** The setting of every source that talks to one host. The scan applies it to each request. */
export const baseUrlSetting = {
  baseUrl: { description: 'replaces scheme and host of all requests, as http://127.0.0.1:8080' },
} as const satisfies SettingSpecs;
