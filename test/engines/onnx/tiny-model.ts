/** A model of a few words, written byte by byte: it sums the contributions of the words. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/temporary.js';

/** Contributions of each word to the outputs of the model. */
export type Words = Readonly<Record<string, readonly number[]>>;

export interface TinyOptions {
  readonly id2label?: Readonly<Record<string, string>>;
}

const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];
const THREE = { 0: 'negative', 1: 'neutral', 2: 'positive' };

/** Creates the folder of the model in the layout of Hugging Face, and returns its path. */
export function tinyModel(words: Words, options: TinyOptions = {}): string {
  const folder = join(temporaryFolder(), 'tiny model');
  mkdirSync(folder);
  const classes = Object.values(words)[0]!.length;
  const vocabulary = [...SPECIAL, ...Object.keys(words)];
  const table = vocabulary.flatMap((word) => words[word] ?? new Array<number>(classes).fill(0));
  const config = { id2label: options.id2label ?? THREE, vocab_size: vocabulary.length };
  writeFileSync(join(folder, 'model.onnx'), onnxModel(table, vocabulary.length, classes));
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(tokenizerOf(vocabulary)));
  writeFileSync(join(folder, 'tokenizer_config.json'), JSON.stringify({ pad_token: '[PAD]', model_max_length: 512 }));
  return folder;
}

function tokenizerOf(vocabulary: readonly string[]): object {
  const special = SPECIAL.map((content, id) => ({
    id,
    content,
    special: true,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
  }));
  const piece = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: special,
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [piece('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, piece('[SEP]')],
      pair: [],
      special_tokens: {
        '[CLS]': { id: '[CLS]', ids: [2], tokens: ['[CLS]'] },
        '[SEP]': { id: '[SEP]', ids: [3], tokens: ['[SEP]'] },
      },
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocabulary.map((word, id) => [word, id])),
    },
  };
}

/** logits = Σ table[input_ids], over the tokens of the text; ONNX opset 13, https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
function onnxModel(table: readonly number[], rows: number, classes: number): Uint8Array {
  const nodes = [
    node('Gather', ['table', 'input_ids'], 'said'),
    node('Cast', ['attention_mask'], 'mask', attribute('to', 1)),
    node('Unsqueeze', ['mask', 'last'], 'each'),
    node('Mul', ['said', 'each'], 'meant'),
    node('ReduceSum', ['meant', 'middle'], 'logits', attribute('keepdims', 0)),
  ];
  const graph = [
    ...nodes.map((bytes) => field(1, bytes)),
    field(2, text('tiny')),
    field(5, tensor('table', [rows, classes], 1, Buffer.from(Float32Array.from(table).buffer))),
    field(5, tensor('last', [1], 7, Buffer.from(BigInt64Array.from([2n]).buffer))),
    field(5, tensor('middle', [1], 7, Buffer.from(BigInt64Array.from([1n]).buffer))),
    ...['input_ids', 'attention_mask'].map((name) => field(11, valueInfo(name, 7, ['texts', 'tokens']))),
    field(12, valueInfo('logits', 1, ['texts', classes])),
  ];
  return Buffer.concat([
    number(1, 8),
    field(7, Buffer.concat(graph)),
    field(8, Buffer.concat([field(1, text('')), number(2, 13)])),
  ]);
}

function node(operator: string, inputs: readonly string[], output: string, ...attributes: Buffer[]): Buffer {
  return Buffer.concat([
    ...inputs.map((name) => field(1, text(name))),
    field(2, text(output)),
    field(4, text(operator)),
    ...attributes.map((bytes) => field(5, bytes)),
  ]);
}

/** An integer attribute. */
function attribute(name: string, value: number): Buffer {
  return Buffer.concat([field(1, text(name)), number(3, value), number(20, 2)]);
}

function tensor(name: string, dims: readonly number[], type: number, raw: Buffer): Buffer {
  return Buffer.concat([...dims.map((dim) => number(1, dim)), number(2, type), field(8, text(name)), field(9, raw)]);
}

function valueInfo(name: string, type: number, dims: readonly (string | number)[]): Buffer {
  const shape = dims.map((dim) => field(1, typeof dim === 'string' ? field(2, text(dim)) : number(1, dim)));
  const tensorType = Buffer.concat([number(1, type), field(2, Buffer.concat(shape))]);
  return Buffer.concat([field(1, text(name)), field(2, field(1, tensorType))]);
}

function text(value: string): Buffer {
  return Buffer.from(value);
}

function field(place: number, bytes: Buffer): Buffer {
  return Buffer.concat([varint(8 * place + 2), varint(bytes.length), bytes]);
}

function number(place: number, value: number): Buffer {
  return Buffer.concat([varint(8 * place), varint(value)]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let left = value;
  for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
  return Buffer.from([...bytes, left]);
}
