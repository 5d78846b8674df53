/** The part of a text that speaks of the brand: of a long one, or one that names several, the rest is about others. */
import type { Span } from '../../types.js';
import { hashOf, mix, SEED } from './hash.js';
import { BRAND, LINE_START, tokens } from './tokens.js';

/** Tokens of a text that is read whole: up to here what is said is mostly said of one thing. */
const LONG_TOKENS = 90;
/** Words before and behind the brand. On sentences about several things they were right four in a hundred more often. */
const BEFORE = 7;
const BEHIND = 9;
/** Tokens of a sentence: beyond, it is cut; below, what is near is taken too. */
const LONG_SENTENCE = 40;
const SHORT_SENTENCE = 5;

export interface Part {
  readonly text: string;
  readonly brand: readonly Span[];
}

/**
 * Of the text that was cut into tokens last; null: it is read whole.
 * @param isShared other brands are named in it
 */
export function aroundBrand(text: string, brand: readonly Span[], isShared: boolean): Part | null {
  if (brand.length === 0 || (!isShared && tokens.count <= LONG_TOKENS)) return null;
  const spans: Span[] = [];
  for (let at = 0; at < tokens.count; at++) {
    if ((tokens.flags[at]! & BRAND) === 0) continue;
    const [first, last] = isShared ? nearby(at) : sentence(at);
    const [start, end] = [tokens.start[first]!, tokens.end[last]!];
    const previous = spans.at(-1);
    if (previous !== undefined && start <= previous.end) spans[spans.length - 1] = { start: previous.start, end };
    else spans.push({ start, end });
  }
  return spans.length === 0 ? null : joined(text, spans, brand);
}

const nearby = (at: number): [number, number] => [Math.max(0, at - BEFORE), Math.min(tokens.count - 1, at + BEHIND)];

/** All of it; where it says little, what is near too. */
function sentence(at: number): [number, number] {
  let [first, last] = [at, at];
  while (first > 0 && at - first < LONG_SENTENCE && !endsSentence(first - 1)) first--;
  while (last < tokens.count - 1 && last - at < LONG_SENTENCE && !endsSentence(last)) last++;
  return last - first < SHORT_SENTENCE ? nearby(at) : [first, last];
}

const SENTENCE_ENDS = new Set([...['.', '!', '?'].map(hashOf), mix(SEED, 0x2026), mix(hashOf('!'), 0x21)]);

const endsSentence = (at: number): boolean =>
  SENTENCE_ENDS.has(tokens.hash[at]!) || (tokens.flags[at + 1]! & LINE_START) !== 0;

function joined(text: string, spans: readonly Span[], brand: readonly Span[]): Part {
  const pieces: string[] = [];
  const moved: Span[] = [];
  let length = 0;
  for (const { start, end } of spans) {
    pieces.push(text.slice(start, end));
    for (const name of brand) {
      if (name.start < start || name.end > end) continue;
      moved.push({ start: name.start - start + length, end: name.end - start + length });
    }
    length += end - start + 1;
  }
  return { text: pieces.join('\n'), brand: moved };
}
