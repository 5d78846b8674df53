/** Engine `social`: linear models of our own for posts and prose, with word lists; English and seven languages more. */
import { emotionScores, emotionsIn } from '../core/sentiment/emotions.js';
import { intentRulesOfTokens, intentsOf } from '../core/sentiment/intents.js';
import { judge } from '../core/sentiment/judge.js';
import { eightOf, type LinearModel } from '../core/sentiment/linear-model.js';
import { reasonsOf } from '../core/sentiment/reasons.js';
import { unscored } from '../core/sentiment/unscored.js';
import type { Engine, Score, ScoreContext } from '../types.js';
import { type ModelName, model } from './weights.js';
import { WEIGHTS_HASH } from './weights-hash.data.js';

/** Those of the model for several languages at once. */
const LANGUAGES = new Set(['ar', 'de', 'es', 'fr', 'hi', 'it', 'pt']);

export const social = {
  name: 'social',
  version: `1+${WEIGHTS_HASH}`,
  threshold: null,
  score(text: string, { language, brand }: ScoreContext): Score {
    const name = modelFor(text, language);
    if (name === null) return unscored();
    const { words, score, negative, neutral, positive } = judge(model(name), text, brand);
    if (words === 0) return unscored();
    const label = strongest(negative, neutral, positive);
    const scores = name === 'english' ? emotionsOf(model('emotions')) : {};
    return {
      label,
      polarity: positive - negative,
      score,
      comparative: score / words,
      confidence: label === 'neutral' ? neutral : Math.max(negative, positive),
      reasons: reasonsOf(text),
      probabilities: { negative, neutral, positive },
      emotions: emotionsIn(scores),
      emotionScores: scores,
      intents: name === 'english' ? intentsOf(intentRulesOfTokens()) : [],
    };
  },
} satisfies Engine;

const sums = new Float64Array(8);

/** Of the text that was judged last, from the same features. */
function emotionsOf(emotions: LinearModel): Score['emotionScores'] {
  eightOf(emotions, sums);
  return emotionScores(sums);
}

function strongest(negative: number, neutral: number, positive: number): NonNullable<Score['label']> {
  if (neutral >= negative && neutral >= positive) return 'neutral';
  return positive > negative ? 'positive' : 'negative';
}

/** Null: no model reads that language. One that is not known is taken for English where its letters are Latin. */
function modelFor(text: string, language: string | null): ModelName | null {
  if (language === 'en') return 'english';
  if (language !== null) return LANGUAGES.has(language) ? 'languages' : null;
  if (NOT_LATIN.test(text)) return /[\u0600-\u06ff\u0900-\u097f]/.test(text) ? 'languages' : null;
  return 'english';
}

/** A letter beyond Latin, Greek names and signs aside. */
const NOT_LATIN = /[\u0400-\u1dff\u2c00-\u2dff\u3040-\ua7ff\uac00-\ud7ff]/;
