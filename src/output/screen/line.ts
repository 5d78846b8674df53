/** A line of a table as styled pieces: laid out by width first, colored last. */
import { type Signs, signsFor } from '../words/signs.js';
import { toAscii } from './ascii.js';
import { cutBy, headBy, type Measure } from './cutting.js';
import { safeText } from './safe-text.js';
import { layoutWidth, type Terminal } from './terminal.js';

export type Style = 'plain' | 'strong' | 'heading' | 'dim' | 'positive' | 'neutral' | 'negative' | 'warning';

export interface Piece {
  readonly text: string;
  readonly style: Style;
  readonly width: number;
}

export type Line = readonly Piece[];

/** The area on which lines are laid out. */
export interface Screen {
  readonly width: number;
  readonly signs: Signs;
  readonly measure: Measure;
  /** Makes a text safe; text must not get into a line in any other way. */
  piece(text: string, style?: Style): Piece;
}

export function screenFor(terminal: Terminal, measure: Measure): Screen {
  const spell = terminal.unicode ? safeText : (text: string) => toAscii(safeText(text));
  return {
    width: layoutWidth(terminal),
    signs: signsFor(terminal),
    measure,
    piece(text, style = 'plain') {
      const spelled = spell(text);
      return { text: spelled, style, width: measure(spelled) };
    },
  };
}

export function lineWidth(line: Line): number {
  return line.reduce((width, piece) => width + piece.width, 0);
}

/** Returns the width of the widest cell of every column. */
export function naturalWidths(rows: readonly (readonly Line[])[]): readonly number[] {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: columns }, (_, index) =>
    rows.reduce((most, row) => Math.max(most, lineWidth(row[index] ?? [])), 0),
  );
}

export function cutLine({ piece, measure, signs }: Screen, line: Line, width: number): Line {
  if (lineWidth(line) <= width) return line;
  const kept: Piece[] = [];
  let left = width;
  for (const { text, style, width: wide } of line) {
    // The piece at the edge must end with the ellipsis, even if it would fit by itself.
    if (wide >= left) return [...kept, piece(cutBy(measure, `${text}  `, left, signs.ellipsis), style)];
    kept.push({ text, style, width: wide });
    left -= wide;
  }
  return kept;
}

export function padLine({ piece }: Screen, line: Line, width: number, align: 'left' | 'right' = 'left'): Line {
  const fill = piece(' '.repeat(Math.max(0, width - lineWidth(line))));
  return align === 'left' ? [...line, fill] : [fill, ...line];
}

/** Removes trailing spaces, which would show as an empty line if the window is made narrower. */
export function trimmed(line: Line): Line {
  const last = line.findLastIndex(({ text }) => text.trimEnd() !== '');
  return line
    .slice(0, last + 1)
    .map((piece, index) => (index === last ? { ...piece, text: piece.text.trimEnd() } : piece));
}

/**
 * Breaks a text between words into lines of at most `width`; what does not fit into `most` lines is cut off with the
 * ellipsis.
 */
export function wrap({ measure, signs }: Screen, text: string, width: number, most: number): readonly string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (lines.length < most - 1) {
    const fits = headBy(measure, rest, width);
    if (fits.length === rest.length) break;
    const space = rest[fits.length] === ' ' ? fits.length : fits.lastIndexOf(' ');
    // If the last space is far from the edge, or if there is none, as in Chinese, the line is broken at the edge.
    const end = space > fits.length / 2 ? space : Math.max(1, fits.length);
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? lines : [...lines, cutBy(measure, rest, width, signs.ellipsis)];
}
