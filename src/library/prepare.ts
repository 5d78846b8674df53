/** Prepares a scan: parses the query, checks the settings, and sets up the network and the clock. */
import { confidenceOf } from '../core/metrics/confidence.js';
import { feedsAskedFor, withPersons } from '../core/query/person.js';
import { checkZone } from '../core/time/zone.js';
import { detectLanguage } from '../detect-language.js';
import type { Engine } from '../engine.js';
import type { JudgingThread } from '../engines/apart/thread.js';
import { UsageError } from '../errors.js';
import type { Clock } from '../http/network.js';
import { redactor, redactText } from '../http/redact.js';
import { isRemote } from '../plugins/remote-source.js';
import type { AskedSource, ScanRequest } from '../scan/request.js';
import { selectSources } from '../sources/select.js';
import type { Query } from '../types.js';
import { VERSION } from '../version.js';
import { askedSource, secretsIn, settled } from './asked-sources.js';
import { askedTimes } from './asked-times.js';
import { checkOptions, checkSettingNames, checkSources, readLanguages } from './check-options.js';
import { startDeadline } from './deadline.js';
import { memoryCache } from './memory-cache.js';
import type { ScanOptions } from './options.js';
import { runClock, stopwatch } from './run-clock.js';
import { baselineFor, engineOf, goldFor, withLexicon } from './run-engine.js';
import { NO_NETWORK, runNetwork } from './run-network.js';
import { runTimes } from './run-times.js';
import { typedQuery } from './typed-query.js';

const DEFAULTS = {
  limit: 100,
  top: 10,
  minRelevance: 0,
  deadlineMilliseconds: 60_000,
} as const;

/** A scan that is ready to run: `plan` shows it and `stream` executes it. */
export interface Prepared {
  readonly query: Query;
  readonly request: ScanRequest;
  /** Every secret in the settings. */
  readonly secrets: readonly string[];
  close(): void;
}

/** Like `Prepared`, for many brands: one request per brand, over the same sources and one network. */
export interface PreparedBrands extends Pick<Prepared, 'secrets' | 'close'> {
  readonly requests: readonly ScanRequest[];
}

/**
 * @param input a query as typed, or one that is already parsed, such as that of a profile
 * @throws UsageError if the query, a setting or an option is invalid
 */
export async function prepare(input: string | Query, options: ScanOptions = {}): Promise<Prepared> {
  const { queries, requests, ...rest } = await prepareQueries([input], options);
  return { query: queries[0]!, request: requests[0]!, ...rest };
}

/**
 * Prepares several queries that share one run and one window.
 * @throws UsageError like `prepare`, and if the queries request different windows
 */
export async function prepareQueries(
  inputs: readonly (string | Query)[],
  options: ScanOptions = {},
): Promise<PreparedBrands & { readonly queries: readonly Query[] }> {
  checkOptions(options);
  const { persons = [], exact = false } = options;
  const queries = await Promise.all(
    inputs.map(async (input) => (typeof input === 'string' ? typedQuery(input, { persons, exact }) : input)),
  );
  const timezone = checkZone(options.timezone ?? 'UTC');
  const asked = {
    ...withFeeds(
      options,
      queries.flatMap(({ node }) => feedsAskedFor(node, persons)),
    ),
    ...oneWindow(queries, options, timezone),
  };
  const prepared = await prepareBrands(
    queries.map((query) => ({ ...query, node: withPersons(query.node, persons) })),
    asked,
  );
  return { queries, ...prepared };
}

/** @throws UsageError if a setting or an option is invalid, or if there is no brand */
export async function prepareBrands(queries: readonly Query[], options: ScanOptions = {}): Promise<PreparedBrands> {
  const held: (() => void)[] = [];
  const letGo = () => {
    for (const close of held.toReversed()) close();
  };
  try {
    return { ...(await prepared(queries, options, held)), close: letGo };
  } catch (error) {
    letGo();
    throw error;
  }
}

