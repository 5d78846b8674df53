/** Opens the plugins that the user named on the command line or in the settings; nothing else is ever loaded. */
import { UsageError } from '../errors.js';
import type { RemoteSource } from '../plugins/index.js';
import { NAMES } from '../sources/index.js';
import type { GivenSettings } from '../sources/settings.js';
import { pathsOf } from './files/paths.js';
import type { Io } from './io/io.js';
import { listedPlugins, member, type SettingsTree } from './settings/settings.js';

export interface OpenedPlugins {
  /** Names as given, with plugins replaced by the names they declare. */
  readonly names: readonly string[];
  readonly sources: readonly RemoteSource[];
  /** Settings of external processes, by source name. */
  readonly settings: Readonly<Record<string, GivenSettings>>;
}

export const NO_PLUGINS: OpenedPlugins = { names: [], sources: [], settings: {} };

interface Circumstances {
  readonly tree: SettingsTree;
  readonly io: Pick<Io, 'env'>;
  /** Whether a tape is replayed; external processes are not on it and do not run. */
  readonly isReplay: boolean;
}

/**
 * @param names values of `--source` without local inputs; a plugin is a path, a package name, or `exec:COMMAND`
 * @throws UsageError for a plugin that is missing, is not a source, or declares a name already in use
 */
export async function openPlugins(names: readonly string[], within: Circumstances): Promise<OpenedPlugins> {
  const strange = [...new Set(names)].filter((name) => !/^(?:-|@[^/]*$)/.test(name) && !NAMES.includes(name));
  const listed = wantsListed(names) ? listedPlugins(within.tree) : [];
  if (strange.length === 0 && listed.length === 0) return { ...NO_PLUGINS, names };
  const open = await opener(within);
  const { settingsFolder } = pathsOf(within.io);
  const fromSettings = await Promise.all(
    listed.map(async (written) => (await open(written, [settingsFolder, '.']).catch(ofSettings)) ?? missing(written)),
  );
  const called = new Map<string, RemoteSource>();
  for (const source of fromSettings) called.set(source.name, source).set(source.origin.written, source);
  const given = await Promise.all(
    strange.map(
      async (written) => [written, called.get(written) ?? (await open(written, ['.'], fromSettings))] as const,
    ),
  );
  for (const [written, source] of given) if (source !== null) called.set(written, source);
  const sources = [...new Set(called.values())].filter((source) => !within.isReplay || !isExec(source, strange));
  checkNames(sources);
  return {
    names: names.map((name) => called.get(name)?.name ?? name),
    sources,
    settings: Object.fromEntries(
      sources.filter(({ origin }) => origin.type === 'exec').map(({ name }) => [name, execSettings(within.tree)]),
    ),
  };
}

/** Whether plugins in the settings are needed: like built-in sources, they run by default or if named. */
function wantsListed(names: readonly string[]): boolean {
  const isBuiltIn = (name: string) => NAMES.includes(name.replace(/^-/, ''));
  return names.every((name) => name.startsWith('-')) || !names.every(isBuiltIn);
}

/** @param opened plugins to reuse if `written` is another path to the same file, e.g. `./our-forum.js` */
type Open = (
  written: string,
  folders: readonly [string, ...string[]],
  opened?: readonly RemoteSource[],
) => Promise<RemoteSource | null>;

async function opener({ tree, io }: Circumstances): Promise<Open> {
  const { execSource, findPlugin, isPackageName, isPath, openPlugin } = await import('../plugins/index.js');
  return async (written, folders, opened = []) => {
    if (written.startsWith('exec:')) {
      return execSource(written, { env: io.env, settings: Object.keys(execSettings(tree)) });
    }
    if (!isPath(written) && !isPackageName(written)) return null;
    const place = findPlugin(written, folders);
    if (place === null) return null;
    const same = opened.find(({ origin }) => origin.path === place.origin.path);
    return same ?? openPlugin(place, { path: process.execPath, env: fewVariables(io.env) });
  };
}

/** Adds that the plugin comes from the settings: the user may have asked for something unrelated. */
function ofSettings(error: unknown): never {
  if (!(error instanceof UsageError)) throw error;
  throw new UsageError(`the setting plugins: ${error.message}`, {
    hint: `${error.hint === null ? '' : `${error.hint}; `}to ask none: socialrank config unset plugins`,
    cause: error,
  });
}

function missing(written: string): never {
  throw new UsageError(`the settings name a plugin that is not there: ${written}`, {
    hint: 'install it, or take it out of the setting plugins',
  });
}

function isExec({ origin }: RemoteSource, given: readonly string[]): boolean {
  if (origin.type !== 'exec') return false;
  if (!given.includes(origin.written)) return true;
  throw new UsageError('an external process cannot be replayed', { hint: 'leave out exec: with --replay' });
}

/** @throws UsageError if two sources share a name */
function checkNames(sources: readonly RemoteSource[]): void {
  const names = new Map(NAMES.map((name) => [name, 'is built in']));
  for (const { name, origin } of sources) {
    const other = names.get(name);
    if (other !== undefined) throw new UsageError(`${origin.written} calls itself ${name}, which ${other}`);
    names.set(name, `${origin.written} does, too`);
  }
}

function execSettings(tree: SettingsTree): GivenSettings {
  const filed = member(member(tree, 'sources'), 'exec');
  const entries = typeof filed === 'object' && filed !== null ? Object.entries(filed) : [];
  return Object.fromEntries(entries.filter(([, value]) => ['string', 'number'].includes(typeof value)));
}

// The environment holds keys of other sources, so third-party code gets only the variables any program needs to run.
const NEEDED =
  /^(?:PATH|HOME|USER|LOGNAME|LANG|LC_[A-Z]+|TZ|TMPDIR|TEMP|TMP|SystemRoot|SYSTEMROOT|ComSpec|APPDATA|LOCALAPPDATA|USERPROFILE)$/i;

/** The part of the environment that a plugin receives. */
export function fewVariables(env: Io['env']): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => NEEDED.test(name)));
}
