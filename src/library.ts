/** `scan()` for callers: puts the network, the clock and the sources together and runs the pipeline. */
import { parseQuery } from './core/query/parse.js';
import { isTimezone } from './core/time/zone.js';
import { DEFAULT_ENGINE, loadEngine } from './engines/index.js';
import { UsageError } from './errors.js';
import { axiosTransport } from './http/axios-transport.js';
import { openNetwork, userAgent } from './http/network.js';
import { redactor } from './http/redact.js';
import type { Transport } from './http/transport.js';
import { memoryCache } from './memory-cache.js';
import type { AskedSource, ScanEvent, ScanRequest } from './scan/request.js';
import { stream as run } from './scan/scan.js';
import { selectSources } from './sources/select.js';
import { type GivenSettings, secretsOf, settingValues } from './sources/settings.js';
import type { Cache, Source } from './sources/source.js';
import type { Engine, Query, Report, Window } from './types.js';
import { VERSION } from './version.js';

export const DEFAULTS = {
  limit: 100,
  top: 10,
  timeoutMilliseconds: 15_000,
  deadlineMilliseconds: 60_000,
  retries: 2,
  windowMilliseconds: 7 * 86_400_000,
} as const;

export interface ScanOptions {
  /** Sources to ask; absent: every built-in one that is ready. */
  readonly sources?: readonly Source[];
  /** By source, then setting: `{ rss: { feeds: 'https://example.com/feed.xml' } }`. */
  readonly settings?: Readonly<Record<string, GivenSettings>>;
  /** Names of sources that must not be left out quietly; absent: those in `sources`. */
  readonly wanted?: ReadonlySet<string>;
  /** `[since, until)`; absent: the last seven days. With local inputs alone and neither given, the data's own window. */
  readonly since?: Date;
  readonly until?: Date;
  /** The run's clock; absent: now, or `until` where that lies in the past. */
  readonly asOf?: Date;
  /** IANA name of the zone in which days are counted (UTC). */
  readonly timezone?: string;
  /** Items asked of each search source (100); when given, sources read whole keep to it too. */
  readonly limit?: number;
  /** Language codes to keep; absent: all. */
  readonly languages?: readonly string[];
  readonly engine?: string | Engine;
  readonly exact?: boolean;
  readonly includeOwned?: boolean;
  readonly dedupe?: boolean;
  readonly top?: number;
  readonly allowPartial?: boolean;
  readonly allowPrivate?: boolean;
  readonly timeoutMilliseconds?: number;
  /** Of the whole run; absent: 60 s, and none where only local inputs are asked. */
  readonly deadlineMilliseconds?: number;
  readonly retries?: number;
  /** Requests at once, strictly; absent: 32, not counting those that wait for a silent host. */
  readonly concurrency?: number;
  readonly signal?: AbortSignal;
  /** What reaches the network; absent: the network itself. A tape is another. */
  readonly transport?: Transport;
  /** Answers come from a tape: sources one after the other, no waiting, durations 0, keys not needed. */
  readonly isReplay?: boolean;
  /** Kept between runs; absent: for this run only. */
  readonly cache?: (source: string) => Cache;
  /** The clock; absent: the system's. */
  readonly now?: () => Date;
}

/** A scan that is ready to run: what `plan` shows and `stream` does. */
export interface Prepared {
  readonly query: Query;
  readonly request: ScanRequest;
  /** Every secret that the settings hold. */
  readonly secrets: readonly string[];
  close(): void;
}

/**
 * Everything that happens, as it happens; the last event is the report.
 * @throws UsageError before anything is asked; the reason of `signal` when it is aborted
 */
export async function* stream(query: string, options: ScanOptions = {}): AsyncGenerator<ScanEvent> {
  const prepared = await prepare(query, options);
  try {
    yield* run(prepared.request);
  } finally {
    prepared.close();
  }
}

/**
 * Asks the sources and reports: the same object as `socialrank --format json`.
 * @throws UsageError before anything is asked; the reason of `signal` when it is aborted
 */
export async function scan(query: string, options: ScanOptions = {}): Promise<Report> {
  for await (const event of stream(query, options)) {
    if (event.type === 'report') return event.report;
  }
  throw new Error('a scan ended without its report');
}

