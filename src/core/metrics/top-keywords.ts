/** The words and two-word phrases by which most mentions speak of the brand. */
import type { Mention } from '../../types.js';
import { type KeywordCounts, keywordCounts, type VisitKeyword } from './keyword-counts.js';
import { byCodePoint, firstOf } from './order.js';
import type { Tallied } from './tally.js';

/** Up to so many mentions, of so many characters together, every keyword is counted. */
const SAMPLE = 50_000;
const SAMPLE_CHARACTERS = 16_000_000;
/** Of more, those are counted that are the most frequent in a sample. */
const CANDIDATES = 5000;
/** A word that is said within one phrase so often is that phrase. */
const ABSORBED = 0.7;

/**
 * Each with the mentions that say it; one is not enough where there are mentions to fill `rows`. A word is left out
 * where a phrase with it accounts for 70 % of its mentions. A million posts, or some ten thousand articles, hold more
 * different phrases than memory does: beyond 50,000 mentions, or 16 million characters, only the 5,000 keywords most
 * frequent in an even sample are counted, but those exactly.
 */
export function topKeywords(mentions: readonly Mention[], rows: number, read: ReadKeywords): readonly Tallied[] {
  const counts = keywordCounts();
  const countIn = (mention: Mention) => {
    counts.begin(mention);
    read(mention, counts.visit);
  };
  // From every part of the list alike, for mentions are in the order of time.
  const stride = Math.ceil(Math.max(mentions.length / SAMPLE, charactersOf(mentions) / SAMPLE_CHARACTERS));
  if (stride > 1) {
    for (let place = 0; place < mentions.length; place += stride) countIn(mentions[place]!);
    counts.keepOnly(mostFrequent(counts, CANDIDATES));
  }
  for (const mention of mentions) countIn(mention);
  const minimum = mentions.length < rows ? 1 : 2;
  const counted = counts.frequent(minimum).map((keyword) => counts.tallied(keyword));
  const absorbed = absorbedWords(counted);
  return counted.filter(({ value }) => !absorbed.has(value));
}

function charactersOf(mentions: readonly Mention[]): number {
  let characters = 0;
  for (const { title, text } of mentions) characters += (title?.length ?? 0) + text.length;
  return characters;
}

/** Visits the candidate keywords of a mention: its content words, in order. */
export type ReadKeywords = (mention: Mention, visit: VisitKeyword) => void;

function mostFrequent(counts: KeywordCounts, most: number): readonly number[] {
  // Most stand in one mention only: nothing is made of these unless there are too few others.
  const frequent = counts.frequent(2);
  const candidates = (frequent.length >= most ? frequent : counts.frequent(1)).map((keyword) => ({
    keyword,
    ...counts.tallied(keyword),
  }));
  return firstOf(candidates, most, (a, b) => b.mentions - a.mentions || byCodePoint(a.value, b.value)).map(
    ({ keyword }) => keyword,
  );
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
