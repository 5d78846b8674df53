/** The words and two-word phrases that occur in the most mentions. */
import type { Mention } from '../../types.js';
import { type KeywordCounts, keywordCounts, type VisitKeyword } from './keyword-counts.js';
import { byCodePoint, firstOf } from './order.js';
import type { Tallied } from './tally.js';

/** Up to this many mentions, with this many characters in total, every keyword is counted. */
const SAMPLE = 50_000;
const SAMPLE_CHARACTERS = 16_000_000;
/** Beyond that, this many of the most frequent keywords in a sample are counted. */
const CANDIDATES = 5000;
/** A word is dropped if one phrase with it accounts for this share of its mentions. */
const ABSORBED = 0.7;

/**
 * Keywords with the number of mentions that contain them. Those in a single mention are left out unless there are fewer
 * mentions than `rows`, and a word is left out if a phrase with it accounts for 70% of its mentions. A million posts,
 * or some ten thousand articles, contain more distinct phrases than fit in memory: beyond 50,000 mentions, or 16
 * million characters, only the 5,000 keywords most frequent in an even sample are counted, but those exactly.
 */
export function topKeywords(mentions: readonly Mention[], rows: number, read: ReadKeywords): readonly Tallied[] {
  const counts = keywordCounts();
  const countIn = (mention: Mention) => {
    counts.begin(mention);
    read(mention, counts.visit);
  };
  // An even sample of the list, since mentions are ordered by time.
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
  // Most keywords are in one mention only; these are not even spelled out unless there are too few others.
  const frequent = counts.frequent(2);
  const candidates = (frequent.length >= most ? frequent : counts.frequent(1)).map((keyword) => ({
    keyword,
    ...counts.tallied(keyword),
  }));
  return firstOf(candidates, most, (a, b) => b.mentions - a.mentions || byCodePoint(a.value, b.value)).map(
    ({ keyword }) => keyword,
  );
}

/** Words of which nearly all mentions contain the same phrase. */
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
