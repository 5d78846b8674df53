/** Engine `afinn`: the `sentiment` package (AFINN-165 and its emoji), with what it misses put right around it. */
import Sentiment from 'sentiment';
import type { Engine, Score, ScoreContext, Span } from '../types.js';

// Words that turn the next few around. The package itself looks at the word before only, at twelve negators.
const NEGATORS = new Set(
  [
    ...['not', 'no', 'never', 'nobody', 'nothing', 'neither', 'nor', 'none', 'without', 'hardly', 'barely', 'cannot'],
    ...[
      'cant',
      'dont',
      'doesnt',
      'didnt',
      'isnt',
      'arent',
      'wasnt',
      'werent',
      'wont',
      'wouldnt',
      'couldnt',
      'shouldnt',
    ],
    ...['hasnt', 'havent', 'hadnt', 'aint', 'non'],
  ].flatMap((word) => (word.endsWith('nt') ? [word, `${word.slice(0, -1)}'t`] : [word])),
);
const ALREADY_TURNED = new Set([
  'cant',
  "can't",
  'dont',
  "don't",
  'doesnt',
  "doesn't",
  'not',
  'non',
  'wont',
  "won't",
  'isnt',
  "isn't",
]);
const NEGATION_REACH = 3;
/** VADER's convention for the neutral band; with integer word scores any score but 0 lies outside it. */
const THRESHOLD = 0.05;
/** Makes polarity `score / sqrt(score² + 15)`, as VADER normalises. */
const NORMALISER = 15;

export const UNSCORED: Score = {
  label: null,
  polarity: null,
  score: null,
  comparative: null,
  confidence: null,
  reasons: [],
  probabilities: null,
  emotions: [],
  emotionScores: {},
  intents: [],
};

const analyzer = new Sentiment();

/** English only: a text known to be in another language is unscored, never neutral. */
export const afinn = {
  name: 'afinn',
  version: '5.0.2',
  threshold: THRESHOLD,
  score(text: string, { language, brand }: ScoreContext): Score {
    const plain = readable(masked(text, brand));
    if (plain.trim() === '' || (language !== null && language !== 'en')) return UNSCORED;
    const { calculation, tokens } = analyzer.analyze(plain);
    const reasons = weigh(calculation, tokens);
    const score = reasons.reduce((sum, { weight }) => sum + weight, 0);
    const polarity = score / Math.sqrt(score * score + NORMALISER);
    return {
      ...UNSCORED,
      label: polarity >= THRESHOLD ? 'positive' : polarity <= -THRESHOLD ? 'negative' : 'neutral',
      polarity,
      score,
      comparative: score / tokens.length,
      reasons: reasons.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
    };
  },
} satisfies Engine;

/** The package lists scored words from the last to the first, one object each; negation is applied where it missed it. */
function weigh(calculation: readonly Record<string, number>[], tokens: readonly string[]): Score['reasons'] {
  const reasons: Score['reasons'] = [];
  let place = tokens.length;
  for (const entry of calculation) {
    const [token, weight] = Object.entries(entry)[0]!;
    place = tokens.lastIndexOf(token, place - 1);
    if (weight === 0) continue;
    const turned = !ALREADY_TURNED.has(tokens[place - 1] ?? '') && isNegated(tokens, place);
    reasons.push({ token, weight: turned ? -weight : weight });
  }
  return reasons.reverse();
}

function isNegated(tokens: readonly string[], place: number): boolean {
  return tokens.slice(Math.max(0, place - NEGATION_REACH), place).some((token) => NEGATORS.has(token));
}

/** "Best Buy" is a name: the letters of the brand say nothing of what is felt. */
function masked(text: string, spans: readonly Span[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end } of spans) {
    pieces.push(text.slice(done, start), ' '.repeat(end - start));
    done = end;
  }
  return pieces.length === 0 ? text : `${pieces.join('')}${text.slice(done)}`;
}

/** The package knows `don't`, not `don’t`; a thumb, not a brown one; and an emoji only where it stands alone. */
function readable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[‘’ʼ＇]/g, "'")
    .replace(/[\u{1F3FB}-\u{1F3FF}\uFE0F]/gu, '')
    .replace(/\p{Extended_Pictographic}/gu, ' $& ')
    .replace(/[“”…–—|<>[\]]/g, ' ');
}
