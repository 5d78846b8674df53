/** A scan made ready: the query read, settings checked, the network and the clock in place. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseQuery } from './core/query/parse.js';
import { checkZone } from './core/time/zone.js';
import { DEFAULT_ENGINE, loadEngine } from './engines/index.js';
import { UsageError } from './errors.js';
import { readBaseUrl } from './http/first-hop.js';
import type { Clock, Network } from './http/network.js';
import { REDACTED, redactor } from './http/redact.js';
import type { ScanOptions } from './library.js';
import { memoryCache } from './memory-cache.js';
import type { AskedSource, ScanRequest } from './scan/request.js';
import { selectSources } from './sources/select.js';
import { type GivenSettings, secretsOf, settingValues } from './sources/settings.js';
import type { Source } from './sources/source.js';
import type { Query, Window } from './types.js';
import { VERSION } from './version.js';

const DEFAULTS = { limit: 100, top: 10, deadlineMilliseconds: 60_000, windowMilliseconds: 7 * 86_400_000 } as const;

/** A scan that is ready to run: what `plan` shows and `stream` does. */
export interface Prepared {
  readonly query: Query;
  readonly request: ScanRequest;
  /** Every secret that the settings hold. */
  readonly secrets: readonly string[];
  close(): void;
}

/** @throws UsageError for a query, setting or option that cannot be */
export async function prepare(input: string, options: ScanOptions = {}): Promise<Prepared> {
  const query = parseQuery(input, { exact: options.exact ?? false });
  const timezone = checkZone(options.timezone ?? 'UTC');
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
  const network = isLocal ? NO_NETWORK : await networkFor(options, { signal, deadline, now: clock.now, secrets });
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
  if (typeof given['baseUrl'] === 'string' && given['baseUrl'] !== '') readBaseUrl(given['baseUrl']);
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
  return { ...given, ...Object.fromEntries(missing.map(([key]) => [key, REDACTED])) };
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
  const timer = setTimeout(() => controller.abort(new DOMException('the deadline', 'TimeoutError')), milliseconds);
  return { signal: controller.signal, at: Date.now() + milliseconds, clear: () => clearTimeout(timer) };
}

/** Loaded where something is to be asked: a scan of a file does without. */
async function networkFor(
  options: ScanOptions,
  run: { signal: AbortSignal; deadline: ReturnType<typeof deadlineOf>; now: Date; secrets: readonly string[] },
): Promise<Network> {
  const { axiosTransport, DEFAULTS: usual, openNetwork, userAgent } = await import('./http/index.js');
  return openNetwork({
    transport: options.transport ?? axiosTransport({ allowPrivate: options.allowPrivate ?? false }),
    timeoutMilliseconds: options.timeoutMilliseconds ?? usual.timeoutMilliseconds,
    retries: options.retries ?? usual.retries,
    concurrency: options.concurrency ?? null,
    maxBytes: usual.maxBytes,
    userAgent: userAgent(VERSION),
    signal: AbortSignal.any([run.signal, run.deadline.signal]),
    deadlineAt: options.isReplay === true ? null : run.deadline.at,
    clock: options.isReplay === true ? standing(run.now) : SYSTEM_CLOCK,
    secrets: run.secrets,
  });
}

const NO_NETWORK: Network = {
  forSource: () => ({ request: () => Promise.reject(new Error('a local input asked the network')) }),
  close() {},
};

const SYSTEM_CLOCK: Clock = {
  now: Date.now,
  sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
  random: Math.random,
};

/** For a replay: nothing is waited for. */
function standing(now: Date): Clock {
  return { now: () => now.getTime(), sleep: () => Promise.resolve(), random: () => 0.5 };
}
