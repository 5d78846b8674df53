/**
 * What runs a model, and what cuts texts into its tokens: packages that the user installs, found when a model is named.
 * Required, not imported: the bundle is CommonJS, and these packages have both.
 */
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { UsageError } from '../../errors.js';

/** As onnxruntime-node and onnxruntime-web have it. */
export interface OnnxRuntime {
  readonly InferenceSession: { create(model: string | Uint8Array): Promise<Session> };
  readonly Tensor: new (type: 'int64', values: BigInt64Array, dims: readonly number[]) => unknown;
  /** Of onnxruntime-web. */
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

/** As @huggingface/tokenizers has it. */
export interface Tokenizer {
  encode(text: string): { readonly ids: readonly number[] };
  token_to_id(token: string): number | undefined;
}

export interface Peers {
  readonly runtime: OnnxRuntime;
  /** A model in memory, where the runtime reads no files. */
  readonly wantsBytes: boolean;
  tokenizer(tokenizerJson: object, tokenizerConfig: object): Tokenizer;
}

/** The first is the quickest; the second is pure WebAssembly, for where no binary of the first runs. */
const RUNTIMES = ['onnxruntime-node', 'onnxruntime-web'] as const;
const TOKENIZERS = '@huggingface/tokenizers';

/** @param folders whose node_modules are looked in, one after the other. @throws UsageError saying what to install */
export function loadPeers(folders: readonly string[]): Peers {
  const [runtime, name] = loadFirst(RUNTIMES, folders);
  const [tokenizers] = loadFirst([TOKENIZERS], folders);
  const { Tokenizer } = tokenizers as { Tokenizer: new (json: object, config: object) => Tokenizer };
  const { env } = runtime as OnnxRuntime;
  // Its threads are workers that would keep this process.
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

/** Null: it is not there. One that is there and does not run says why. */
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
