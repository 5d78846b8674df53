/** Checks that settings can be read, by their owner alone, and that cache and history can be written. */
import { accessSync, constants, existsSync, type Stats, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../../errors.js';
import { pathsOf } from '../files/paths.js';
import type { Io } from '../io/io.js';
import { reasonOf } from '../reason.js';
import { readSettings, type SettingsTree } from '../settings/settings.js';
import { type Check, failing, sound, warning } from './check.js';

const FREE_BYTES_AT_LEAST = 100_000_000;

/** @param isKnown whether a setting of that name exists */
export async function checkSettings(io: Io, isKnown: (key: string) => Promise<boolean>): Promise<Check> {
  const { settingsFile } = pathsOf(io);
  let tree: SettingsTree;
  try {
    tree = readSettings(io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return failing('settings', error.message, error.hint ?? 'mend it or move it away');
  }
  const found = statOf(settingsFile);
  if (found === null) return sound('settings', `${settingsFile} does not exist yet: the defaults are used`);
  const open = found.mode & 0o077;
  // Windows has no such mode.
  if (open !== 0 && process.platform !== 'win32') {
    return warning(
      'settings',
      `${settingsFile} can be read by others (mode ${(found.mode & 0o777).toString(8)})`,
      `chmod 600 ${settingsFile}`,
    );
  }
  const keys = keysIn(tree);
  const unknown: string[] = [];
  for (const key of keys) if (!(await isKnown(key))) unknown.push(key);
  return unknown.length === 0
    ? sound('settings', `${settingsFile}, ${keys.length} ${keys.length === 1 ? 'setting' : 'settings'}`)
    : warning(
        'settings',
        `${settingsFile} holds what nothing reads: ${unknown.join(', ')}`,
        'see: socialrank help environment; take it out of the file',
      );
}

export function checkFolders(io: Pick<Io, 'env'>): readonly Check[] {
  const { cacheFolder, dataFolder } = pathsOf(io);
  return [checkFolder('cache', cacheFolder), checkFolder('data', dataFolder)];
}

/** A missing folder is created when needed: what counts is the nearest one above it that exists. */
function checkFolder(name: string, folder: string): Check {
  let there = folder;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  const isMade = there === folder;
  try {
    if (!statSync(there).isDirectory()) return failing(name, `${there} is not a folder`, `move it away`);
    accessSync(there, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(there);
    const free = bavail * bsize;
    if (free < FREE_BYTES_AT_LEAST)
      return warning(name, `${folder}: ${Math.floor(free / 1e6)} MB are free`, 'make room on that disk');
  } catch (error) {
    return failing(
      name,
      `${folder} cannot be written: ${reasonOf(error)}`,
      'give yourself the right to write there, or set SOCIALRANK_HOME to another folder',
    );
  }
  return sound(name, isMade ? folder : `${folder}, will be created when needed`);
}

/** Returns keys as `config` names them: `sources.x.token`, `engines.http.url`, `plugins`. */
function keysIn(tree: SettingsTree): string[] {
  return Object.entries(tree).flatMap(([root, value]) => membersOf(value).flatMap((path) => [root, ...path].join('.')));
}

function membersOf(value: unknown, depth = 2): string[][] {
  const isTree = typeof value === 'object' && value !== null && !Array.isArray(value) && depth > 0;
  if (!isTree) return [[]];
  return Object.entries(value).flatMap(([key, below]) => membersOf(below, depth - 1).map((path) => [key, ...path]));
}

function statOf(path: string): Stats | null {
  return statSync(path, { throwIfNoEntry: false }) ?? null;
}
