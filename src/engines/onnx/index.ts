/** Engine `onnx`: a local classification model, run by packages that the user installs. */
import { readFile } from 'node:fs/promises';
import { probable } from '../../core/sentiment/probable.js';
import { remarks } from '../../core/sentiment/remarks.js';
import { unscored } from '../../core/sentiment/unscored.js';
import { withoutBrand } from '../../core/sentiment/without-brand.js';
import type { Engine, Score, ScoreTask } from '../../engine.js';
import { UsageError } from '../../errors.js';
import { memory } from '../memory.js';
import { type Classes, classesOf, probabilitiesOf } from './classes.js';
import { type Encode, encoder } from './encode.js';
import { readModelFolder } from './folder.js';
import { leavingOut, reasonsBy } from './reasons.js';
import { loadPeers, type OnnxRuntime, type Peers, type Session } from './runtime.js';

export interface OnnxOptions {
  readonly model: string;
  /**
   * Languages the model was made for, as ISO 639-1; any if absent. A text known to be in another language is unscored.
   */
  readonly languages?: readonly string[];
  /** Folders in which the packages that run the model are looked up. */
  readonly folders: readonly string[];
}

/** Number of texts per run of the model. */
const BATCH = 16;
/** Stands in for the brand: a letter carries no sentiment, and a gap would break the sentence. */
const STAND_IN = 'X';

/**
 * @param peers the packages that run the model; those installed if absent
 * @throws UsageError if the folder holds no suitable model, or if the packages are not installed
 */
export async function openOnnx({ model, languages = [], folders }: OnnxOptions, peers?: Peers): Promise<Engine> {
  const folder = await readModelFolder(model);
  const classes = classesOf(folder.config, model);
  const { runtime, wantsBytes, tokenizer } = peers ?? loadPeers(folders);
  const encode = await opening(model, 'its tokenizer', () => encoder(folder, tokenizer));
  const session = await opening(model, 'its model', async () =>
    runtime.InferenceSession.create(wantsBytes ? await readFile(folder.modelFile) : folder.modelFile),
  );
  checkInputs(session, model);
  const told = remarks();
  const kept = memory<Score>();
  /** One score per text; empty if the model failed. */
  const run = async (texts: readonly string[]): Promise<readonly Score[]> => {
    try {
      const scores = await scoresOf(texts, { session, encode, classes, runtime });
      for (const [place, text] of texts.entries()) kept.set(text, scores[place]!);
      return scores;
    } catch (error) {
      told.say(
        'engine_failed',
        `the model ${folder.name} could not judge some texts: ${firstLine(error)}`,
        texts.length,
      );
      return [];
    }
  };
  async function judged(texts: readonly string[]): Promise<readonly Score[]> {
    // Copied first, because storing the new scores may evict the cached ones.
    const found = new Map(texts.map((text) => [text, text === '' ? unscored() : kept.get(text)]));
    const waiting = [...found.keys()].filter((text) => found.get(text) === undefined);
    // Sorted by length, so that batches need little padding.
    waiting.sort((a, b) => a.length - b.length);
    for (let at = 0; at < waiting.length; at += BATCH) {
      const batch = waiting.slice(at, at + BATCH);
      const scores = await run(batch);
      for (const [place, text] of batch.entries()) found.set(text, scores[place]);
    }
    return texts.map((text) => found.get(text) ?? unscored());
  }
  async function withReasons(text: string, score: Score): Promise<Score> {
    const words = score.label === null ? [] : leavingOut(text, STAND_IN);
    const without = await judged(words.map((one) => one.text));
    return { ...score, reasons: reasonsBy(score, words, without) };
  }
  async function scoreMany(tasks: readonly ScoreTask[]): Promise<readonly Score[]> {
    const texts = tasks.map(({ text, context }) => {
      const isForeign = languages.length > 0 && context.language !== null && !languages.includes(context.language);
      return isForeign ? '' : withoutBrand(text, context, STAND_IN).trim();
    });
    const scores = [...(await judged(texts))];
    // Some fifty times the work, so only on request.
    for (const [place, { context }] of tasks.entries())
      if (context.wants?.includes('reasons') === true) scores[place] = await withReasons(texts[place]!, scores[place]!);
    return scores;
  }
  return {
    name: 'onnx',
    version: `${folder.name}+${folder.hash}`,
    threshold: null,
    scoreMany,
    score: async (text, context) => (await scoreMany([{ text, context }]))[0]!,
    remarks: told.all,
    close: () => void session.release?.(),
  };
}

interface Model {
  readonly session: Session;
  readonly encode: Encode;
  readonly classes: Classes;
  readonly runtime: OnnxRuntime;
}

async function scoresOf(texts: readonly string[], { session, encode, classes, runtime }: Model): Promise<Score[]> {
  const { inputs, dims } = encode(texts);
  const feeds = Object.fromEntries(
    session.inputNames.map((name) => [name, new runtime.Tensor('int64', inputs[name as keyof typeof inputs], dims)]),
  );
  const outputs = await session.run(feeds);
  const output = outputs['logits'] ?? outputs[session.outputNames[0] ?? ''];
  const [rows, columns] = output?.dims ?? [];
  if (output === undefined || rows !== texts.length || columns !== classes.length) {
    throw new Error(`it answered ${output?.dims.join(' x ') ?? 'nothing'}, not ${texts.length} x ${classes.length}`);
  }
  return texts.map((_, row) => {
    const logits = classes.map((_, column) => Number(output.data[row * classes.length + column]));
    const probabilities = probabilitiesOf(logits, classes);
    return probabilities === null ? unscored() : probable(probabilities);
  });
}

function checkInputs({ inputNames }: Session, title: string): void {
  const known = ['input_ids', 'attention_mask', 'token_type_ids'];
  const unknown = inputNames.find((name) => !known.includes(name));
  if (unknown === undefined && inputNames.includes('input_ids')) return;
  throw new UsageError(`${title}: the model takes ${inputNames.join(', ').slice(0, 100)}, not texts alone`, {
    hint: `it must take ${known.join(', ')}, or some of them`,
  });
}

async function opening<T>(title: string, what: string, open: () => T | Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw new UsageError(`${title}: ${what} cannot be read: ${firstLine(cause)}`, { cause });
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]!.slice(0, 200);
}
