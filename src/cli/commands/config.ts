/** `config`: manages settings and keys in a file that only its owner can read. */
import { resolve } from 'node:path';
import { ALERT_SETTINGS } from '../../alerts/settings.js';
import { asGiven } from '../../as-given.js';
import { closestName } from '../../core/text/closest-name.js';
import { ENGINE_SETTINGS } from '../../engines/settings.js';
import { UsageError } from '../../errors.js';
import { readBaseUrl } from '../../http/first-hop.js';
import { redactUrl } from '../../http/redact.js';
import { withoutKeys } from '../../http/written-keys.js';
import { safeText } from '../../output/screen/safe-text.js';
import { environmentName } from '../../scan/asking/settings.js';
import { loadAll, NAMES } from '../../sources/index.js';
import { checkSetting } from '../../sources/settings.js';
import type { SettingSpec, SettingSpecs, Source } from '../../sources/source.js';
import { pathsOf } from '../files/paths.js';
import { gridText } from '../grid-text.js';
import { type Io, tell, write } from '../io/io.js';
import { jsonText } from '../io/print-json.js';
import { ask } from '../io/prompt.js';
import { terminalOf } from '../io/terminal.js';
import { openPlugins } from '../plugins.js';
import { changeSettings } from '../settings/change-settings.js';
import { PLAIN_SETTINGS } from '../settings/plain-settings.js';
import {
  listedPlugins,
  readSettings,
  type SettingsTree,
  settingsOf,
  settingsUnder,
  variableUnder,
} from '../settings/settings.js';
import type { ListFlags } from './sources.js';

const MASK = '********';
const PLUGINS = 'plugins';

export async function getSetting(io: Io, key: string, flags: { reveal?: boolean }): Promise<number> {
  const { spec, value } = await known(key, io);
  if (value === undefined) {
    await tell(io, `socialrank: ${key} is not set\n`);
    return 1;
  }
  await write(io.stdout, `${shown(value, spec, flags.reveal)}\n`);
  return 0;
}

export async function setSetting(io: Io, key: string, given: string | undefined): Promise<number> {
  const { spec } = await known(key, io);
  const value = given ?? (await ask(io, `${key}: `, spec.secret === true));
  if (value === '')
    throw new UsageError(`no value for ${key}`, { hint: `to forget it: socialrank config unset ${key}` });
  if (key.endsWith('.baseUrl')) readBaseUrl(value, key);
  checkSetting(spec, value);
  const plain = PLAIN_SETTINGS.get(key);
  const kept = key === PLUGINS ? await wholePaths(value) : (plain?.kept(value) ?? value);
  await changeSettings(io, (store) => store.set(key, kept));
  return 0;
}

/** Makes paths absolute, so that they mean the same wherever the program runs next. */
async function wholePaths(plugins: string): Promise<string[]> {
  const { isPath } = await import('../../plugins/index.js');
  const names = plugins.split(',').map((name) => name.trim());
  return names.filter((name) => name !== '').map((name) => (isPath(name) ? resolve(name) : name));
}

export async function unsetSetting(io: Io, key: string): Promise<number> {
  await known(key, io);
  await changeSettings(io, (store) => store.delete(key));
  return 0;
}

export async function listSettings(io: Io, flags: ListFlags & { reveal?: boolean }): Promise<number> {
  const tree = readSettings(io);
  const rows = [
    ...pluginsRow(tree),
    ...plainRows(tree, io),
    ...Object.keys(ROOTS).flatMap((root) => rootRows(root, tree, io, flags)),
    ...(await knownSources([], io)).flatMap((source) => rowsOf(source, tree, io, flags)),
  ];
  const text =
    flags.format === 'json'
      ? jsonText({ schema: 'socialrank.config/1', path: pathsOf(io).settingsFile, settings: rows })
      : rows.length === 0
        ? 'no settings yet; what sources need: socialrank sources\n'
        : await gridText(
            rows.map(({ key, value, from }) => [key, safeText(value), from]),
            { head: ['setting', 'value', 'from'], terminal: terminalOf(io.stdout, io.env, flags.color) },
          );
  await write(io.stdout, text);
  return 0;
}

interface SettingRow {
  readonly key: string;
  readonly value: string;
  readonly from: string;
}

function pluginsRow(tree: SettingsTree): SettingRow[] {
  const listed = listedPlugins(tree);
  return listed.length === 0 ? [] : [{ key: PLUGINS, value: listed.join(','), from: 'settings file' }];
}

function plainRows(tree: SettingsTree, io: Io): SettingRow[] {
  return [...PLAIN_SETTINGS].flatMap(([key, { variable, value }]) => {
    const set = value(tree, io);
    if (set === undefined) return [];
    const isSaid = variable !== null && (io.env[variable] ?? '') !== '';
    return [{ key, value: redactUrl(set), from: isSaid ? variable : 'settings file' }];
  });
}

/** What has settings besides sources, such as `engines.http.key`. */
const ROOTS: Readonly<Record<string, Readonly<Record<string, SettingSpecs>>>> = {
  engines: ENGINE_SETTINGS,
  alerts: ALERT_SETTINGS,
};

