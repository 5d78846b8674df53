/** Cuts text by its width on a terminal, with any way to measure it. */

/** Width of a safe text in terminal cells. */
export type Measure = (text: string) => number;

/**
 * Characters that are one cell wide: Latin, Greek and Cyrillic, punctuation, currencies, arrows, and the characters
 * that our own tables use.
 */
export const NARROW =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u0384-\u038a\u0391-\u03a1\u03a3-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2199\u2212\u2260-\u2265\u2400-\u2421\u2500-\u259f\ufffd]*$/;

/**
 * Cuts a text to at most `width` cells; if something is lost, it ends with the ellipsis. Never cuts a character in
 * half.
 */
export function cutBy(measure: Measure, text: string, width: number, ellipsis: string): string {
  const kept = headBy(measure, text, width);
  if (kept.length === text.length) return text;
  const mark = ellipsis.slice(0, Math.max(0, width));
  return headBy(measure, kept, width - measure(mark)).trimEnd() + mark;
}

/** Returns as many whole characters as fit. */
export function headBy(measure: Measure, text: string, width: number): string {
  // If every character is one cell wide, they need not be examined one by one.
  const plain = text.slice(0, Math.max(0, width) + 1);
  if (NARROW.test(plain)) return plain.slice(0, Math.max(0, width));
  // A text can be a megabyte long, and the segmenter would copy all of it.
  const near = text.slice(0, UNITS_OF_A_CELL * (width + 1)).toWellFormed();
  graphemes ??= new Intl.Segmenter();
  let end = 0;
  let used = 0;
  for (const { segment, index } of graphemes.segment(near)) {
    used += measure(segment);
    if (used > width) break;
    end = index + segment.length;
  }
  return near.slice(0, end);
}

/** Maximum length of a character of safe text, in UTF-16 code units. */
const UNITS_OF_A_CELL = 32;

// Created on first use: that takes a tenth of the time in which Node.js starts.
let graphemes: Intl.Segmenter | undefined;
