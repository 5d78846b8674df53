/** A brand's own lexicon, applied on top of an engine's score. */
import type { Score, ScoreContext } from '../../engine.js';
import { foldText } from '../text/fold.js';
import { type Probabilities, probable } from './probable.js';
import { withoutBrand } from './without-brand.js';

/** VADER's normalization: polarity = score / sqrt(score² + 15). */
const NORMALISER = 15;
const NEGATORS = new Set(
  "not no never without hardly barely isn't aren't wasn't weren't don't doesn't didn't can't cannot won't ain't nicht kein keine pas jamais non".split(
    ' ',
  ),
);
/** Number of words before a word in which a negation is looked for. */
const REACH = 3;
const WORD = /[\p{L}\p{N}\p{M}]+(?:['-][\p{L}\p{N}]+)*/gu;

type Apply = (score: Score, text: string, names: Pick<ScoreContext, 'brand' | 'others'>) => Score;

interface Hit {
  readonly token: string;
  readonly weight: number;
}

/**
 * Returns a function that applies the lexicon to a score. If the engine has a threshold, the brand's weight replaces
 * the engine's own for the same word. If it has probabilities, the odds are multiplied by e^weight for positive and
 * e^-weight for negative. An unscored text stays unscored.
 * @param threshold the engine's; null if it returns probabilities, or labels alone
 */
export function withWords(lexicon: ReadonlyMap<string, number>, threshold: number | null): Apply {
  const words = new Map([...lexicon].map(([word, weight]) => [wordsOf(word).join(' '), weight]));
  const longest = Math.max(0, ...[...words.keys()].map((word) => word.split(' ').length));
  return (score, text, names) => {
    if (score.label === null || score.polarity === null) return score;
    const hits = hitsIn(wordsOf(withoutBrand(text, names, ' ')), words, longest);
    if (hits.length === 0) return score;
    const own = new Set(hits.map(({ token }) => token));
    const replaced = threshold === null ? [] : score.reasons.filter(({ token }) => own.has(foldText(token)));
    const moved = sumOf(hits) - sumOf(replaced);
    const reasons = [...score.reasons.filter((reason) => !replaced.includes(reason)), ...hits].sort(
      (a, b) => Math.abs(b.weight) - Math.abs(a.weight),
    );
    return { ...score, ...shifted(score, score.polarity, moved, threshold), reasons };
  };
}

function shifted(score: Score, polarity: number, moved: number, threshold: number | null): Partial<Score> {
  if (score.probabilities !== null) {
    const { label, polarity: after, probabilities, confidence } = probable(tilted(score.probabilities, moved));
    return { label, polarity: after, probabilities, confidence, score: (score.score ?? 0) + moved };
  }
  const raw = rawOf(polarity) + moved;
  const after = raw / Math.sqrt(raw * raw + NORMALISER);
  const cut = threshold ?? 0.5;
  return {
    label: after >= cut && after > 0 ? 'positive' : after <= -cut && after < 0 ? 'negative' : 'neutral',
    polarity: after,
    score: (score.score ?? 0) + moved,
    comparative:
      score.comparative === null || score.score === null || score.score === 0
        ? score.comparative
        : (score.comparative * (score.score + moved)) / score.score,
    confidence: null,
  };
}

/** A greater exponent of e overflows. */
const MOST_MOVED = 700;

function tilted({ negative, neutral, positive }: Probabilities, by: number): Probabilities {
  const least = 1e-6;
  const moved = Math.max(-MOST_MOVED, Math.min(MOST_MOVED, by));
  const odds = [
    Math.max(least, negative) * Math.exp(-moved),
    Math.max(least, neutral),
    Math.max(least, positive) * Math.exp(moved),
  ];
  const total = odds.reduce((sum, one) => sum + one, 0);
  return { negative: odds[0]! / total, neutral: odds[1]! / total, positive: odds[2]! / total };
}

/** Polarity before normalization. A polarity close to ±1 counts as much as ten strong words. */
function rawOf(polarity: number): number {
  const held = Math.max(-0.995, Math.min(0.995, polarity));
  return held * Math.sqrt(NORMALISER / (1 - held * held));
}

function hitsIn(tokens: readonly string[], words: ReadonlyMap<string, number>, longest: number): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    for (let size = Math.min(longest, tokens.length - at); size > 0; size -= 1) {
      const token = tokens.slice(at, at + size).join(' ');
      const weight = words.get(token);
      if (weight === undefined) continue;
      const isTurned = tokens.slice(Math.max(0, at - REACH), at).some((word) => NEGATORS.has(word));
      hits.push({ token, weight: isTurned ? -weight : weight });
      at += size - 1;
      break;
    }
  }
  return hits;
}

function wordsOf(text: string): string[] {
  return foldText(text).match(WORD) ?? [];
}

function sumOf(hits: readonly Hit[]): number {
  return hits.reduce((sum, { weight }) => sum + weight, 0);
}
