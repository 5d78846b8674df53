/** `config`: settings and keys, kept in one file that only its owner can read. */
import { chmodSync, existsSync, statSync } from 'node:fs';
import { UsageError } from '../../errors.js';
import { readBaseUrl } from '../../http/first-hop.js';
import { redactUrl } from '../../http/redact.js';
import { safeText } from '../../output/safe-text.js';
import { environmentName } from '../../scan/settings.js';
import { load, loadAll, NAMES } from '../../sources/index.js';
import type { SettingSpec } from '../../sources/source.js';
import { gridText } from '../grid-text.js';
import { type Io, tell, write } from '../io.js';
import { pathsOf } from '../paths.js';
import { ask } from '../prompt.js';
import { member, readSettings, settingsOf } from '../settings.js';
import { terminalOf } from '../terminal.js';
import type { ListFlags } from './sources.js';

const MASK = '********';

export async function getSetting(io: Io, key: string, flags: { reveal?: boolean }): Promise<number> {
  const { source, setting, spec } = await known(key);
  const value = settingsOf((await load(source))!, readSettings(io), io.env)[setting] ?? spec.default;
  if (value === undefined) {
    await tell(io, `socialrank: ${key} is not set\n`);
    return 1;
  }
  await write(io.stdout, `${shown(value, spec, flags.reveal)}\n`);
  return 0;
}

export async function setSetting(io: Io, key: string, given: string | undefined): Promise<number> {
  const { source, setting, spec } = await known(key);
  const value = given ?? (await ask(io, `${key}: `, spec.secret === true));
  if (value === '')
    throw new UsageError(`no value for ${key}`, { hint: `to forget it: socialrank config unset ${key}` });
  if (setting === 'baseUrl') readBaseUrl(value, key);
  const store = await openStore(io);
  store.set(`sources.${source}.${setting}`, value);
  return 0;
}

export async function unsetSetting(io: Io, key: string): Promise<number> {
  const { source, setting } = await known(key);
  const store = await openStore(io);
  store.delete(`sources.${source}.${setting}`);
  return 0;
}

export async function listSettings(io: Io, flags: ListFlags & { reveal?: boolean }): Promise<number> {
  const tree = readSettings(io);
  const rows = (await loadAll()).flatMap((source) => {
    const values = settingsOf(source, tree, io.env);
    return Object.entries(source.settings ?? {}).flatMap(([setting, spec]) => {
      const value = values[setting];
      if (value === undefined) return [];
      const name = [environmentName(source.name, setting), ...(spec.env ?? [])].find(
        (variable) => (io.env[variable] ?? '') !== '',
      );
      return [
        {
          key: `sources.${source.name}.${setting}`,
          value: shown(value, spec, flags.reveal),
          from: name ?? 'settings file',
        },
      ];
    });
  });
  const text =
    flags.format === 'json'
      ? `${JSON.stringify({ schema: 'socialrank.config/1', path: pathsOf(io).settingsFile, settings: rows }, null, 2)}\n`
      : rows.length === 0
        ? 'nothing is set; see: socialrank sources\n'
        : await gridText(
            rows.map(({ key, value, from }) => [key, safeText(value), from]),
            { head: ['setting', 'value', 'from'], terminal: terminalOf(io.stdout, io.env, flags.color) },
          );
  await write(io.stdout, text);
  return 0;
}

export async function settingsPath(io: Io): Promise<number> {
  await write(io.stdout, `${pathsOf(io).settingsFile}\n`);
  return 0;
}

function shown(value: string | readonly string[], spec: SettingSpec, reveal = false): string {
  const parts = typeof value === 'string' ? value.split(',') : value;
  if (reveal) return parts.join(',');
  // Addresses may hold logins and keys, with a scheme before them or without.
  return spec.secret === true
    ? MASK
    : parts.map((part) => redactUrl(part).replace(/^([^/?#@:\s]*):[^/?#\s]*@/, `$1:${MASK}@`)).join(',');
}

/** @throws UsageError for a key that nothing reads, listing those that are read */
async function known(key: string): Promise<{ source: string; setting: string; spec: SettingSpec }> {
  const [root, source = '', setting = '', ...rest] = key.split('.');
  const specs =
    root === 'sources' && rest.length === 0 && NAMES.includes(source) ? ((await load(source))?.settings ?? {}) : null;
  if (specs !== null && Object.hasOwn(specs, setting)) return { source, setting, spec: specs[setting]! };
  if (specs !== null)
    throw new UsageError(`${source} has no setting ${setting}`, { hint: `known: ${Object.keys(specs).join(', ')}` });
  throw new UsageError(`unknown setting ${key}`, {
    hint: `settings are sources.NAME.SETTING, with NAME one of ${NAMES.join(', ')}`,
  });
}

/** The library that writes the file whole. What it would replace in silence is refused first. */
async function openStore(io: Io): Promise<{ set(key: string, value: string): void; delete(key: string): void }> {
  readSettings(io);
  const { settingsFile, settingsFolder } = pathsOf(io);
  const { default: Conf } = await import('conf');
  const store = new Conf<Record<string, unknown>>({
    cwd: settingsFolder,
    configName: 'config',
    projectName: 'socialrank',
    projectSuffix: '',
    configFileMode: 0o600,
  });
  // It keeps the mode that a file has, and makes its folder for everybody.
  if (existsSync(settingsFile) && (statSync(settingsFile).mode & 0o077) !== 0) chmodSync(settingsFile, 0o600);
  return {
    set(key, value) {
      store.set(key, value);
      tighten(settingsFolder);
    },
    delete(key) {
      if (member(member(store.store, 'sources'), key.split('.')[1]!) === undefined) return;
      store.delete(key);
      tighten(settingsFolder);
    },
  };
}

function tighten(folder: string): void {
  if ((statSync(folder).mode & 0o077) !== 0) chmodSync(folder, 0o700);
}
