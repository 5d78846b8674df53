/** What is compared on sentiment: our engines, and the alternatives in JavaScript. */
import Sentiment from 'sentiment';
import vader from 'vader-sentiment';
import wink from 'wink-sentiment';
import { SENTIMENTS } from '../scripts/train/sentiment-texts.js';
import { afinn } from '../src/engines/afinn.js';
import { social } from '../src/engines/social.js';

/** Returns an index in SENTIMENTS: negative, neutral, positive. */
export type Judge = (text: string) => number;

const plain = new Sentiment();
const ENGLISH = { language: 'en', brand: [] } as const;
const NEUTRAL = 1;
/** A compound score within it is neutral, according to its authors. */
const VADER_BAND = 0.05;

const bySign = (score: number): number => NEUTRAL + Math.sign(score);
const placeOf = (label: string | null): number => (label === null ? NEUTRAL : SENTIMENTS.indexOf(label as 'neutral'));

/** Without trained engines: on the texts that one was trained on, the comparison would be unfair. */
export const WORD_LISTS: Readonly<Record<'afinn' | 'sentiment' | 'wink-sentiment' | 'vader-sentiment', Judge>> = {
  afinn: (text) => placeOf(afinn.score(text, ENGLISH).label),
  sentiment: (text) => bySign(plain.analyze(text).score),
  'wink-sentiment': (text) => bySign(wink(text).score),
  'vader-sentiment'(text) {
    const { compound } = vader.SentimentIntensityAnalyzer.polarity_scores(text);
    return Math.abs(compound) < VADER_BAND ? NEUTRAL : bySign(compound);
  },
};

/** The others report the words that moved the score, too; none of them reports emotions and intents. */
const WITH_REASONS = { ...ENGLISH, wants: ['reasons'] } as const;

export const JUDGES = {
  social: (text: string) => placeOf(social.score(text, WITH_REASONS).label),
  'social, emotions and intents too': (text: string) => placeOf(social.score(text, ENGLISH).label),
  ...WORD_LISTS,
};
