/** Texts per second of the engines and alternatives, compared with the package that one engine wraps; loading time. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { labelledFolder, readCorpus } from '../scripts/train/corpora.js';
import { readModel } from '../src/core/sentiment/linear-model.js';
import type { ModelName } from '../src/engines/weights.js';
import { WEIGHTS } from '../src/engines/weights-path.js';
import { JUDGES } from './judges.js';
import { interleaved, median, type Result } from './measure.js';

const TEXTS = 4_000;
const BOUNDS: Readonly<Record<string, string>> = { social: '>= 0.5', afinn: '>= 0.5' };
const MOODS = [
  'I love this place',
  'it isn’t good at all',
  'still waiting for my refund, awful',
  'open on Sundays, near the station',
  'never had a bad cup here 😀',
];

export async function sentimentAgainstPackages(): Promise<Result[]> {
  const made = Array.from(
    { length: TEXTS },
    (_, n) => `${MOODS[n % MOODS.length]}, number ${n} of the acme coffee week`,
  );
  const folder = labelledFolder();
  const tweets = folder === null ? [] : readCorpus(folder, 'semeval-train').map(({ text }) => text);
  return [
    ...(await measured('made-up texts', made)),
    ...(tweets.length === 0 ? [] : await measured('tweets', tweets.slice(0, TEXTS))),
    await loading(),
  ];
}

const MODELS: readonly ModelName[] = ['english', 'emotions', 'languages'];

/** Weights, from file to use. The goal was 30 ms, when a bare start of Node took 71. */
async function loading(): Promise<Result> {
  const times = await interleaved(20, {
    load: () => MODELS.map((name) => readModel(readFileSync(join(WEIGHTS, `${name}.bin`)))),
    bare: () => spawnSync(process.execPath, ['-e', '0']),
  });
  return {
    name: 'weights of all three models read / node -e 0',
    ratio: Math.min(...times.load) / Math.min(...times.bare),
    unit: 'x',
    bound: '<= 0.42',
    runs: times,
  };
}

async function measured(what: string, texts: readonly string[]): Promise<Result[]> {
  const things = Object.fromEntries(
    Object.entries(JUDGES).map(([name, judge]) => [
      name,
      () => {
        for (const text of texts) judge(text);
      },
    ]),
  );
  const times = await interleaved(7, things);
  return Object.keys(JUDGES)
    .filter((name) => name !== 'sentiment')
    .map((name) => ({
      name: `texts a second, ${what}, ${name} / sentiment alone`,
      ratio: median(times['sentiment']!) / median(times[name]!),
      unit: 'x',
      bound: BOUNDS[name] ?? '',
      runs: times,
    }));
}
