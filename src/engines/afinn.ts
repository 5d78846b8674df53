/** Engine `afinn`: the `sentiment` package (AFINN-165 and its emoji), with corrections for what it misses. */
import Sentiment from 'sentiment';
import { unscored } from '../core/sentiment/unscored.js';
import { withoutBrand } from '../core/sentiment/without-brand.js';
import { compose } from '../core/text/fold.js';
import type { Engine, Score, ScoreContext } from '../engine.js';
import { isAscii } from '../lazy-pattern.js';

const CONTRACTED = ['ca', 'do', 'does', 'did', 'is', 'are', 'was', 'were', 'wo', 'would', 'could', 'should'];
const CONTRACTED_TOO = ['has', 'have', 'had', 'ai'];
// Words that negate the next few. The package itself only looks at the previous word, and knows twelve negators.
const NEGATORS = new Set([
  ...['not', 'no', 'non', 'never', 'nobody', 'nothing', 'neither', 'nor', 'none', 'without', 'hardly', 'barely'],
  ...['cannot', ...[...CONTRACTED, ...CONTRACTED_TOO].flatMap((verb) => [`${verb}nt`, `${verb}n't`])],
]);
const TURNED_BY_PACKAGE = new Set([
  ...['not', 'non'],
  ...['ca', 'do', 'does', 'wo', 'is'].flatMap((verb) => [`${verb}nt`, `${verb}n't`]),
]);
const NEGATION_REACH = 3;
/** Marks the end of a clause, because the package drops all punctuation. Not expected to occur in any text. */
const END = '\u0001';
/** Tokens that end the reach of a negation. */
const BARRIERS = new Set([END, 'but', 'yet', 'however', 'though', 'although']);
/** VADER's convention for the neutral band. With integer word scores, any score but 0 lies outside it. */
const THRESHOLD = 0.05;
/** The constant in polarity = `score / sqrt(score² + 15)`, VADER's normalization. */
const NORMALISER = 15;

const analyzer = new Sentiment();

/** English only: a text known to be in another language is unscored, never neutral. */
export const afinn = {
  name: 'afinn',
  version: '5.0.2',
  threshold: THRESHOLD,
  score(text: string, context: ScoreContext): Score {
    const { language } = context;
    if (language !== null && language !== 'en') return unscored();
    const { calculation, tokens } = analyzer.analyze(readable(withoutBrand(text, context, ' ')));
    let words = 0;
    for (const token of tokens) if (token !== '' && token !== END) words += 1;
    if (words === 0) return unscored();
    const reasons = weigh(calculation, tokens);
    let score = 0;
    for (const { weight } of reasons) score += weight;
    const polarity = score / Math.sqrt(score * score + NORMALISER);
    return {
      ...unscored(),
      label: polarity >= THRESHOLD ? 'positive' : polarity <= -THRESHOLD ? 'negative' : 'neutral',
      polarity,
      score,
      comparative: score / words,
      reasons: reasons.length < 2 ? reasons : reasons.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
    };
  },
} satisfies Engine;

/**
 * Weights of the scored words, in text order. The package lists them from last to first, one object each, with its own
 * negation already applied.
 */
function weigh(calculation: readonly Record<string, number>[], tokens: readonly string[]): Score['reasons'] {
  const reasons: Score['reasons'] = [];
  let place = tokens.length;
  for (const entry of calculation) {
    const token = Object.keys(entry)[0]!;
    const given = entry[token]!;
    place = tokens.lastIndexOf(token, place - 1);
    if (given === 0) continue;
    const own = isTurnedByPackage(tokens[place - 1] ?? '') ? -given : given;
    reasons.push({ token, weight: isNegated(tokens, place) ? -own : own });
  }
  return reasons.reverse();
}

const PLAIN = {};

/**
 * Whether the package has negated the word after `previous`. It looks negators up in a plain object, so inherited names
 * such as `constructor` count as negators too.
 */
function isTurnedByPackage(previous: string): boolean {
  return TURNED_BY_PACKAGE.has(previous) || previous in PLAIN;
}

function isNegated(tokens: readonly string[], place: number): boolean {
  for (let at = place - 1; at >= Math.max(0, place - NEGATION_REACH); at -= 1) {
    const token = tokens[at]!;
    if (BARRIERS.has(token)) return false;
    if (NEGATORS.has(token)) return true;
  }
  return false;
}

/**
 * Rewrites a text into what the package understands. It knows `don't` but not `don’t`, a thumb but not a brown one,
 * emoji only if they stand alone, and words only between plain spaces.
 */
function readable(text: string): string {
  return (isAscii(text) ? text : plainSigns(text))
    .replace(/[.,!?;:…](?=\s|$)|\n/g, ` ${END} `)
    .replace(/[“”…–—|<>[\]]|[^\S ]/g, ' ');
}

function plainSigns(text: string): string {
  return compose(text)
    .replace(/[‘’ʼ＇]/g, "'")
    .replace(/[\u{1F3FB}-\u{1F3FF}\uFE0F]|\p{Cf}/gu, '')
    .replace(/\p{Extended_Pictographic}/gu, ' $& ');
}
