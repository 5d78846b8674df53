/** Renders an invalid query for the terminal: the message, the query, and a caret under the error. */
import type { QueryError } from '../../errors.js';

const COLUMNS = 76;
/** Characters considered on either side of the caret: more than fit, whatever their width. */
const NEARBY = 1000;

/** Returns three lines for a terminal, free of characters that move the cursor. */
export function queryErrorLines(error: QueryError): string[] {
  const column = Math.max(0, error.column - 1);
  const start = Math.max(0, column - NEARBY);
  const graphemes = graphemesOf(error.input.slice(start, column + NEARBY));
  const offset = column - start;
  const found = graphemes.findIndex(({ start, end }) => start <= offset && offset < end);
  const at = found === -1 ? graphemes.length : found;
  const [from, to] = windowAround(graphemes, at);
  const before = (from > 0 ? '…' : '') + join(graphemes.slice(from, at));
  const after = join(graphemes.slice(at, to)) + (to < graphemes.length ? '…' : '');
  const indent = (from > 0 ? 1 : 0) + widthOf(graphemes.slice(from, at));
  return [visible(error.message), `  ${before}${after}`, `  ${' '.repeat(indent)}^`];
}

interface Grapheme {
  readonly shown: string;
  /** In terminal columns. */
  readonly width: number;
  readonly start: number;
  readonly end: number;
}

function graphemesOf(text: string): readonly Grapheme[] {
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(({ segment, index }) => {
    const shown = visible(segment);
    return { shown, width: terminalWidth(shown), start: index, end: index + segment.length };
  });
}

/** Returns the range of graphemes that fits into one line, up to two thirds of it before the caret. */
function windowAround(graphemes: readonly Grapheme[], at: number): readonly [number, number] {
  let from = at;
  let to = at;
  let width = 0;
  const fits = (grapheme: Grapheme | undefined, limit: number): boolean =>
    grapheme !== undefined && width + grapheme.width <= limit;
  while (fits(graphemes[from - 1], (COLUMNS * 2) / 3)) width += graphemes[--from]!.width;
  while (fits(graphemes[to], COLUMNS)) width += graphemes[to++]!.width;
  while (fits(graphemes[from - 1], COLUMNS)) width += graphemes[--from]!.width;
  return [from, to];
}

const join = (graphemes: readonly Grapheme[]): string => graphemes.map(({ shown }) => shown).join('');
const widthOf = (graphemes: readonly Grapheme[]): number => graphemes.reduce((sum, { width }) => sum + width, 0);

/**
 * Replaces line breaks and tabs with spaces, C0 controls with their pictures, and other controls, bidirectional
 * controls and lone surrogates with U+FFFD.
 */
function visible(text: string): string {
  return text
    .replace(/\r\n|[\t\n\v\f\r\u2028\u2029]/gu, ' ')
    .replace(/[\0-\x1f]/gu, (control) => String.fromCodePoint(0x2400 + control.charCodeAt(0)))
    .replace(/[\x7f-\x9f\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

/** The East Asian wide and full-width blocks and emoji, which take two columns. */
const WIDE =
  /^(?:[\u1100-\u115f\u231a\u231b\u2329\u232a\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2fb}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Emoji}\ufe0f)/u;

const NARROW_ONLY = /^[\p{M}\p{Cf}\p{DI}]*$/u;

function terminalWidth(grapheme: string): number {
  if (NARROW_ONLY.test(grapheme)) return 0;
  // A character followed by a half-width voiced sound mark is one grapheme, but takes two columns.
  return WIDE.test(grapheme) || /[\uff9e\uff9f]/u.test(grapheme) ? 2 : 1;
}
