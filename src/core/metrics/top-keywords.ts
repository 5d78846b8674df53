/** The words and two-word phrases by which most mentions speak of the brand. */
import type { Mention } from '../../types.js';
import { byCodePoint, firstOf } from './order.js';
import { type Tallied, tally } from './tally.js';

/** Up to so many mentions, every keyword is counted. */
const SAMPLE = 50_000;
/** Of more, those are counted that are the most frequent in a sample. */
const CANDIDATES = 5000;
/** A word that is said within one phrase so often is that phrase. */
const ABSORBED = 0.7;

/**
 * Each with the mentions that say it; one is not enough where there are mentions to fill `rows`. A word is left out
 * where a phrase with it accounts for 70 % of its mentions. A million texts hold more different phrases than memory
 * does: beyond 50,000 mentions only the 5,000 keywords most frequent in an even sample are counted, but those exactly.
 */
export function topKeywords(
  mentions: readonly Mention[],
  rows: number,
  keywordsOf: (mention: Mention) => Iterable<string>,
): readonly Tallied[] {
  const candidates = mentions.length > SAMPLE ? candidatesOf(mentions, keywordsOf) : null;
  const minimum = mentions.length < rows ? 1 : 2;
  const counted = tally(mentions, (mention, name) => {
    for (const keyword of keywordsOf(mention)) {
      if (candidates === null || candidates.has(keyword)) name(keyword, keyword);
    }
  }).filter((keyword) => keyword.mentions >= minimum);
  const absorbed = absorbedWords(counted);
  return counted.filter(({ value }) => !absorbed.has(value));
}

/** From every part of the list alike, for mentions are in the order of time. */
function candidatesOf(
  mentions: readonly Mention[],
  keywordsOf: (mention: Mention) => Iterable<string>,
): ReadonlySet<string> {
  const stride = Math.ceil(mentions.length / SAMPLE);
  const counts = new Map<string, number>();
  for (let place = 0; place < mentions.length; place += stride) {
    for (const keyword of keywordsOf(mentions[place]!)) counts.set(keyword, (counts.get(keyword) ?? 0) + 1);
  }
  const frequent = firstOf(counts, CANDIDATES, ([a, m], [b, n]) => n - m || byCodePoint(a, b));
  return new Set(frequent.map(([keyword]) => keyword));
}

/** Words of which a phrase with them says nearly all. */
export function absorbedWords(counted: readonly Pick<Tallied, 'value' | 'mentions'>[]): ReadonlySet<string> {
  const words = new Map(counted.map(({ value, mentions }) => [value, mentions]));
  const absorbed = new Set<string>();
  for (const { value, mentions } of counted) {
    const parts = value.split(' ');
    if (parts.length === 1) continue;
    for (const word of parts)
      if (mentions >= ABSORBED * (words.get(word) ?? Number.POSITIVE_INFINITY)) absorbed.add(word);
  }
  return absorbed;
}
