/** A scan made ready: the query read, settings checked, the network and the clock in place. */
import { askedTimes } from './asked-times.js';
import { checkOptions, checkSources, readLanguages } from './check-options.js';
import type { Matrix } from './core/evaluation/evaluation.js';
import { confidenceOf } from './core/metrics/confidence.js';
import { feedsAskedFor, withPersons } from './core/query/person.js';
import { checkZone } from './core/time/zone.js';
import { startDeadline } from './deadline.js';
import { detectLanguage } from './detect-language.js';
import { DEFAULT_ENGINE, loadEngine } from './engines/index.js';
import { UsageError } from './errors.js';
import { readBaseUrl } from './http/first-hop.js';
import type { Clock } from './http/network.js';
import { REDACTED, redactor, redactText } from './http/redact.js';
import { type Written, withoutKeys } from './http/written-keys.js';
import type { ScanOptions } from './library.js';
import { memoryCache } from './memory-cache.js';
import type { EngineRun } from './open-engine.js';
import { isRemote } from './plugins/remote-source.js';
import { NO_NETWORK, runNetwork } from './run-network.js';
import { runTimes } from './run-times.js';
import { requestContext } from './scan/ask.js';
import { fittedPushdown } from './scan/fitted-pushdown.js';
import type { AskedSource, ScanRequest } from './scan/request.js';
import { selectSources } from './sources/select.js';
import { checkSettings, type GivenSettings, secretsOf, settingValues } from './sources/settings.js';
import type { Source } from './sources/source.js';
import { stopwatch, ticking } from './ticking.js';
import { typedQuery } from './typed-query.js';
import type { Engine, Query, Report } from './types.js';
import { VERSION } from './version.js';

const DEFAULTS = {
  limit: 100,
  top: 10,
  minRelevance: 0,

  deadlineMilliseconds: 60_000,
} as const;

/** A scan that is ready to run: what `plan` shows and `stream` does. */
export interface Prepared {
  readonly query: Query;
  readonly request: ScanRequest;
  /** Every secret that the settings hold. */
  readonly secrets: readonly string[];
  close(): void;
}

/** The same for many brands: a request a brand, over the same sources and one network. */
export interface PreparedBrands extends Pick<Prepared, 'secrets' | 'close'> {
  readonly requests: readonly ScanRequest[];
}

/**
 * @param input as typed, or a query that was made already, as of a profile
 * @throws UsageError for a query, setting or option that cannot be
 */
export async function prepare(input: string | Query, options: ScanOptions = {}): Promise<Prepared> {
  const { queries, requests, ...rest } = await prepareQueries([input], options);
  return { query: queries[0]!, request: requests[0]!, ...rest };
}

/**
 * Several queries in one run and over one window.
 * @throws UsageError as `prepare`, and where they ask for different windows
 */
