/** Opens an engine by name: a built-in one, a model in a folder, a service, a plugin or a process. */
import { dirname } from 'node:path';
import type { Engine } from '../engine.js';
import { isPlainEngine, loadEngine } from '../engines/index.js';
import { UsageError } from '../errors.js';
import { CHILD } from '../plugins/child-path.js';
import type { Cache } from '../sources/source.js';
import { VERSION } from '../version.js';
import { memoryCache } from './memory-cache.js';
import {
  checkGiven,
  checkNames,
  DURATION,
  has,
  isFunction,
  isObject,
  isText,
  type Kinds,
  wholeNumber,
  YES_OR_NO,
} from './option-kinds.js';

/** Options of `openEngine`. */
export interface EngineOptions {
  /** Folder of the model, for `onnx`. */
  readonly model?: string;
  /** Settings of the engine, such as `{ baseUrl: 'http://127.0.0.1:11434/v1', model: 'small' }` for `http`. */
  readonly settings?: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Stores the scores of a service, and what they cost, across runs; default: for this run only. */
  readonly cache?: Cache;
  /**
   * The Node.js executable that runs plugins, and the environment variables that plugins and `exec:` programs see;
   * required to open either.
   */
  readonly processes?: {
    readonly node: string;
    readonly plugin: Readonly<Record<string, string | undefined>>;
    readonly exec: Readonly<Record<string, string | undefined>>;
  };
  /** Whether to send no requests to a service: texts whose score is not in `cache` are then unscored. */
  readonly isOffline?: boolean;
  /** Time limit of one request to a service, in milliseconds; default: its setting `timeout`, 60 s. */
  readonly timeoutMilliseconds?: number;
  /** Number of retries after a temporary failure of a service; default: 2. */
  readonly retries?: number;
  /** Returns the current time; default: the system clock. */
  readonly now?: () => Date;
}

const KINDS: Kinds<EngineOptions> = {
  model: { words: "a folder, such as './model'", is: isText },
  settings: { words: "an object, such as { baseUrl: 'http://127.0.0.1:11434/v1', model: 'small' }", is: isObject },
  cache: {
    words: 'a cache, with get, set and delete',
    is: (value) => has(value, ['get', 'set', 'delete'], isFunction),
  },
  processes: {
    words: 'an object, such as { node: process.execPath, plugin: {}, exec: {} }',
    is: (value) => has(value, ['node'], isText) && has(value, ['plugin', 'exec'], isObject),
  },
  isOffline: YES_OR_NO,
  timeoutMilliseconds: DURATION,
  retries: wholeNumber(0),
  now: { words: 'a function that gives a Date', is: isFunction },
};

/** The signals that can end a scan, for engines that wait for something. */
export interface EngineRun {
  /** Aborts if the scan is abandoned. */
  readonly signal: AbortSignal;
  /** Aborts when the deadline passes; scores returned by then count. */
  readonly deadline: AbortSignal;
  /** Time of the deadline in milliseconds, on the clock of `now`; null if there is none. */
  readonly deadlineAt: number | null;
}

const NEVER: EngineRun = {
  signal: new AbortController().signal,
  deadline: new AbortController().signal,
  deadlineAt: null,
};

/**
 * Opens a sentiment engine, for a scan or to score texts yourself.
 * @param name `social`, `afinn`; `onnx` or `onnx:FOLDER`; `http`; `./engine.js`; `socialrank-engine-NAME` or NAME;
 * `exec:COMMAND`
 * @throws UsageError if the name is unknown, an option is invalid, a setting is missing or unknown, or the model or
 * plugin cannot be used
 */