/** @throws UsageError for a query, setting or option that cannot be */
export async function prepare(input: string, options: ScanOptions = {}): Promise<Prepared> {
  const query = parseQuery(input, { exact: options.exact ?? false });
  const timezone = options.timezone ?? 'UTC';
  if (!isTimezone(timezone)) throw new UsageError(`unknown time zone ${timezone}`, { hint: 'as Europe/Vienna or UTC' });
  const sources = options.sources ?? (await selectSources([])).sources;
  if (sources.length === 0) throw new UsageError('no source is left to ask', { hint: 'see: socialrank sources' });
  const asked = sources.map((source) => askedSource(source, options));
  const isLocal = sources.every((source) => source.isLocal === true);
  const engine =
    typeof options.engine === 'object' ? options.engine : await loadEngine(options.engine ?? DEFAULT_ENGINE);
  const clock = times(options, isLocal);
  const secrets = asked.flatMap(({ source, settings }) => secretsOf(source, settings));
  const signal = options.signal ?? new AbortController().signal;
  const deadline = deadlineOf(options, isLocal);
  const network = openNetwork({
    transport: options.transport ?? axiosTransport({ allowPrivate: options.allowPrivate ?? false }),
    timeoutMilliseconds: options.timeoutMilliseconds ?? DEFAULTS.timeoutMilliseconds,
    retries: options.retries ?? DEFAULTS.retries,
    concurrency: options.concurrency ?? null,
    userAgent: userAgent(VERSION),
    signal: AbortSignal.any([signal, deadline.signal]),
    deadlineAt: deadline.at,
    secrets,
    ...(options.isReplay === true ? { clock: standingClock(clock.now) } : {}),
  });
  return {
    query,
    secrets,
    close() {
      deadline.clear();
      network.close();
    },
    request: {
      query,
      sources: asked,
      ...clock,
      timezone,
      limit: options.limit ?? DEFAULTS.limit,
      limitsWhole: options.limit !== undefined,
      languages: (options.languages ?? []).map((code) => code.toLowerCase()),
      engine,
      includeOwned: options.includeOwned ?? false,
      dedupe: options.dedupe ?? true,
      top: options.top ?? DEFAULTS.top,
      allowPartial: options.allowPartial ?? false,
      network,
      signal,
      deadline: deadline.signal,
      repeatable: isLocal || options.isReplay === true,
      stopwatch: () => performance.now(),
      redact: redactor(secrets),
      version: VERSION,
    },
  };
}

function askedSource(source: Source, options: ScanOptions): AskedSource {
  const given = options.settings?.[source.name] ?? {};
  const hasKey = Object.entries(source.settings ?? {}).some(
    ([key, spec]) => spec.secret === true && given[key] !== undefined,
  );
  return {
    name: source.name,
    source,
    settings: settingValues(source, options.isReplay === true ? withPlaceholders(source, given) : given),
    cache: (options.cache ?? memoryCache)(source.name),
    isWanted: hasKey || (options.wanted?.has(source.name) ?? options.sources !== undefined),
  };
}

/** A tape holds no keys and asks for none. */
function withPlaceholders(source: Source, given: GivenSettings): GivenSettings {
  const missing = Object.entries(source.settings ?? {}).filter(
    ([key, spec]) => spec.secret === true && spec.required === true && given[key] === undefined,
  );
  return { ...given, ...Object.fromEntries(missing.map(([key]) => [key, 'on-tape'])) };
}

function times(options: ScanOptions, isLocal: boolean): Pick<ScanRequest, 'window' | 'now' | 'asOf'> {
  const present = options.asOf ?? (options.now ?? (() => new Date()))();
  const now = options.asOf ?? (options.until !== undefined && options.until < present ? options.until : present);
  if (isLocal && options.since === undefined && options.until === undefined) {
    return { window: null, now, asOf: options.asOf ?? null };
  }
  const until = options.until ?? now;
  const window: Window = { since: options.since ?? new Date(until.getTime() - DEFAULTS.windowMilliseconds), until };
  if (window.since >= window.until) {
    throw new UsageError(
      `the window is empty: ${window.since.toISOString()} is not before ${window.until.toISOString()}`,
      {
        hint: 'give --since an earlier time than --until',
      },
    );
  }
  return { window, now, asOf: now };
}

function deadlineOf(options: ScanOptions, isLocal: boolean): { signal: AbortSignal; at: number | null; clear(): void } {
  const controller = new AbortController();
  const milliseconds = options.deadlineMilliseconds ?? (isLocal ? null : DEFAULTS.deadlineMilliseconds);
  if (milliseconds === null) return { signal: controller.signal, at: null, clear() {} };
  const timer = setTimeout(() => controller.abort(new Error('deadline')), milliseconds);
  return { signal: controller.signal, at: Date.now() + milliseconds, clear: () => clearTimeout(timer) };
}

function standingClock(now: Date) {
  return { now: () => now.getTime(), sleep: () => Promise.resolve(), random: () => 0.5 };
}