export async function prepareQueries(
  inputs: readonly (string | Query)[],
  options: ScanOptions = {},
): Promise<PreparedBrands & { readonly queries: readonly Query[] }> {
  checkOptions(options);
  const queries = await Promise.all(
    inputs.map(async (input) => (typeof input === 'string' ? typedQuery(input, options) : input)),
  );
  const timezone = checkZone(options.timezone ?? 'UTC');
  const { persons = [] } = options;
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

/** @throws UsageError for a setting or option that cannot be, and where there is no brand */
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

/** @param held is given what must be closed at the end, or where a later step refuses */
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
  const given = sources.map((source) => askedSource(source, options));
  const isLocal = sources.every((source) => source.isLocal === true);
  const times = runTimes(options, isLocal);
  const limits = { limit: options.limit ?? DEFAULTS.limit, limitsWhole: options.limit !== undefined };
  const asked: (readonly AskedSource[])[] = [];
  for (const query of queries) asked.push(await settled(given, query, { ...times, ...limits }));
  for (const { source } of asked.flat()) if (isRemote(source)) held.push(() => source.close());
  const clock = options.isReplay === true ? standing(times.now) : ticking(options.now);
  const secrets = given.flatMap(({ source, settings }) => [
    ...secretsOf(source, settings),
    ...writtenIn(settings).flatMap(({ keys }) => keys),
  ]);
  const redact = redactor(secrets);
  const signal = options.signal ?? new AbortController().signal;
  // Each is asked for after the other: a run of many takes as much longer.
  const usual = isLocal ? null : DEFAULTS.deadlineMilliseconds * queries.length;
  const deadline = startDeadline(options.deadlineMilliseconds ?? usual, clock.now);
  held.push(() => deadline.clear());
  const isOffline = isLocal && options.expandLinks !== true;
  const engine = await engineOf(options, { signal, deadline: deadline.signal, deadlineAt: deadline.at });
  // One that was handed in goes on for who made it.
  if (typeof options.engine === 'function') held.push(() => engine.close?.());
  const network = isOffline ? NO_NETWORK : await runNetwork(options, { signal, deadline, clock, secrets });
  held.push(() => network.close());
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

function seenIn({ newIn }: ScanOptions, { expression }: Query): Pick<ScanRequest, 'seen'> {
  return newIn === undefined ? {} : { seen: (mentions) => newIn.seen(expression, mentions) };
}

function engineOf({ engine = DEFAULT_ENGINE }: ScanOptions, run: EngineRun): Engine | Promise<Engine> {
  if (typeof engine === 'string') return loadEngine(engine);
  return typeof engine === 'function' ? engine(run) : engine;
}

/** @throws UsageError where the matrix is of another engine: its errors are not those of this one */
function goldFor(engine: Engine, { goldMatrix }: ScanOptions): Matrix | null {
  if (goldMatrix === undefined) return null;
  const own = `${engine.name}@${engine.version}`;
  if (goldMatrix.engine === own) return goldMatrix.confusion;
  throw new UsageError(`the matrix is of ${goldMatrix.engine}, and this scan is scored by ${own}`, {
    hint: own.startsWith(`${goldMatrix.engine}+lexicon.`)
      ? "the brand's own lexicon changes what is taken for what, and eval knows no lexicon: leave one of the two out"
      : 'measure this engine on the same gold: socialrank eval --gold FILE --write-matrix FILE',
  });
}

/** @throws UsageError where what was felt was told by another engine */
async function baselineFor(query: Query, engine: Engine, { baseline }: ScanOptions): Promise<Report | null> {
  const own = `${engine.name}@${engine.version}`;
  const found = typeof baseline === 'function' ? await baseline(query, own) : ofQuery(baseline, query);
  if (found === null || found.sentiment.engine === own) return found;
  throw new UsageError(`the baseline was scored by ${found.sentiment.engine}, and this scan is by ${own}`, {
    hint: 'what changed would be the engine: score both by the same one',
  });
}

const ofQuery = (baseline: Report | undefined, { expression }: Query): Report | null =>
  baseline?.query.expression === expression ? baseline : null;

/** The brand's own words, over whatever engine judges. */
async function withLexicon(engine: Engine, profile: Query['profile']): Promise<Engine> {
  if (profile === null || Object.keys(profile.lexicon).length === 0) return engine;
  return (await import('./engines/lexicon.js')).withLexicon(engine, profile.lexicon);
}

/** @throws UsageError where queries ask for different windows */
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

/** The feeds of a person are read as those that were given. */
function withFeeds(options: ScanOptions, feeds: readonly string[]): ScanOptions {
  if (feeds.length === 0) return options;
  const own = options.settings?.['rss']?.['feeds'] ?? [];
  const given = typeof own === 'string' ? own.split(',') : own;
  const rss = { ...options.settings?.['rss'], feeds: [...new Set([...given, ...feeds])] };
  return { ...options, settings: { ...options.settings, rss } };
}

function askedSource(source: Source, options: ScanOptions): AskedSource {
  const given = settingValues(source, options.settings?.[source.name] ?? {});
  const keys = Object.keys(source.settings ?? {}).filter((key) => source.settings?.[key]?.secret === true);
  const hasKey = keys.some((key) => isSet(given[key]));
  const missing = keys.filter((key) => source.settings?.[key]?.required === true && !isSet(given[key]));
  // A tape holds no keys and asks for none; unless it is said which there were.
  const isUnsaid = options.isReplay === true && options.settings?.[source.name] === undefined;
  if (typeof given['baseUrl'] === 'string') readBaseUrl(given['baseUrl'], `${source.name}.baseUrl`);
  checkSettings(source, given);
  return {
    name: source.name,
    source,
    settings: isUnsaid
      ? { ...given, ...Object.fromEntries(missing.map((key) => [key, placeholder(source, key)])) }
      : given,
    cache: (options.cache ?? memoryCache)(source.name),
    client: {},
    hasKey: hasKey || writtenIn(given).some(({ holdsKeys }) => holdsKeys),
    isWanted: hasKey || (options.wanted?.has(source.name) ?? options.sources !== undefined),
  };
}

function writtenIn(settings: GivenSettings): Written[] {
  return Object.values(settings).flatMap((value) => [value ?? []].flat().map(withoutKeys));
}

function placeholder(source: Source, key: string): string | readonly string[] {
  return source.settings?.[key]?.list === true ? [REDACTED] : REDACTED;
}

/** What runs elsewhere says now what it can search, and what it would ask. */
function settled(
  given: readonly AskedSource[],
  query: Query,
  request: Parameters<typeof requestContext>[1],
): readonly AskedSource[] | Promise<readonly AskedSource[]> {
  if (!given.some(({ source }) => isRemote(source))) return given;
  const asking = (asked: AskedSource) => (source: Source) => {
    const capabilities = source.capabilities(asked.settings);
    const context = requestContext(asked, request, capabilities);
    const { branches } = fittedPushdown(source, query, capabilities, context);
    if (branches.length > 0 || capabilities.search === 'whole') source.requests({ ...query, branches }, context);
  };
  return Promise.all(
    given.map(async (asked) => {
      if (!isRemote(asked.source)) return asked;
      return { ...asked, source: await asked.source.settled(asked.settings, asking(asked)) };
    }),
  );
}

function isSet(value: GivenSettings[string]): boolean {
  return value !== undefined && value.length > 0;
}

/** For a replay: nothing is waited for. */
function standing(now: Date): Clock {
  return { now: () => now.getTime(), sleep: () => Promise.resolve(), random: () => 0.5 };
}
