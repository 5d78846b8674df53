/** Builds the library's scan options from flags, environment and settings file. Reads the beginning of local inputs. */
import { parseWhen } from '../core/time/when.js';
import { checkZone } from '../core/time/zone.js';
import { UsageError } from '../errors.js';
import type { ScanOptions } from '../library/options.js';
import { parseUrl } from '../parse-url.js';
import { selectSources } from '../sources/select.js';
import type { GivenSettings } from '../sources/settings.js';
import type { Source } from '../sources/source.js';
import type { StoredLabel } from '../store/store.js';
import type { AskFlags, ScanFlags } from './define/flag-values.js';
import { namedEngine } from './engines.js';
import type { Io } from './io/io.js';
import { judgementOptions } from './judging/judgement-options.js';
import { localInputs } from './local-inputs.js';
import { NO_PLUGINS, openPlugins } from './plugins.js';
import type { RecordedScan } from './recorded-scan.js';
import { CONFIDENCE, MIN_RELEVANCE, numberSetting } from './settings/number-settings.js';
import { savedPersons } from './settings/saved-persons.js';
import { readSettings, type SettingsTree, settingsOf } from './settings/settings.js';

/** Flags of `scan` alone that affect the scan options. */
type RunFlags = Pick<
  ScanFlags,
  | 'timeout'
  | 'deadline'
  | 'retries'
  | 'concurrency'
  | 'allowPrivate'
  | 'expandLinks'
  | 'allowPartial'
  | 'record'
  | 'output'
  | 'top'
>;

type Asked = AskFlags & Partial<RunFlags>;

/**
 * @param recorded options of the scan that made the tape; null if the network is live
 * @param stored labels from the history
 */
export async function scanOptions(
  flags: Asked,
  io: Io,
  recorded: RecordedScan | null,
  stored: readonly StoredLabel[] = [],
): Promise<ScanOptions> {
  const tree = readSettings(io);
  const chosen = await chosenSources(flags, io, recorded, tree);
  const settings = Object.fromEntries(
    chosen.sources.flatMap((source) => {
      const [own, flagged] = [given(source, tree, io, recorded), chosen.settings[source.name]];
      return own === undefined && flagged === undefined ? [] : [[source.name, { ...own, ...flagged }]];
    }),
  );
  const isLive = recorded === null && flags.record === undefined;
  io.lookUpWithin?.(Math.min(flags.timeout ?? Number.POSITIVE_INFINITY, flags.deadline ?? Number.POSITIVE_INFINITY));
  const expandLinks = flags.expandLinks ?? recorded?.expandLinks ?? false;
  return {
    sources: chosen.sources,
    wanted: chosen.wanted,
    settings,
    ...times(flags, io, recorded),
    timezone: flags.tz,
    engine: namedEngine(flags, { tree, io, isReplay: recorded !== null }),
    ...(await judgementOptions(flags, tree, io, stored)),
    ...(flags.ratingField === undefined ? {} : { nps: chosen.local }),
    strict: flags.strict ?? recorded?.strict ?? false,
    exact: flags.exact ?? false,
    persons: await savedPersons(io),
    includeOwned: flags.includeOwned ?? false,
    dedupe: flags.dedupe,
    ...optional('group', flags.group),
    allowPartial: flags.allowPartial ?? false,
    allowPrivate: flags.allowPrivate ?? false,
    expandLinks,
    isReplay: recorded !== null,
    ...optional('minRelevance', flags.minRelevance ?? numberSetting(MIN_RELEVANCE, tree, io)),
    ...optional('confidence', flags.confidence ?? numberSetting(CONFIDENCE, tree, io)),
    ...optional('top', flags.top),
    ...optional('limit', flags.limit ?? recorded?.limit),
    ...optional('languages', flags.lang),
    ...optional('timeoutMilliseconds', flags.timeout),
    ...optional('deadlineMilliseconds', flags.deadline),
    ...optional('retries', flags.retries),
    ...optional('concurrency', flags.concurrency),
    // No cache while recording: a request answered from it would be missing from the tape on replay.
    ...(isLive && (expandLinks || chosen.sources.some(({ isLocal }) => isLocal !== true))
      ? { cache: await keptCache(io) }
      : {}),
  };
}

interface Chosen {
  readonly sources: readonly Source[];
  /** Names of the sources that are local inputs. */
  readonly local: readonly string[];
  readonly wanted: ReadonlySet<string>;
  /** Settings from flags, which take precedence over the environment. */
  readonly settings: Readonly<Record<string, GivenSettings>>;
}

