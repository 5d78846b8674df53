/**
 * Engine `social`: our own linear models for posts and prose, combined with word lists, for English and seven more
 * languages.
 */
import { aroundBrand } from '../core/sentiment/around-brand.js';
import { eightOf } from '../core/sentiment/eight-outputs.js';
import { emotionScores, emotionsIn } from '../core/sentiment/emotions.js';
import { intentRulesOfTokens, intentsOf } from '../core/sentiment/intents.js';
import { judge, judgement } from '../core/sentiment/judge.js';
import type { LinearModel } from '../core/sentiment/linear-model.js';
import { reasonsOf } from '../core/sentiment/reasons.js';
import { unscored } from '../core/sentiment/unscored.js';
import { namesIn } from '../core/sentiment/without-brand.js';
import type { Engine, Score, ScoreContext, ScoreDetail } from '../engine.js';
import { type ModelName, model } from './weights.js';
import { WEIGHTS_HASH } from './weights-hash.data.js';

/** Languages of the multilingual model. */
const LANGUAGES = new Set(['ar', 'de', 'es', 'fr', 'hi', 'it', 'pt']);

const ALL: readonly ScoreDetail[] = ['emotions', 'intents', 'reasons'];

export const social = {
  name: 'social',
  version: `1+${WEIGHTS_HASH}`,
  threshold: null,
  score(text: string, { language, brand, others, wants = ALL }: ScoreContext): Score {
    const name = modelFor(text, language);
    if (name === null) return unscored();
    const asked = model(name);
    const names = namesIn({ brand, ...(others && { others }) });
    const whole = judge(asked, text, names);
    if (whole.words === 0) return unscored();
    const part = aroundBrand(text, brand, names);
    if (part === null) return said(name, text, wants);
    const known = { label: labelOf(whole), polarity: whole.positive - whole.negative };
    return judge(asked, part.text, part.names).words === 0
      ? unscored()
      : { ...said(name, part.text, wants), whole: known };
  },
} satisfies Engine;

/** Builds the score of the text that was judged last. */
function said(name: ModelName, text: string, wants: readonly ScoreDetail[]): Score {
  const { words, score, negative, neutral, positive } = judgement;
  const scores = name === 'english' && wants.includes('emotions') ? emotionsOf(model('emotions')) : {};
  return {
    label: labelOf(judgement),
    polarity: positive - negative,
    score,
    comparative: score / words,
    confidence: Math.max(negative, neutral, positive),
    reasons: wants.includes('reasons') ? reasonsOf(model(name), text) : [],
    probabilities: { negative, neutral, positive },
    emotions: emotionsIn(scores),
    emotionScores: scores,
    intents: name === 'english' && wants.includes('intents') ? intentsOf(intentRulesOfTokens()) : [],
  };
}

const sums = new Float64Array(8);

/** Emotions of the text that was judged last, from the same features. */
function emotionsOf(emotions: LinearModel): Score['emotionScores'] {
  eightOf(emotions, sums);
  return emotionScores(sums);
}

function labelOf({ negative, neutral, positive }: typeof judgement): NonNullable<Score['label']> {
  if (neutral >= negative && neutral >= positive) return 'neutral';
  return positive > negative ? 'positive' : 'negative';
}

/**
 * Chooses the model for a text; null if none covers its language. If the language is unknown, the script decides:
 * English for Latin letters, the multilingual model for Arabic and Devanagari.
 */
function modelFor(text: string, language: string | null): ModelName | null {
  if (language === 'en') return 'english';
  if (language !== null) return LANGUAGES.has(language) ? 'languages' : null;
  if (NOT_LATIN.test(text)) return /[\u0600-\u06ff\u0900-\u097f]/.test(text) ? 'languages' : null;
  return 'english';
}

/** Matches letters of scripts other than Latin. Greek is exempt, as it occurs in names and as symbols. */
const NOT_LATIN = /[\u0400-\u1dff\u2c00-\u2dff\u3040-\ua7ff\uac00-\ud7ff]/;
