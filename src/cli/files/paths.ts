/** Where settings and cache lie on this machine. */
import { join } from 'node:path';
import envPaths from 'env-paths';
import type { Io } from '../io/io.js';

export interface Paths {
  readonly settingsFolder: string;
  readonly settingsFile: string;
  /** The saved profiles. */
  readonly brandsFile: string;
  readonly personsFile: string;
  readonly cacheFolder: string;
  /** What the user would miss. */
  readonly dataFolder: string;
}

/** `SOCIALRANK_HOME` moves everything into one folder; otherwise the system's own places. */
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
