/** The part of a text that speaks of the brand: of a long one, or one that names several, the rest is about others. */
import type { Span } from '../../types.js';
import { hashOf, mix, SEED } from './hash.js';
import { BRAND, tokens } from './tokens.js';

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
  /** Every name in it. */
  readonly names: readonly Span[];
}

/**
 * Of the text that was cut into tokens last, by its names; null: it is read whole.
 * @param brand where ours stands. @param names where any brand stands, in order: others share the text if there are more
 */
export function aroundBrand(text: string, brand: readonly Span[], names: readonly Span[] = brand): Part | null {
  const isShared = names.length > brand.length;
  if (brand.length === 0 || (!isShared && tokens.count <= LONG_TOKENS)) return null;
  const isOurs = isShared ? oursIn(brand) : isName;
  const spans: Span[] = [];
  for (let at = 0; at < tokens.count; at++) {
    if (!isOurs(at)) continue;
    const [first, last] = isShared ? share(text, at, isOurs) : sentence(text, at);
    const [start, end] = [tokens.start[first]!, tokens.end[last]!];
    const previous = spans.at(-1);
    if (previous !== undefined && start <= previous.end) {
      spans[spans.length - 1] = { start: previous.start, end: Math.max(previous.end, end) };
    } else spans.push({ start, end });
  }
  return spans.length === 0 ? null : joined(text, spans, names);
}

type IsOurs = (at: number) => boolean;

const isName: IsOurs = (at) => (tokens.flags[at]! & BRAND) !== 0;

/** Names side by side are one token: it is ours if one of them is. */
function oursIn(brand: readonly Span[]): IsOurs {
  const ours = new Set<number>();
  let at = 0;
  for (const { start } of brand) {
    while (at + 1 < tokens.count && tokens.start[at + 1]! <= start) at++;
    if (isName(at)) ours.add(at);
  }
  return (place) => ours.has(place);
}

const nearby = (at: number): [number, number] => [Math.max(0, at - BEFORE), Math.min(tokens.count - 1, at + BEHIND)];

/** All of it; where it says little, what is near too. */
function sentence(text: string, at: number): [number, number] {
  let [first, last] = [at, at];
  while (first > 0 && at - first < LONG_SENTENCE && !endsSentence(text, first - 1)) first--;
  while (last < tokens.count - 1 && last - at < LONG_SENTENCE && !endsSentence(text, last)) last++;
  return last - first < SHORT_SENTENCE ? nearby(at) : [first, last];
}

/** What is near, up to where it speaks of another brand. What is said of "Acme and Globex" is said of both. */
function share(text: string, at: number, isOurs: IsOurs): [number, number] {
  const isOther = (place: number) => isName(place) && !isOurs(place);
  const [left, right] = [joinedTo(at, -1, isOther), joinedTo(at, 1, isOther)];
  const [before, behind] = [nearestOther(left, -1, isOther), nearestOther(right, 1, isOther)];
  const first = before === null ? 0 : (divided(text, before, left) ?? before + 1);
  const last = behind === null ? tokens.count : (divided(text, right, behind) ?? behind) - 1;
  return [Math.max(nearby(left)[0], first), Math.min(nearby(right)[1], last)];
}

const JOINS = new Set(['and', 'or', 'nor', 'with', 'vs', ',', '&', '+', '/'].map(hashOf));
const MOST_JOINS = 2;

/** The last of the names in a row, in that direction. */
function joinedTo(at: number, step: 1 | -1, isOther: IsOurs): number {
  let end = at;
  for (;;) {
    let next = end + step;
    while (Math.abs(next - end) <= MOST_JOINS && JOINS.has(tokens.hash[next]!)) next += step;
    if (next === end + step || next < 0 || next >= tokens.count || !isOther(next)) return end;
    end = next;
  }
}

function nearestOther(at: number, step: 1 | -1, isOther: IsOurs): number | null {
  for (let place = at + step; Math.abs(place - at) <= LONG_SENTENCE; place += step) {
    if (place < 0 || place >= tokens.count) return null;
    if (isOther(place)) return place;
  }
  return null;
}

const CONTRASTS = new Set(['but', 'while', 'whereas', 'although', 'though', 'however', 'yet', ';'].map(hashOf));

/** Where between two names the part of the later one begins: at its sentence, else with a contrast. Null: neither. */
function divided(text: string, earlier: number, later: number): number | null {
  let contrast: number | null = null;
  for (let place = later - 1; place >= earlier; place--) {
    if (endsSentence(text, place)) return place + 1;
    if (contrast === null && CONTRASTS.has(tokens.hash[place]!)) contrast = place;
  }
  return contrast;
}

const SENTENCE_ENDS = new Set([...['.', '!', '?'].map(hashOf), mix(SEED, 0x2026), mix(hashOf('!'), 0x21)]);

const endsSentence = (text: string, at: number): boolean =>
  SENTENCE_ENDS.has(tokens.hash[at]!) ||
  (at + 1 < tokens.count && text.slice(tokens.end[at], tokens.start[at + 1]).includes('\n'));

function joined(text: string, spans: readonly Span[], names: readonly Span[]): Part {
  const pieces: string[] = [];
  const moved: Span[] = [];
  let length = 0;
  let next = 0;
  for (const { start, end } of spans) {
    pieces.push(text.slice(start, end));
    while (next < names.length && names[next]!.start < start) next++;
    for (; next < names.length && names[next]!.end <= end; next++) {
      const name = names[next]!;
      moved.push({ start: name.start - start + length, end: name.end - start + length });
    }
    length += end - start + 1;
  }
  return { text: pieces.join('\n'), names: moved };
}
