/** Changes the settings file: atomically, one process at a time, accessible only to its owner. */
import { chmodSync, existsSync, statSync } from 'node:fs';
import { withLock } from '../files/file-lock.js';
import { makeFolder } from '../files/make-folder.js';
import { pathsOf } from '../files/paths.js';
import { named } from '../files/whole-file.js';
import { interruptible } from '../io/interrupt.js';
import type { Io } from '../io/io.js';
import { targetOf } from '../outputs/target.js';
import { member, readSettings } from './settings.js';

interface SettingsStore {
  set(key: string, value: string | readonly string[]): void;
  delete(key: string): void;
}

/** Changes settings under a lock, since the file is read and written as a whole. */
export async function changeSettings(io: Io, change: (store: SettingsStore) => void): Promise<void> {
  const { settingsFile, settingsFolder } = pathsOf(io);
  const work = async () => change(await openStore(io));
  try {
    makeFolder(settingsFolder);
    await interruptible(io, (signal) => withLock(`${targetOf(settingsFile)}.lock`, signal, work));
  } catch (error) {
    throw named(settingsFile, error);
  }
}

/** Opens the library that writes the file. An invalid file, which it would silently replace, is rejected first. */
async function openStore(io: Io): Promise<SettingsStore> {
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
  // The library keeps the mode of an existing file, and creates the folder accessible to everyone.
  if (existsSync(settingsFile) && (statSync(settingsFile).mode & 0o077) !== 0) chmodSync(settingsFile, 0o600);
  return {
    set(key, value) {
      store.set(key, value);
      tighten(settingsFolder);
    },
    delete(key) {
      const [root = '', ...below] = key.split('.');
      if (below.length > 0 && member(member(store.store, root), below[0]!) === undefined) return;
      store.delete(key);
      tighten(settingsFolder);
    },
  };
}

function tighten(folder: string): void {
  if ((statSync(folder).mode & 0o077) !== 0) chmodSync(folder, 0o700);
}