/** @param held collects what must be closed at the end, or if a later step throws */
async function prepared(
  queries: readonly Query[],
  options: ScanOptions,
  held: (() => void)[],
): Promise<Omit<PreparedBrands, 'close'>> {
  checkOptions(options);
  if (queries.length === 0) throw new UsageError('there is no brand to scan');
  const timezone = checkZone(options.timezone ?? 'UTC');
  const confidence = confidenceOf(options.confidence);
  const languages = queries.map(({ profile }) => readLanguages(options.languages ?? profile?.languages ?? []));
  const sources = options.sources ?? (await selectSources([])).sources;
  checkSources(sources);
  checkSettingNames(sources, options.settings ?? {});
  const given = sources.map((source) => askedSource(source, options));
  const isLocal = sources.every((source) => source.isLocal === true);
  const times = runTimes(options, isLocal);
  const limits = { limit: options.limit ?? DEFAULTS.limit, limitsWhole: options.limit !== undefined };
  const asked: (readonly AskedSource[])[] = [];
  for (const query of queries) asked.push(await settled(given, query, { ...times, ...limits }));
  for (const { source } of asked.flat()) if (isRemote(source)) held.push(() => source.close());
  const clock = options.isReplay === true ? standing(times.now) : runClock(options.now);
  const secrets = secretsIn(given);
  const redact = redactor(secrets);
  const signal = options.signal ?? new AbortController().signal;
  // The brands are searched one after the other, so a run of many brands takes that much longer.
  const usual = isLocal ? null : DEFAULTS.deadlineMilliseconds * queries.length;
  const deadline = startDeadline(options.deadlineMilliseconds ?? usual, clock.now);
  held.push(() => deadline.clear());
  const isOffline = isLocal && options.expandLinks !== true;
  const engine = await engineOf(options, { signal, deadline: deadline.signal, deadlineAt: deadline.at });
  // An engine that the caller passed in stays open; the caller owns it.
  if (typeof options.engine === 'function') held.push(() => engine.close?.());
  const network = isOffline ? NO_NETWORK : await runNetwork(options, { signal, deadline, clock, secrets });
  held.push(() => network.close());
  // One thread in addition to those that pre-filter the lines: if much matches, those have little to do.
  const judging = sources.some(({ threads = 1 }) => threads > 1) ? await judgingBeside() : null;
  if (judging !== null) held.push(() => judging.close());
  const engines = await Promise.all(queries.map((query) => withLexicon(engine, query.profile)));
  const baselines = await Promise.all(queries.map((query, place) => baselineFor(query, engines[place]!, options)));
  const requests = queries.map(
    (query, place): ScanRequest => ({
      query,
      sources: asked[place]!,
      ...times,
      timezone,
      ...limits,
      languages: languages[place]!,
      detectLanguage,
      engine: engines[place]!,
      ...judgesIn(judging, engines[place]!),
      confidence,
      labels: options.labels ?? new Map(),
      ...seenIn(options, query),
      asked: {
        nps: options.nps ?? null,
        npsProxy: options.npsProxy ?? false,
        gold: goldFor(engines[place]!, options),
        baseline: baselines[place]!,
      },
      strict: options.strict ?? false,
      includeOwned: options.includeOwned ?? false,
      minRelevance: options.minRelevance ?? DEFAULTS.minRelevance,
      dedupe: options.dedupe ?? true,
      group: options.group ?? null,
      persons: options.persons ?? [],
      shortLinks: options.expandLinks === true ? (options.cache ?? memoryCache)('short links') : null,
      top: options.top ?? DEFAULTS.top,
      allowPartial: options.allowPartial ?? false,
      network,
      signal,
      deadline: deadline.signal,
      repeatable: isLocal || options.isReplay === true,
      stopwatch,
      redact: (text) => redactText(text, redact),
      version: VERSION,
    }),
  );
  return { requests, secrets };
}

async function judgingBeside(): Promise<JudgingThread> {
  return (await import('../engines/apart/thread.js')).judgingThread();
}

function judgesIn(judging: JudgingThread | null, engine: Engine): Pick<ScanRequest, 'judges'> {
  const judges = judging?.judgesOf(engine);
  return judges === undefined ? {} : { judges };
}

function seenIn({ newIn }: ScanOptions, { expression }: Query): Pick<ScanRequest, 'seen'> {
  return newIn === undefined ? {} : { seen: (mentions) => newIn.seen(expression, mentions) };
}

/** @throws UsageError if the queries request different windows */
function oneWindow(
  queries: readonly Query[],
  options: ScanOptions,
  timezone: string,
): Pick<ScanOptions, 'since' | 'until'> {
  const [first = {}, ...others] = queries.map(({ node }) => askedTimes(node, options, timezone));
  const isOther = ({ since, until }: typeof first) =>
    since?.getTime() !== first.since?.getTime() || until?.getTime() !== first.until?.getTime();
  if (others.some(isOther))
    throw new UsageError('the queries ask for different times', { hint: 'say --since and --until, for all of them' });
  return first;
}

/** Adds the feeds of persons to the feeds in the settings. */
function withFeeds(options: ScanOptions, feeds: readonly string[]): ScanOptions {
  if (feeds.length === 0) return options;
  const own = options.settings?.['rss']?.['feeds'] ?? [];
  const given = typeof own === 'string' ? own.split(',') : own;
  const rss = { ...options.settings?.['rss'], feeds: [...new Set([...given, ...feeds])] };
  return { ...options, settings: { ...options.settings, rss } };
}

/** The clock of a replay, which stands still and never waits. */
function standing(now: Date): Clock {
  return { now: () => now.getTime(), sleep: () => Promise.resolve(), random: () => 0.5 };
}
