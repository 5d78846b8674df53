import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Engine } from '../../../src/engine.js';
import { openOnnx } from '../../../src/engines/onnx/index.js';
import { loadPeers, type Peers } from '../../../src/engines/onnx/runtime.js';
import { UsageError } from '../../../src/errors.js';
import { namedBrands } from '../../support/named-brands.js';
import { temporaryFolder } from '../../support/temporary.js';
import { tinyModel, type Words } from './tiny-model.js';

const WORDS: Words = {
  love: [0, 0, 4],
  hate: [4, 0, 0],
  table: [0, 3, 0],
  x: [0, 0, 0],
  best: [0, 0, 2],
  buy: [0, 0, 2],
};
const FOLDERS = ['.'];

/** Stand-in with the minimum that both packages promise: words of the tiny model's vocabulary, their rows summed. */
function standIn(words: Words): Peers & { readonly runs: number[][] } {
  const rows = [...Array.from({ length: 4 }, () => [0, 0, 0]), ...Object.values(words)];
  const names = Object.keys(words);
  const runs: number[][] = [];
  class Tensor {
    readonly values: BigInt64Array;
    readonly dims: readonly number[];
    constructor(_: 'int64', values: BigInt64Array, dims: readonly number[]) {
      this.values = values;
      this.dims = dims;
    }
  }
  return {
    runs,
    wantsBytes: false,
    tokenizer: () => ({
      encode: (text) => ({
        ids: [
          2,
          ...text
            .toLowerCase()
            .split(/\s+/)
            .map((word) => (names.includes(word) ? names.indexOf(word) + 4 : 1)),
          3,
        ],
      }),
      token_to_id: (token) => (token === '[PAD]' ? 0 : undefined),
    }),
    runtime: {
      Tensor,
      InferenceSession: {
        create: async () => ({
          inputNames: ['input_ids', 'attention_mask'],
          outputNames: ['logits'],
          async run(inputs) {
            const { values, dims } = inputs['input_ids'] as Tensor;
            const mask = (inputs['attention_mask'] as Tensor).values;
            const [texts, tokens] = dims as [number, number];
            runs.push([texts, tokens]);
            const data = Array.from({ length: texts * 3 }, (_, place) => {
              const [row, column] = [Math.floor(place / 3), place % 3];
              let sum = 0;
              for (let at = 0; at < tokens; at += 1) {
                const cell = row * tokens + at;
                sum += Number(mask[cell]) * rows[Number(values[cell])]![column]!;
              }
              return sum;
            });
            return { logits: { dims: [texts, 3], data } };
          },
        }),
      },
    },
  };
}

const CONTEXT = { language: null, brand: [] } as const;
const label = async (engine: Engine, text: string) => (await engine.score(text, CONTEXT)).label;

const ROADS = [
  ['a stand-in for the packages', () => standIn(WORDS)] as const,
  ['the packages themselves', () => loadPeers(FOLDERS)] as const,
];

