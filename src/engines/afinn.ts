/** Engine `afinn`: the `sentiment` package (AFINN-165 and its emoji), with what it misses put right around it. */
import Sentiment from 'sentiment';
import { unscored } from '../core/sentiment/unscored.js';
import { withoutBrand } from '../core/sentiment/without-brand.js';
import { compose } from '../core/text/fold.js';
import type { Engine, Score, ScoreContext } from '../engine.js';
import { isAscii } from '../lazy-pattern.js';

const CONTRACTED = ['ca', 'do', 'does', 'did', 'is', 'are', 'was', 'were', 'wo', 'would', 'could', 'should'];
const CONTRACTED_TOO = ['has', 'have', 'had', 'ai'];
// Words that turn the next few around. The package itself looks at the word before only, at twelve negators.
const NEGATORS = new Set([
  ...['not', 'no', 'non', 'never', 'nobody', 'nothing', 'neither', 'nor', 'none', 'without', 'hardly', 'barely'],
  ...['cannot', ...[...CONTRACTED, ...CONTRACTED_TOO].flatMap((verb) => [`${verb}nt`, `${verb}n't`])],
]);
const TURNED_BY_PACKAGE = new Set([
  ...['not', 'non'],
  ...['ca', 'do', 'does', 'wo', 'is'].flatMap((verb) => [`${verb}nt`, `${verb}n't`]),
]);
const NEGATION_REACH = 3;
/** Stands where a clause ends, for the package drops all punctuation. No text is expected to hold it. */
const END = '\u0001';
/** What a negation does not reach across. */
const BARRIERS = new Set([END, 'but', 'yet', 'however', 'though', 'although']);
/** VADER's convention for the neutral band; with integer word scores any score but 0 lies outside it. */
const THRESHOLD = 0.05;
/** Makes polarity `score / sqrt(score² + 15)`, as VADER normalises. */
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

/** The package lists scored words from the last to the first, one object each, turned around as it understands negation. */
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

/** It looks negators up in a plain object, which has a `constructor` too. */
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
 * The package knows `don't`, not `don’t`; a thumb, not a brown one; an emoji only where it stands alone, and words only
 * between plain spaces.
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
