/** Macro-F1 of the shipped models on validation tweets, by language: a line for docs/sentiment.md. */
import { readCorpus } from '../scripts/train/corpora.js';
import { SENTIMENTS } from '../scripts/train/sentiment-texts.js';
import { social } from '../src/engines/social.js';

/** English tweets were chosen on, the others only looked at. */
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
  const found = CORPORA.map(([language, corpus]) => [language, macroF1(folder, language, corpus)] as const);
  const mean = found.reduce((sum, [, value]) => sum + value, 0) / found.length;
  return `languages, macro-F1: ${found.map(([language, value]) => `${language} ${value.toFixed(1)}`).join(', ')}; mean ${mean.toFixed(1)}`;
}

function macroF1(folder: string, language: string, corpus: string): number {
  const labelled = readCorpus(folder, corpus).map(({ text, labels }) => ({
    gold: SENTIMENTS.indexOf(labels[0] as (typeof SENTIMENTS)[number]),
    said: SENTIMENTS.indexOf(social.score(text, { language, brand: [], wants: [] }).label ?? 'neutral'),
  }));
  const ofClass = SENTIMENTS.map((_, label) => {
    const right = labelled.filter(({ gold, said }) => gold === label && said === label).length;
    const either =
      labelled.filter(({ gold }) => gold === label).length + labelled.filter(({ said }) => said === label).length;
    return either === 0 ? 0 : (2 * right) / either;
  });
  return (100 * ofClass.reduce((sum, one) => sum + one, 0)) / ofClass.length;
}
