/** Folding copies: growth of time and memory from ten thousand to eighty thousand mentions. */
import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { clusters } from '../src/core/mention/duplicates.js';
import type { Mention } from '../src/types.js';
import { TOO_STEEP } from '../test/support/growth.js';
import { sampleMention } from '../test/support/sample-mention.js';
import { interleaved, median, type Result } from './measure.js';

const FEW = 10_000;
const MANY = 80_000;

export async function foldingCopies(): Promise<Result[]> {
  const [few, many] = [mentions(FEW), mentions(MANY)];
  const times = await interleaved(3, { few: () => fold(few), many: () => fold(many) });
  const different = mentions(MANY, (place) => 4 * place);
  return [
    {
      name: `folding ${MANY / 1000} k mentions / ${FEW / 1000} k`,
      ratio: median(times.many) / median(times.few),
      unit: 'x',
      bound: `<= ${TOO_STEEP}`,
      runs: times,
    },
    {
      name: 'bytes a mention to find its copies by',
      ratio: ((await heldBy(() => fold(different))) - (await heldBy(() => fold(different, 'none')))) / MANY,
      unit: 'B',
      bound: '<= 2000',
      runs: {},
    },
  ];
}

function mentions(count: number, textNumber = (place: number) => place): readonly Mention[] {
  return Array.from({ length: count }, (_, place) =>
    sampleMention({ id: `x:${place}`, url: `https://x.example/${place}`, text: textOf(textNumber(place)) }),
  );
}

function fold(some: readonly Mention[], group?: 'none') {
  const all = clusters(true, { group });
  for (const mention of some) all.add({ mention, source: 0, endpoint: null });
  return all;
}

/** Every fourth text repeats another one. */
function textOf(place: number): string {
  let state = place % 4 === 3 ? place >> 1 : place;
  const words = Array.from({ length: 40 }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return `word${(state >>> 8) % 5000}`.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!);
  });
  return words.join(' ');
}

async function heldBy(make: () => { all(): Iterable<unknown> }): Promise<number> {
  // Garbage must not be measured.
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = async () => {
    // What was made before stays alive until its function returns.
    await turn();
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = await used();
  const made = make();
  const after = await used();
  // It must stay alive until it is measured.
  return [...made.all()].length > 0 ? after - before : 0;
}
