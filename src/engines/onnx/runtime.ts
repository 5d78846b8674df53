/**
 * Loads the ONNX runtime and the tokenizer: packages that the user installs, looked up when a model is named. They are
 * loaded with `require` because the bundle is CommonJS; the packages support both.
 */
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { UsageError } from '../../errors.js';

/** The part of onnxruntime-node and onnxruntime-web that is used. */
export interface OnnxRuntime {
  readonly InferenceSession: { create(model: string | Uint8Array): Promise<Session> };
  readonly Tensor: new (type: 'int64', values: BigInt64Array, dims: readonly number[]) => unknown;
  /** Only in onnxruntime-web. */
  readonly env?: { readonly wasm?: { numThreads?: number } };
}

export interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(inputs: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, Output>>>;
  release?(): Promise<void>;
}

export interface Output {
  readonly dims: readonly number[];
  readonly data: ArrayLike<number>;
}

/** The part of @huggingface/tokenizers that is used. */
export interface Tokenizer {
  encode(text: string): { readonly ids: readonly number[] };
  token_to_id(token: string): number | undefined;
}

export interface Peers {
  readonly runtime: OnnxRuntime;
  /** Whether the model must be passed as bytes, because the runtime reads no files. */
  readonly wantsBytes: boolean;
  tokenizer(tokenizerJson: object, tokenizerConfig: object): Tokenizer;
}

/** The first is the fastest; the second is pure WebAssembly, for systems where no binary of the first runs. */
const RUNTIMES = ['onnxruntime-node', 'onnxruntime-web'] as const;
const TOKENIZERS = '@huggingface/tokenizers';

/**
 * @param folders whose node_modules are searched, in order
 * @throws UsageError saying what to install
 */
export function loadPeers(folders: readonly string[]): Peers {
  const [runtime, name] = loadFirst(RUNTIMES, folders);
  const [tokenizers] = loadFirst([TOKENIZERS], folders);
  const { Tokenizer } = tokenizers as { Tokenizer: new (json: object, config: object) => Tokenizer };
  const { env } = runtime as OnnxRuntime;
  // Its threads are workers that would keep the process alive.
  if (env?.wasm !== undefined) env.wasm.numThreads = 1;
  return {
    runtime: runtime as OnnxRuntime,
    wantsBytes: name === 'onnxruntime-web',
    tokenizer: (json, config) => new Tokenizer(json, config),
  };
}

function loadFirst(names: readonly string[], folders: readonly string[]): readonly [module: unknown, name: string] {
  for (const name of names) {
    for (const folder of folders) {
      const module = load(name, createRequire(join(resolve(folder), 'here.js')));
      if (module !== null) return [module, name];
    }
  }
  throw new UsageError(`the engine onnx needs the package ${names.join(' or ')}`, {
    hint: `install: npm install ${names[0]} ${TOKENIZERS} (with -g where socialrank is installed so)`,
  });
}

/**
 * Loads a package; null if it is not installed.
 * @throws UsageError if it is installed but does not run
 */
function load(name: string, require: NodeJS.Require): unknown {
  let path: string;
  try {
    path = require.resolve(name);
  } catch {
    return null;
  }
  try {
    return require(path);
  } catch (cause) {
    throw new UsageError(`the package ${name} does not run here: ${(cause as Error).message.split('\n')[0]}`, {
      hint: name === 'onnxruntime-node' ? 'remove it and install onnxruntime-web instead' : null,
      cause,
    });
  }
}
