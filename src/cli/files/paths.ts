/** Locations of settings, cache and data on this machine. */
import { join } from 'node:path';
import envPaths from 'env-paths';
import type { Io } from '../io/io.js';

export interface Paths {
  readonly settingsFolder: string;
  readonly settingsFile: string;
  /** Saved brand profiles. */
  readonly brandsFile: string;
  readonly personsFile: string;
  readonly cacheFolder: string;
  /** Data that cannot be recreated, such as the history. */
  readonly dataFolder: string;
}

/** `SOCIALRANK_HOME` moves everything into one folder; by default, the platform's usual folders are used. */
export function pathsOf({ env }: Pick<Io, 'env'>): Paths {
  const home = env['SOCIALRANK_HOME'];
  const system = home === undefined || home === '' ? envPaths('socialrank', { suffix: '' }) : null;
  const settingsFolder = system?.config ?? home!;
  return {
    settingsFolder,
    settingsFile: join(settingsFolder, 'config.json'),
    brandsFile: join(settingsFolder, 'brands.yaml'),
    personsFile: join(settingsFolder, 'persons.yaml'),
    cacheFolder: system?.cache ?? join(home!, 'cache'),
    dataFolder: system?.data ?? home!,
  };
}
