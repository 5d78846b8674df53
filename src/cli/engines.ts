/** The engine that the user named, with its settings: made for one run, and closed with it. */
import { isPlainEngine } from '../engines/index.js';
import { openEngine } from '../open-engine.js';
import { environmentName } from '../scan/settings.js';
import type { SettingSpecs } from '../sources/source.js';
import type { Engine } from '../types.js';
import type { Io } from './io.js';
import { fewVariables } from './plugins.js';
import { member, type SettingsTree, settingValue } from './settings.js';

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
  /** From a tape: nothing is asked of anybody. */
  readonly isReplay: boolean;
}

/** One that needs nothing but its name stays a name. */
export function namedEngine(flags: EngineFlags, within: Circumstances): string | OpenForRun {
  return isPlainEngine(flags.engine) && flags.model === undefined ? flags.engine : engineOpener(flags, within);
}

export function engineOpener(flags: EngineFlags, { tree, io, isReplay }: Circumstances): OpenForRun {
  return async (run) => {
    const name = flags.engine.replace(/:.*$/s, '');
    const [{ ENGINE_SETTINGS }, { diskCache }, { pathsOf }] = await Promise.all([
      import('../engines/settings.js'),
      import('./disk-cache.js'),
      import('./paths.js'),
    ]);
    const specs = Object.hasOwn(ENGINE_SETTINGS, name) ? ENGINE_SETTINGS[name]! : {};
    return openEngine(
      flags.engine,
      {
        settings: engineSettings(name, specs, tree, io.env),
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

/** Environment, then settings file. */
export function engineSettings(
  engine: string,
  specs: SettingSpecs,
  tree: SettingsTree,
  env: Io['env'],
): Readonly<Record<string, string | readonly string[]>> {
  const filed = member(member(tree, 'engines'), engine);
  return Object.fromEntries(
    Object.keys(specs).flatMap((key) => {
      const said = env[engineVariable(engine, key)];
      const value = said === undefined || said === '' ? settingValue(member(filed, key)) : said;
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** `http`, `key` → `SOCIALRANK_ENGINES_HTTP_KEY`. */
export function engineVariable(engine: string, key: string): string {
  return environmentName(`engines-${engine}`, key);
}
