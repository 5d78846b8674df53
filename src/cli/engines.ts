/** Opens the engine that the user named, with its settings, for one run; it is closed with that run. */

import type { Engine } from '../engine.js';
import { isPlainEngine } from '../engines/index.js';
import { openEngine } from '../library/open-engine.js';
import type { Io } from './io/io.js';
import { fewVariables } from './plugins.js';
import { type SettingsTree, settingsUnder } from './settings/settings.js';

export interface EngineFlags {
  readonly engine: string;
  readonly model?: string;
  readonly timeout?: number;
  readonly retries?: number;
}

type OpenForRun = (run?: Parameters<typeof openEngine>[2]) => Promise<Engine>;

interface Circumstances {
  readonly tree: SettingsTree;
  readonly io: Pick<Io, 'env' | 'now'>;
  /** Whether a tape is replayed, so that no request may be made. */
  readonly isReplay: boolean;
}

/** Returns the name itself for an engine that needs nothing else, otherwise a function that opens the engine. */
export function namedEngine(flags: EngineFlags, within: Circumstances): string | OpenForRun {
  return isPlainEngine(flags.engine) && flags.model === undefined ? flags.engine : engineOpener(flags, within);
}

export function engineOpener(flags: EngineFlags, { tree, io, isReplay }: Circumstances): OpenForRun {
  return async (run) => {
    const name = flags.engine.replace(/:.*$/s, '');
    const [{ ENGINE_SETTINGS }, { diskCache }, { pathsOf }] = await Promise.all([
      import('../engines/settings.js'),
      import('./files/disk-cache.js'),
      import('./files/paths.js'),
    ]);
    const specs = Object.hasOwn(ENGINE_SETTINGS, name) ? ENGINE_SETTINGS[name]! : {};
    return openEngine(
      flags.engine,
      {
        settings: settingsUnder('engines', name, specs, tree, io.env),
        cache: diskCache(pathsOf(io).cacheFolder, `engine ${name}`),
        processes: { node: process.execPath, plugin: fewVariables(io.env), exec: io.env },
        isOffline: isReplay,
        ...(flags.model === undefined ? {} : { model: flags.model }),
        ...(flags.timeout === undefined ? {} : { timeoutMilliseconds: flags.timeout }),
        ...(flags.retries === undefined ? {} : { retries: flags.retries }),
        ...(io.now === undefined ? {} : { now: io.now }),
      },
      run,
    );
  };
}
