/** Our own sentences: patterns in `sentences/*.txt`, filled with words by a seed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../src/core/metrics/random.js';
import type { Labelled } from './corpora.js';

const FOLDER = 'scripts/train/sentences';
const LABELS = { '+': 'positive', '-': 'negative', '0': 'neutral' } as const;

/** @param each number of sentences made from every pattern with words to fill in */
export function ownSentences(each: number, seed: number): Map<string, Labelled[]> {
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .sort();
  return new Map(
    files.map((name) => [name.replace('.txt', ''), filled(readFileSync(join(FOLDER, name), 'utf8'), each, seed)]),
  );
}

function filled(source: string, each: number, seed: number): Labelled[] {
  const random = seededRandom(seed);
  const lines = source.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const words = new Map<string, string[]>();
  const texts = new Map<string, string>();
  for (const line of lines) {
    const slot = /^([a-z]+) = (.*)$/.exec(line);
    if (slot !== null) {
      words.set(slot[1]!, slot[2]!.split(' | '));
      continue;
    }
    const label = LABELS[line[0] as keyof typeof LABELS];
    const pattern = line.slice(2);
    for (let made = 0; made < (pattern.includes('{') ? each : 1); made++)
      texts.set(fill(pattern, words, random), label);
  }
  return [...texts].map(([text, label]) => ({ text, labels: [label], part: null, target: null }));
}

function fill(pattern: string, words: ReadonlyMap<string, readonly string[]>, random: () => number): string {
  const text = pattern.replace(/\{([a-z]+)\}/g, (_, name: string) => {
    const choices = words.get(name);
    if (choices === undefined) throw new Error(`no words for {${name}}: ${pattern}`);
    return choices[Math.floor(random() * choices.length)]!;
  });
  const tidy = random() < 0.5 ? text.replace(/ ([.,?!])/g, '$1') : text;
  return random() < 0.7 ? tidy.charAt(0).toUpperCase() + tidy.slice(1) : tidy;
}