describe.each(ROADS)('engine onnx on %s', (_, peers) => {
  it('chooses the most probable class, and returns all probabilities', async () => {
    const engine = await openOnnx({ model: tinyModel(WORDS), folders: FOLDERS }, peers());
    const { label, probabilities, polarity, confidence } = await engine.score('I love it', CONTEXT);
    const total = Math.exp(4) + 2;
    expect(label).toBe('positive');
    expect(probabilities!.positive).toBeCloseTo(Math.exp(4) / total, 5);
    expect(polarity).toBeCloseTo((Math.exp(4) - 1) / total, 5);
    expect(confidence).toBe(probabilities!.positive);
    expect(engine).toMatchObject({
      name: 'onnx',
      threshold: null,
      version: expect.stringMatching(/^tiny-model\+[0-9a-f]{8}$/),
    });
    engine.close!();
  });

  it('answers a batch in order, whatever the lengths of its texts', async () => {
    const engine = await openOnnx({ model: tinyModel(WORDS), folders: FOLDERS }, peers());
    const texts = [
      'hate',
      'a table, a table and another table',
      '',
      'love',
      'hate hate love',
      'table',
      ...Array.from({ length: 40 }, (__, n) => (n % 2 === 0 ? 'love' : 'hate')),
    ];
    const scores = await engine.scoreMany!(texts.map((text) => ({ text, context: CONTEXT })));
    expect(scores.slice(0, 6).map(({ label }) => label)).toEqual([
      'negative',
      'neutral',
      null,
      'positive',
      'negative',
      'neutral',
    ]);
    expect(scores.slice(6, 8).map(({ label }) => label)).toEqual(['positive', 'negative']);
    expect(scores).toHaveLength(46);
  });

  it('reads only the beginning of a text that is too long for the model', async () => {
    const engine = await openOnnx({ model: tinyModel(WORDS), folders: FOLDERS }, peers());
    expect(await label(engine, `love ${'table '.repeat(400)}${'hate '.repeat(5000)}`)).toBe('neutral');
    expect(await label(engine, 'a'.repeat(1_000_000))).not.toBeUndefined();
  });

  it('treats special tokens in a text as plain text', async () => {
    const engine = await openOnnx({ model: tinyModel(WORDS), folders: FOLDERS }, peers());
    expect(await label(engine, '[SEP] love [PAD][CLS]')).toBe('positive');
  });

  it.each(['[Best Buy] table', '[Acme], {Best Buy} table'])('ignores the name of a brand: %s', async (marked) => {
    const engine = await openOnnx({ model: tinyModel(WORDS), folders: FOLDERS }, peers());
    const { text, ...names } = namedBrands(marked);
    expect((await engine.score(text, { language: null, ...names })).label).toBe('neutral');
  });
});

