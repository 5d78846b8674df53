/** Macro-F1 of the shipped models on validation tweets, by language: a line for docs/sentiment.md. */
import { readCorpus } from '../scripts/train/corpora.js';
import { confusion } from '../src/core/evaluation/confusion.js';
import { macroF1 } from '../src/core/evaluation/measures.js';
import type { Label } from '../src/core/sentiment/label.js';
import { social } from '../src/engines/social.js';

/** English tweets were used to select models; the others were only looked at. */
const CORPORA: readonly (readonly [language: string, corpus: string])[] = [
  ['en', 'tweeteval-sentiment-val'],
  ['de', 'umsab-german-val'],
  ['it', 'umsab-italian-val'],
  ['ar', 'umsab-arabic-val'],
  ['fr', 'umsab-french-val'],
  ['pt', 'umsab-portuguese-val'],
  ['es', 'umsab-spanish-val'],
  ['hi', 'umsab-hindi-val'],
];

/** @param folder of labelled texts */
export function languageLine(folder: string): string {
  const found = CORPORA.map(([language, corpus]) => [language, macroF1Of(folder, language, corpus)] as const);
  const mean = found.reduce((sum, [, value]) => sum + value, 0) / found.length;
  return `languages, macro-F1: ${found.map(([language, value]) => `${language} ${value.toFixed(1)}`).join(', ')}; mean ${mean.toFixed(1)}`;
}

/** Macro-F1 in %. */
function macroF1Of(folder: string, language: string, corpus: string): number {
  const judged = readCorpus(folder, corpus).map(({ text, labels }) => ({
    gold: labels[0] as Label,
    given: social.score(text, { language, brand: [], wants: [] }).label ?? 'neutral',
    confidence: null,
  }));
  return 100 * macroF1(confusion(judged).cells)!;
}
