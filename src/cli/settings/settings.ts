/** Reads settings from the environment and the settings file; flags take precedence over both. */
import { readFileSync } from 'node:fs';
import { UsageError } from '../../errors.js';
import { environmentName } from '../../scan/asking/settings.js';
import type { GivenSettings } from '../../sources/settings.js';
import type { SettingSpecs, Source } from '../../sources/source.js';
import { pathsOf } from '../files/paths.js';
import type { Io } from '../io/io.js';
import { reasonOf } from '../reason.js';

/** Setting: a file with which scans correct net sentiment for the engine's errors. */
export const GOLD_MATRIX = 'goldMatrix';

export type SettingsTree = Readonly<Record<string, unknown>>;

/**
 * Returns the content of the settings file; empty if there is none. The JSON is read directly, since the library that
 * writes it takes longer to load than a whole scan of a file.
 * @throws UsageError if it is not a JSON object; the file is left unchanged
 */
export function readSettings(io: Pick<Io, 'env'>): SettingsTree {
  const { settingsFile } = pathsOf(io);
  const refuse = (why: string, cause?: unknown) =>
    new UsageError(`the settings file ${settingsFile} ${why}`, {
      hint: 'mend it or move it away; it was left as it is',
      cause,
    });
  let text: string;
  try {
    text = readFileSync(settingsFile, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw refuse(`cannot be read: ${reasonOf(error)}`, error);
  }
  let tree: unknown;
  try {
    tree = JSON.parse(text);
  } catch (cause) {
    throw refuse('is not JSON', cause);
  }
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) throw refuse('does not hold a JSON object');
  return tree as SettingsTree;
}

/**
 * Returns the settings of one source: from our environment variables, or else from those that people already have, or
 * else from the settings file.
 */
export function settingsOf(source: Source, tree: SettingsTree, env: Io['env']): GivenSettings {
  const filed = member(member(tree, 'sources'), source.name);
  const given: Record<string, string | readonly string[]> = {};
  for (const [key, spec] of Object.entries(source.settings ?? {})) {
    const names = [environmentName(source.name, key), ...(spec.env ?? [])];
    const value =
      names.map((name) => env[name]).find((set) => set !== undefined && set !== '') ?? settingValue(member(filed, key));
    if (value !== undefined) given[key] = value;
  }
  return given;
}

/**
 * Returns the settings of an engine or a kind of alert target, such as `engines.http.key`: from the environment, or
 * else the settings file.
 */
export function settingsUnder(
  root: string,
  name: string,
  specs: SettingSpecs,
  tree: SettingsTree,
  env: Io['env'],
): Readonly<Record<string, string | readonly string[]>> {
  const filed = member(member(tree, root), name);
  return Object.fromEntries(
    Object.keys(specs).flatMap((key) => {
      const said = env[variableUnder(root, name, key)];
      const value = said === undefined || said === '' ? settingValue(member(filed, key)) : said;
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** Environment variable of a setting: `engines`, `http`, `key` → `SOCIALRANK_ENGINES_HTTP_KEY`. */
export function variableUnder(root: string, name: string, key: string): string {
  return environmentName(`${root}-${name}`, key);
}

/** Returns the plugins listed in the setting `plugins`: a list, or a text separated by commas. */
export function listedPlugins(tree: SettingsTree): readonly string[] {
  const given = settingValue(member(tree, 'plugins')) ?? [];
  return (typeof given === 'string' ? given.split(',') : given)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

export function member(tree: unknown, key: string): unknown {
  return typeof tree === 'object' && tree !== null && Object.hasOwn(tree, key)
    ? (tree as Record<string, unknown>)[key]
    : undefined;
}

export function settingValue(value: unknown): string | readonly string[] | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.flatMap((part) => settingValue(part) ?? []);
  // A structured setting is stored as an object, and read as its JSON.
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : undefined;
}