async function chosenSources(flags: Asked, io: Io, recorded: RecordedScan | null, tree: SettingsTree): Promise<Chosen> {
  const names = flags.source ?? recorded?.sources ?? [];
  const isLocal = (name: string) => name === '-' || name.startsWith('file:');
  const local = await localInputs(names.filter(isLocal), flags, io);
  const opml = await Promise.all(
    (flags.opml ?? []).map(async (path) => (await import('../inputs/index.js')).readOpml(path)),
  );
  const feeds = [...(flags.feed ?? []).map(feedAddress), ...opml.flat(), ...local.feeds];
  const others = names.filter((name) => !isLocal(name));
  const onlyLocal = others.length === 0 && names.length > 0;
  const plugins = onlyLocal ? NO_PLUGINS : await openPlugins(others, { tree, io, isReplay: recorded !== null });
  const asked = plugins.names;
  const selected =
    onlyLocal && feeds.length === 0 ? null : await selectSources(withFeeds(onlyLocal, asked, feeds), plugins.sources);
  return {
    sources: [...(selected?.sources ?? []), ...local.sources],
    local: local.sources.map(({ name }) => name),
    wanted: new Set([
      ...(flags.source === undefined ? (recorded?.wanted ?? selected?.named ?? []) : (selected?.named ?? [])),
      ...local.sources.map(({ name }) => name),
      // A feed given by flag counts as a source requested explicitly.
      ...(feeds.length === 0 ? [] : ['rss']),
    ]),
    settings: { ...plugins.settings, ...(feeds.length === 0 ? {} : { rss: { feeds } }) },
  };
}

/** Adds the source of feeds if feeds were given, whatever other sources are named. */
function withFeeds(onlyLocal: boolean, asked: readonly string[], feeds: readonly string[]): readonly string[] {
  if (feeds.length === 0) return asked;
  return onlyLocal || asked.some((name) => !name.startsWith('-')) ? [...asked, 'rss'] : asked;
}

function feedAddress(address: string): string {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
  if (/^https?:$/.test(parseUrl(full)?.protocol ?? '')) return full;
  throw new UsageError(`not the address of a feed or site: ${address}`, {
    hint: 'for example --feed https://example.com/feed.xml; a file is -s file:feed.xml',
  });
}

function given(source: Source, tree: SettingsTree, io: Io, recorded: RecordedScan | null): GivenSettings | undefined {
  // A tape can answer only requests made with its own settings; a HAR from another tool does not contain any.
  return recorded === null ? settingsOf(source, tree, io.env) : recorded.settings[source.name];
}

function times(
  flags: AskFlags,
  io: Io,
  recorded: RecordedScan | null,
): Pick<ScanOptions, 'since' | 'until' | 'allTime' | 'asOf' | 'now'> {
  const timezone = checkZone(flags.tz);
  const present = recorded?.now ?? recorded?.asOf ?? (io.now ?? (() => new Date()))();
  // A recorded clock equal to the real time was not set by the user.
  const recordedAsOf = recorded?.asOf?.getTime() === present.getTime() ? undefined : recorded?.asOf;
  const asOf = flags.asOf === undefined ? recordedAsOf : parseWhen(flags.asOf, { now: present, timezone });
  const clock = asOf ?? present;
  const until = flags.until === undefined ? recorded?.until : parseWhen(flags.until, { now: clock, timezone });
  // Relative times count from the run's clock, which is `until` if that lies in the past.
  const now = asOf ?? (until !== undefined && until < clock ? until : clock);
  const allTime = flags.since === EVER || (flags.since === undefined && recorded?.allTime === true);
  const typed = flags.since === undefined || allTime ? undefined : parseWhen(flags.since, { now, timezone });
  const since = flags.since === undefined ? recorded?.since : typed;
  return {
    allTime,
    now: () => present,
    ...optional('asOf', asOf),
    ...optional('until', until),
    ...optional('since', since),
  };
}

/** Value of `--since` for all time. */
const EVER = 'ever';

async function keptCache(io: Io): Promise<NonNullable<ScanOptions['cache']>> {
  const [{ diskCache }, { pathsOf }] = await Promise.all([import('./files/disk-cache.js'), import('./files/paths.js')]);
  const { cacheFolder } = pathsOf(io);
  return (source) => diskCache(cacheFolder, source);
}

/** For `exactOptionalPropertyTypes`, where an optional key must not be present with the value undefined. */
function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}
