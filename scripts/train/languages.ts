/** One reader of seven languages, trained on tweets in each: what is written alike in them is learned for all. */
import { readCorpus } from './corpora.js';
import type { Example } from './encoded.js';
import { softmax, type TrainOptions } from './english.js';
import type { Fitted } from './learn.js';
import { mixture } from './mixture.js';
import { examplesOf } from './sentiment-texts.js';
import { withoutMiddle } from './write-model.js';

const LANGUAGES = ['arabic', 'french', 'german', 'hindi', 'italian', 'portuguese', 'spanish'] as const;

export function languageTexts(folder: string, part: 'train' | 'val'): Map<string, Example[]> {
  return new Map(LANGUAGES.map((language) => [language, examplesOf(readCorpus(folder, `umsab-${language}-${part}`))]));
}

export function trainLanguages(texts: ReadonlyMap<string, readonly Example[]>, options: TrainOptions): Fitted {
  return withoutMiddle(
    softmax(mixture([...texts.values()].map((examples) => ({ examples, share: 1 }))), options, {
      epochs: 6,
      rate: 0.03,
    }),
  );
}
