/** The context that a source receives in a test, and a record of what the source did with it. */
import type {
  Cache,
  Http,
  QueryNode,
  SettingSpecs,
  SettingValues,
  Source,
  SourceContext,
  SourceError,
  SourceQuery,
} from '../sources/source.js';

/** A search for a source to execute. */
export interface Search {
  /** The query, which `sourceQuery` can make. */
  readonly query: SourceQuery;
  /** Start of the window. */
  readonly since: Date;
  /** End of the window, excluded. */
  readonly until: Date;
  /** The present; default: `until`. */
  readonly now?: Date;
  /** Number of items to find; default: 100. */
  readonly limit?: number;
  /** Settings; those not given have their default, or are unset. */
  readonly settings?: Readonly<Record<string, string | readonly string[]>>;
  /** Entries that earlier runs left in the cache. */
  readonly cache?: Readonly<Record<string, string>>;
}

/** A context for `search`, with a record of what the source did with it. */
export interface TestContext<S extends SettingSpecs> {
  /** The context to pass to `search`. */
  readonly context: SourceContext<S>;
  /** The messages passed to `note()`. */
  readonly notes: readonly string[];
  /** The arguments of the calls of `warn()`. */
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
  /** The counts passed to `unrecognised()`, one per call. */
  readonly unrecognised: readonly number[];
  /** The reasons passed to `truncated()`. */
  readonly truncations: readonly string[];
  /** The outcomes passed to `endpoint()`. */
  readonly endpoints: readonly { readonly url: string; readonly error?: SourceError | null }[];
  /** The contents of the cache. */
  readonly cached: ReadonlyMap<string, string>;
  /** Aborts the signal of the context. */
  abort(): void;
}

/** Makes a query from its branches, bypassing the query language. */
export function sourceQuery(...branches: readonly QueryNode[]): SourceQuery {
  const [first] = branches;
  const node: QueryNode = branches.length === 1 && first !== undefined ? first : { type: 'or', nodes: branches };
  return { input: 'acme', brand: 'acme', expression: 'acme', owned: [], profile: null, node, branches };
}

/**
 * Makes a context to call `search` with.
 * @param http the network, or a function that makes it from the signal of the context, such as `silent`
 */
export function testContext<S extends SettingSpecs>(
  source: Source<S>,
  search: Search,
  http: Http | ((signal: AbortSignal) => Http),
): TestContext<S> {
  const controller = new AbortController();
  const network = typeof http === 'function' ? http(controller.signal) : http;
  const notes: string[] = [];
  const warnings: { code: string; message: string }[] = [];
  const unrecognised: number[] = [];
  const truncations: string[] = [];
  const endpoints: { url: string; error?: SourceError | null }[] = [];
  const cached = new Map(Object.entries(search.cache ?? {}));
  const context: SourceContext<S> = {
    http: {
      async request(request) {
        controller.signal.throwIfAborted();
        return network.request(request);
      },
      async *stream(request) {
        controller.signal.throwIfAborted();
        yield* network.stream?.(request) ?? [];
      },
    },
    settings: settingValues(source.settings, search.settings ?? {}),
    since: search.since,
    until: search.until,
    now: search.now ?? search.until,
    limit: search.limit ?? 100,
    cache: cacheOf(cached),
    signal: controller.signal,
    note: (message) => void notes.push(message),
    warn: (code, message) => void warnings.push({ code, message }),
    unrecognised: (count) => void unrecognised.push(count),
    truncated: (reason) => void truncations.push(reason),
    endpoint: (outcome) => void endpoints.push(outcome),
  };
  return {
    context,
    notes,
    warnings,
    unrecognised,
    truncations,
    endpoints,
    cached,
    abort: () => controller.abort(),
  };
}

function cacheOf(cached: Map<string, string>): Cache {
  return {
    get: async (key) => cached.get(key),
    set: async (key, value) => void cached.set(key, value),
    delete: async (key) => void cached.delete(key),
  };
}

function settingValues<S extends SettingSpecs>(
  specs: S | undefined,
  given: Readonly<Record<string, string | readonly string[]>>,
): SettingValues<S> {
  const values = Object.entries(specs ?? {}).map(([name, spec]) => {
    const unset = spec.list === true ? (spec.default?.split(',') ?? []) : spec.default;
    return [name, given[name] ?? unset];
  });
  return Object.fromEntries(values) as SettingValues<S>;
}
