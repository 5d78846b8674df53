/** Reads a model folder in Hugging Face's layout: config.json, tokenizer.json, and the model as ONNX. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { UsageError } from '../../errors.js';

type Json = Readonly<Record<string, unknown>>;

export interface ModelFolder {
  /** Base name of the folder, safe to print in a report. */
  readonly name: string;
  readonly modelFile: string;
  /** Hash of the model and its tokenizer, eight hexadecimal digits. */
  readonly hash: string;
  readonly config: Json;
  readonly tokenizer: Json;
  readonly tokenizerConfig: Json;
}

const MODEL_FILES = ['model.onnx', 'onnx/model.onnx', 'model_quantized.onnx', 'onnx/model_quantized.onnx'] as const;
const JSON_BYTES_AT_MOST = 2 ** 26;

/** @throws UsageError naming the file that is missing or invalid */
export async function readModelFolder(folder: string): Promise<ModelFolder> {
  const isFolder = await stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new UsageError(`--model: there is no folder ${folder}`);
  const modelFile = await firstFile(folder);
  const tokenizerText = await readText(folder, 'tokenizer.json');
  const hash = createHash('sha256').update(tokenizerText);
  for await (const chunk of createReadStream(modelFile)) hash.update(chunk as Buffer);
  return {
    name: basename(resolve(folder)).replace(/[^\w.-]+/g, '-') || 'model',
    modelFile,
    hash: hash.digest('hex').slice(0, 8),
    config: parsed(await readText(folder, 'config.json'), folder, 'config.json'),
    tokenizer: parsed(tokenizerText, folder, 'tokenizer.json'),
    tokenizerConfig: await readText(folder, 'tokenizer_config.json').then(
      (text) => parsed(text, folder, 'tokenizer_config.json'),
      () => ({}),
    ),
  };
}

async function firstFile(folder: string): Promise<string> {
  for (const name of MODEL_FILES) {
    const path = join(folder, name);
    if (
      await stat(path).then(
        (stats) => stats.isFile(),
        () => false,
      )
    )
      return path;
  }
  throw new UsageError(`--model: there is no ${MODEL_FILES[0]} in ${folder}`, {
    hint: `looked for ${MODEL_FILES.join(', ')}; optimum-cli export onnx writes one`,
  });
}

async function readText(folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  const size = await stat(path).then(
    ({ size }) => size,
    () => null,
  );
  if (size === null) throw new UsageError(`--model: there is no ${name} in ${folder}`);
  if (size > JSON_BYTES_AT_MOST)
    throw new UsageError(`--model: ${path} is longer than ${JSON_BYTES_AT_MOST / 2 ** 20} MB`);
  return readFile(path, 'utf8');
}

function parsed(text: string, folder: string, name: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  } catch {
    // Reported below.
  }
  throw new UsageError(`--model: ${join(folder, name)} is not a JSON object`);
}
