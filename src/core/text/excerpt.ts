/** Cuts out the part of a text around a match, short enough for display. */
import { ownCopy } from '../../own-copy.js';
import type { Span } from '../../types.js';

const CUT = '…';
/** A word longer than this is cut in the middle. */
const LONGEST_WORD = 40;

/**
 * Returns at most `maximum` UTF-16 code units around the first span, with white space collapsed. Cuts between words, or
 * between graphemes if there are no spaces, and marks each cut with `…`.
 */
export function excerpt(text: string, spans: readonly Span[], maximum = 280): string {
  const whole = foldSpace(text).trim();
  if (whole.length <= maximum) return whole;
  const room = maximum - 2 * CUT.length;
  if (room <= 0) return CUT.slice(0, Math.max(0, maximum));
  const [first = { start: 0, end: 0 }] = spans;
  const start = outsidePair(whole, foldSpace(text.slice(0, first.start)).trimStart().length);
  const end = Math.min(start + foldSpace(text.slice(first.start, first.end)).length, whole.length);
  // Shows more after the match than before it, since what follows says something about it.
  const wanted = start - Math.max(0, Math.floor((room - (end - start)) / 3));
  const from = wanted <= 0 ? 0 : beginAt(whole, Math.min(wanted, whole.length - room), start);
  const most = from + room + (from === 0 ? CUT.length : 0);
  const to = most >= whole.length ? whole.length : endAt(whole, most, Math.max(end, from));
  if (to <= from) return CUT;
  const part = whole.slice(from, to);
  // A slice of the text itself needs no copy, since the text stays in memory anyway.
  return `${from === 0 ? '' : CUT}${whole === text ? part : ownCopy(part)}${to === whole.length ? '' : CUT}`;
}

// Most white space is a single space, which is left alone.
const foldSpace = (text: string): string => text.replace(/\s{2,}|[^\S ]/g, ' ');

/** Returns the first good place to begin at or after `index`, but not after `latest`. */
function beginAt(text: string, index: number, latest: number): number {
  const space = text.indexOf(' ', index - 1);
  if (space !== -1 && space < Math.min(latest, index + LONGEST_WORD)) return space + 1;
  const found = boundaries(text, index).find((boundary) => boundary >= index) ?? outsidePair(text, index);
  return Math.min(found, Math.max(latest, index));
}

/** Returns the last good place to end at or before `index`, but not before `earliest`. */
function endAt(text: string, index: number, earliest: number): number {
  const space = text.lastIndexOf(' ', index);
  if (space >= earliest && space > index - LONGEST_WORD) return space;
  return boundaries(text, index).findLast((boundary) => boundary <= index) ?? outsidePair(text, index);
}

/** Returns the index, or the one before it if it is between the halves of a surrogate pair. */
function outsidePair(text: string, place: number): number {
  const index = Math.min(Math.max(0, place), text.length);
  return index > 0 && (text.codePointAt(index - 1) ?? 0) > 0xffff ? index - 1 : index;
}

let segmenter: Intl.Segmenter | null = null;

/** Returns the indices around a place at which graphemes begin. */
function boundaries(text: string, index: number): readonly number[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  const from = outsidePair(text, index - 100);
  return Array.from(segmenter.segment(text.slice(from, index + 100)), (segment) => from + segment.index);
}