describe('engine onnx', () => {
  it('runs the model once per text, however often the text is requested', async () => {
    const peers = standIn(WORDS);
    const engine = await openOnnx({ model: tinyModel(WORDS), folders: FOLDERS }, peers);
    const task = { text: 'love', context: CONTEXT };
    await engine.scoreMany!([task, task, { text: 'hate', context: CONTEXT }]);
    await engine.scoreMany!([task]);
    expect(peers.runs.map(([texts]) => texts)).toEqual([2]);
  });

  it('scores a text judged before even if its batch has more texts than the memory holds', async () => {
    const engine = await openOnnx({ model: tinyModel(WORDS), folders: FOLDERS }, standIn(WORDS));
    expect(await label(engine, 'love')).toBe('positive');
    const texts = ['love', ...Array.from({ length: 20_000 }, (_, n) => `table ${n}`)];
    const scores = await engine.scoreMany!(texts.map((text) => ({ text, context: CONTEXT })));
    expect(scores[0]!.label).toBe('positive');
  });

  it('returns the words that moved the score if reasons are wanted, and runs nothing extra if not', async () => {
    const peers = standIn(WORDS);
    const engine = await openOnnx({ model: tinyModel(WORDS), folders: FOLDERS }, peers);
    const text = 'Acme table I love';
    const context = { language: null, brand: [{ start: 0, end: 4 }] };
    expect((await engine.score(text, context)).reasons).toEqual([]);
    expect(peers.runs.length).toBe(1);
    const { label, reasons } = await engine.score(text, { ...context, wants: ['reasons'] });
    expect([label, reasons]).toEqual(['positive', [{ token: 'love', weight: expect.closeTo(4, 3) }]]);
    expect(peers.runs.slice(1)).toEqual([[3, 5]]);
  });

  it('looks for reasons only among the first words of a long text, in at most three extra runs', async () => {
    const peers = standIn(WORDS);
    const engine = await openOnnx({ model: tinyModel(WORDS), folders: FOLDERS }, peers);
    const words = Array.from({ length: 500 }, (_, n) => `w${n}`).join(' ');
    const context = { ...CONTEXT, wants: ['reasons'] as const };
    expect((await engine.score(`hate ${words}`, context)).reasons.map(({ token }) => token)).toEqual(['hate']);
    expect((await engine.score(`${words} hate`, context)).reasons).toEqual([]);
    expect(peers.runs.length).toBe(8);
  });

  it('maps classes named by stars to sentiments', async () => {
    const folder = tinyModel(WORDS, { id2label: { 0: '1 star', 1: '3 stars', 2: '5 stars' } });
    const engine = await openOnnx({ model: folder, folders: FOLDERS }, standIn(WORDS));
    expect(await label(engine, 'love')).toBe('positive');
  });

  it('leaves languages unscored that the model was not made for', async () => {
    const engine = await openOnnx({ model: tinyModel(WORDS), folders: FOLDERS, languages: ['de'] }, standIn(WORDS));
    const labels = await Promise.all(
      ['en', 'de', null].map(async (language) => (await engine.score('love', { language, brand: [] })).label),
    );
    expect(labels).toEqual([null, 'positive', 'positive']);
  });

  it('leaves texts unscored with a warning if the model fails on them', async () => {
    const peers = standIn(WORDS);
    const broken: Peers = {
      ...peers,
      runtime: {
        ...peers.runtime,
        InferenceSession: {
          create: async (model) => ({
            ...(await peers.runtime.InferenceSession.create(model)),
            run: async () => ({ logits: { dims: [1, 2], data: [0, 1] } }),
          }),
        },
      },
    };
    const engine = await openOnnx({ model: tinyModel(WORDS), folders: FOLDERS }, broken);
    expect(await engine.score('love', CONTEXT)).toMatchObject({ label: null, polarity: null });
    expect(engine.remarks!()).toEqual([
      {
        code: 'engine_failed',
        message: '1 text is unscored: the model tiny-model could not judge some texts: it answered 1 x 2, not 1 x 3',
      },
    ]);
  });

  it.each<[string, (folder: string) => void, string]>([
    ['no model', (folder) => rmSync(join(folder, 'model.onnx')), 'there is no model.onnx in'],
    ['no tokenizer', (folder) => rmSync(join(folder, 'tokenizer.json')), 'there is no tokenizer.json in'],
    ['no config', (folder) => rmSync(join(folder, 'config.json')), 'there is no config.json in'],
    ['a config that is no JSON', (folder) => writeFileSync(join(folder, 'config.json'), '{'), 'is not a JSON object'],
    [
      'classes without names',
      (folder) => writeFileSync(join(folder, 'config.json'), '{}'),
      'does not name its classes',
    ],
    [
      'classes named by numbers',
      (folder) => named(folder, 'LABEL_0', 'LABEL_1', 'LABEL_2'),
      'its class 0 is called "LABEL_0", which is not a sentiment',
    ],
    ['classes of another kind', (folder) => named(folder, 'joy', 'anger', 'fear'), 'its class 0 is called "joy"'],
    [
      'more classes than sentiments have',
      (folder) => named(folder, ...Array.from({ length: 17 }, () => 'positive')),
      'it has 17 classes',
    ],
    ['one class', (folder) => named(folder, 'positive'), 'does not tell positive from negative'],
    [
      'more outputs than classes',
      (folder) =>
        writeFileSync(
          join(folder, 'config.json'),
          JSON.stringify({ id2label: { 0: 'negative', 1: 'positive' }, problem_type: 'multi_label_classification' }),
        ),
      'do not exclude each other',
    ],
  ])('rejects a folder with %s', async (_, spoil, why) => {
    const folder = tinyModel(WORDS);
    spoil(folder);
    const opening = openOnnx({ model: folder, folders: FOLDERS }, standIn(WORDS));
    await expect(opening).rejects.toThrow(UsageError);
    await expect(opening).rejects.toThrow(why);
  });

  it('rejects a missing folder', async () => {
    await expect(openOnnx({ model: join(temporaryFolder(), 'none'), folders: FOLDERS })).rejects.toThrow(
      'there is no folder',
    );
  });

  it('names the packages to install if they are missing', () => {
    expect(() => loadPeers([temporaryFolder()])).toThrow(
      'the engine onnx needs the package onnxruntime-node or onnxruntime-web',
    );
  });

  it('has a different version for a different model', async () => {
    const [a, b] = [tinyModel(WORDS), tinyModel({ ...WORDS, love: [0, 0, 5] })];
    const [first, second] = await Promise.all(
      [a, b].map((model) => openOnnx({ model, folders: FOLDERS }, standIn(WORDS))),
    );
    expect(first!.version).not.toBe(second!.version);
    expect(readFileSync(join(a, 'model.onnx')).equals(readFileSync(join(b, 'model.onnx')))).toBe(false);
  });
});

function named(folder: string, ...names: string[]): void {
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ id2label: { ...names } }));
}