export async function openEngine(name: string, options: EngineOptions = {}, run: EngineRun = NEVER): Promise<Engine> {
  if (!isText(name)) throw new UsageError('the name of an engine must be a text', { hint: "for example 'social'" });
  checkGiven(options, KINDS, "{ model: './model' }");
  const isOnnx = name === 'onnx' || name.startsWith('onnx:');
  if (!isOnnx && options.model !== undefined) {
    throw new UsageError('--model is for the engine onnx', {
      hint: "for example --engine onnx --model DIR, or openEngine('onnx', { model: DIR }, run)",
    });
  }
  if (isPlainEngine(name)) return loadEngine(name);
  if (isOnnx) return openModel(name, options);
  if (name === 'http') return openService(options, run);
  if (name.startsWith('exec:')) {
    const { execEngine } = await import('../plugins/index.js');
    return execEngine(name, processesOf(name, options).exec);
  }
  return openPlugin(name, options);
}

async function openModel(name: string, { model, settings = {} }: EngineOptions): Promise<Engine> {
  const { ENGINE_SETTINGS } = await import('../engines/settings.js');
  checkNames('onnx has no setting', settings, Object.keys(ENGINE_SETTINGS['onnx']!));
  const folder = name.startsWith('onnx:') ? name.slice('onnx:'.length) : (model ?? settings['model']);
  if (typeof folder !== 'string' || folder === '') {
    throw new UsageError('the engine onnx needs a model', {
      hint: "for example --engine onnx --model DIR, or openEngine('onnx', { model: DIR }, run)",
    });
  }
  const { openOnnx } = await import('../engines/onnx/index.js');
  const written = settings['languages'] ?? [];
  const languages = typeof written === 'string' ? written.split(',').map((code) => code.trim()) : written;
  return openOnnx({ model: folder, languages, folders: [dirname(CHILD), '.'] });
}

async function openService(options: EngineOptions, run: EngineRun): Promise<Engine> {
  const { HTTP_SETTINGS, readHttpSettings } = await import('../engines/http/settings.js');
  const { httpEngine } = await import('../engines/http/index.js');
  checkNames('http has no setting', options.settings ?? {}, Object.keys(HTTP_SETTINGS));
  const settings = readHttpSettings(options.settings ?? {});
  const now = options.now ?? (() => new Date());
  const shared = { settings, cache: options.cache ?? memoryCache(), now };
  if (options.isOffline === true) return httpEngine({ ...shared, http: null });
  const { axiosTransport, DEFAULTS, openNetwork, userAgent } = await import('../http/index.js');
  const { runClock } = await import('./run-clock.js');
  const network = openNetwork({
    // The user gave the address, so it can be on this machine.
    transport: axiosTransport({ allowPrivate: true }),
    timeoutMilliseconds: options.timeoutMilliseconds ?? settings.timeoutMilliseconds,
    retries: options.retries ?? DEFAULTS.retries,
    concurrency: null,
    maxBytes: DEFAULTS.maxBytes,
    userAgent: userAgent(VERSION),
    signal: AbortSignal.any([run.signal, run.deadline]),
    deadlineAt: run.deadlineAt,
    clock: runClock(now),
    isReplay: false,
    secrets: settings.key === null ? [] : [settings.key],
  });
  const http = network.forSource({
    signal: run.signal,
    baseUrl: null,
    rate: { requests: settings.minuteRequests, seconds: 60 },
    onRequest() {},
  });
  return httpEngine({ ...shared, http, close: () => network.close() });
}

async function openPlugin(name: string, options: EngineOptions): Promise<Engine> {
  const { findPlugin, isPackageName, isPath, openEnginePlugin } = await import('../plugins/index.js');
  if (!isPath(name) && !isPackageName(name)) return loadEngine(name);
  const place = findPlugin(name, ['.'], 'socialrank-engine-');
  if (place === null) return loadEngine(name);
  const { node, plugin } = processesOf(name, options);
  return openEnginePlugin(place, { path: node, env: plugin });
}

function processesOf(name: string, { processes }: EngineOptions): NonNullable<EngineOptions['processes']> {
  if (processes !== undefined) return processes;
  throw new UsageError(`the engine ${name} runs in a process of its own`, { hint: 'give openEngine its `processes`' });
}
