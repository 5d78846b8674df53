/** Texts as a model sees them, all in a few long arrays. */
import { DENSE, extract, features, GROUPS, LEXICON } from '../../src/core/sentiment/features.js';
import { tokenize } from '../../src/core/sentiment/tokenize.js';
import { weighTokens } from '../../src/core/sentiment/valence.js';
import type { WordValues } from '../../src/core/sentiment/word-values.js';

export interface Example {
  readonly text: string;
  /** One for each output; null: not known. */
  readonly targets: readonly (number | null)[];
  readonly weight: number;
}

export interface Encoded {
  readonly size: number;
  readonly outputs: number;
  /** Places in a model of so many bits. */
  readonly places: Int32Array;
  /** GROUPS + 1 of each text. */
  readonly starts: Int32Array;
  readonly targets: Float32Array;
  readonly weights: Float32Array;
}

export function encode(examples: readonly Example[], lists: WordValues, bits: number): Encoded {
  const outputs = examples[0]?.targets.length ?? 0;
  const starts = new Int32Array(examples.length * (GROUPS + 1));
  const targets = new Float32Array(examples.length * outputs);
  const weights = new Float32Array(examples.length * outputs);
  let places = new Int32Array(1 << 20);
  let written = 0;
  examples.forEach(({ text, targets: wanted, weight }, example) => {
    tokenize(text, []);
    weighTokens(lists);
    extract();
    while (written + features.count > places.length) {
      const longer = new Int32Array(places.length * 2);
      longer.set(places);
      places = longer;
    }
    const dense = features.start[LEXICON]!;
    for (let at = 0; at < features.count; at++) {
      const id = features.id[at]!;
      places[written + at] = at < dense ? DENSE + (id >>> (32 - bits)) : id;
    }
    for (let group = 0; group <= GROUPS; group++) {
      starts[example * (GROUPS + 1) + group] = written + features.start[group]!;
    }
    written += features.count;
    wanted.forEach((target, output) => {
      targets[example * outputs + output] = target ?? 0;
      weights[example * outputs + output] = target === null ? 0 : weight;
    });
  });
  return { size: examples.length, outputs, places: places.slice(0, written), starts, targets, weights };
}