function rootRows(root: string, tree: SettingsTree, io: Io, flags: { reveal?: boolean }): SettingRow[] {
  return Object.entries(ROOTS[root]!).flatMap(([name, specs]) =>
    Object.entries(settingsUnder(root, name, specs, tree, io.env)).map(([setting, value]) => {
      const variable = variableUnder(root, name, setting);
      const isSaid = (io.env[variable] ?? '') !== '';
      const key = `${root}.${name}.${setting}`;
      return { key, value: shown(value, specs[setting]!, flags.reveal), from: isSaid ? variable : 'settings file' };
    }),
  );
}

function rowsOf(source: Source, tree: SettingsTree, io: Io, flags: { reveal?: boolean }): SettingRow[] {
  const values = settingsOf(source, tree, io.env);
  return Object.entries(source.settings ?? {}).flatMap(([setting, spec]) => {
    const value = values[setting];
    if (value === undefined) return [];
    const name = [environmentName(source.name, setting), ...(spec.env ?? [])].find(
      (variable) => (io.env[variable] ?? '') !== '',
    );
    const key = `sources.${source.name}.${setting}`;
    return [{ key, value: shown(value, spec, flags.reveal), from: name ?? 'settings file' }];
  });
}

export async function settingsPath(io: Io): Promise<number> {
  await write(io.stdout, `${pathsOf(io).settingsFile}\n`);
  return 0;
}

function shown(value: string | readonly string[], spec: SettingSpec, reveal = false): string {
  const parts = typeof value === 'string' && spec.list === true ? value.split(',') : [value].flat();
  if (reveal) return parts.join(',');
  // Addresses may contain logins and keys, with or without a scheme in front.
  return spec.secret === true
    ? MASK
    : parts.map((part) => withoutKeys(part).text.replace(/^([^/?#@:\s]*):[^/?#\s]*@/, `$1:${MASK}@`)).join(',');
}

interface KnownSetting {
  readonly spec: SettingSpec;
  /** The current value, or the default. */
  readonly value: string | readonly string[] | undefined;
}

/** Whether anything reads a setting of that name. */
export async function isKnownSetting(key: string, io: Io): Promise<boolean> {
  try {
    await known(key, io);
    return true;
  } catch (error) {
    if (error instanceof UsageError) return false;
    throw error;
  }
}

/** @throws UsageError for a key that nothing reads, listing the known ones */
async function known(key: string, io: Io): Promise<KnownSetting> {
  const tree = readSettings(io);
  if (key === PLUGINS) {
    const listed = listedPlugins(tree);
    return { spec: { description: 'plugins to load', list: true }, value: listed.length === 0 ? undefined : listed };
  }
  const plain = PLAIN_SETTINGS.get(key);
  if (plain !== undefined) return { spec: { description: plain.description }, value: plain.value(tree, io) };
  const [root = '', name = '', setting = '', ...rest] = key.split('.');
  if (Object.hasOwn(ROOTS, root) && rest.length === 0) return knownUnder(root, name, setting, tree, io);
  const isOfSource = root === 'sources' && rest.length === 0;
  const source = isOfSource ? (await knownSources([name], io)).find((one) => one.name === name) : undefined;
  if (source === undefined) {
    const meant = isOfSource ? closestName(name, NAMES) : null;
    throw new UsageError(`unknown setting ${asGiven(key)}`, {
      hint:
        meant !== null
          ? `perhaps sources.${meant}.${setting}`
          : isOfSource
            ? `no source is called ${asGiven(name)}; if it is a plugin, first: socialrank config set plugins ./FILE.js; known: ${NAMES.join(', ')}`
            : `settings are sources.NAME.SETTING, with NAME one of ${NAMES.join(', ')} or of a plugin; engines.NAME.SETTING, alerts.KIND.SETTING; ${[PLUGINS, ...PLAIN_SETTINGS.keys()].join(', ')}`,
    });
  }
  const specs = source.settings ?? {};
  const spec = Object.hasOwn(specs, setting) ? specs[setting] : undefined;
  if (spec === undefined) {
    throw new UsageError(`${name} has no setting ${asGiven(setting)}`, {
      hint: `known: ${Object.keys(specs).join(', ')}`,
    });
  }
  return { spec, value: settingsOf(source, tree, io.env)[setting] ?? spec.default };
}

function knownUnder(root: string, name: string, setting: string, tree: SettingsTree, io: Io): KnownSetting {
  const named = ROOTS[root]!;
  const specs = Object.hasOwn(named, name) ? named[name]! : undefined;
  if (specs === undefined) {
    throw new UsageError(`there are no settings ${root}.${name}`, {
      hint: `known: ${Object.keys(named)
        .map((known) => `${root}.${known}`)
        .join(', ')}`,
    });
  }
  const spec = Object.hasOwn(specs, setting) ? specs[setting] : undefined;
  if (spec === undefined) {
    throw new UsageError(`${name} has no setting ${asGiven(setting)}`, {
      hint: `known: ${Object.keys(specs).join(', ')}`,
    });
  }
  return { spec, value: settingsUnder(root, name, specs, tree, io.env)[setting] ?? spec.default };
}

/**
 * Returns the built-in sources and the plugins, both those in `names` and those listed in the settings.
 * @param names if all of them are built-in sources, no plugin is opened
 */
async function knownSources(names: readonly string[], io: Io): Promise<readonly Source[]> {
  const opened = await openPlugins(names, { tree: readSettings(io), io, isReplay: false });
  // Their descriptions have been read: the processes are no longer needed.
  for (const source of opened.sources) source.close();
  return [...(await loadAll()), ...opened.sources];
}
