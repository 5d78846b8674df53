/** A plain table: a bold head, aligned columns, and no line longer than the width. */
import Table from 'cli-table3';
import { fitWidths } from './fit.js';
import { cutLine, type Line, lineWidth, naturalWidths, type Screen, type Style, screenFor } from './line.js';
import { painter } from './paint.js';
import type { Terminal } from './terminal.js';
import { displayWidth } from './width.js';

export interface GridOptions {
  readonly head?: readonly string[];
  readonly terminal: Terminal;
  /** One per column; columns without one are aligned left. */
  readonly align?: readonly ('left' | 'right')[];
  /** Returns the style of a cell; default: plain. */
  readonly style?: (cell: string, column: number) => Style;
}

/**
 * Draws a table. Cells can contain anything: they are made safe here. If the width is too small, the widest columns are
 * cut; if it is too small even for a readable part of each, every row becomes a list of its cells.
 */
export function grid(rows: readonly (readonly string[])[], options: GridOptions): string {
  const { head = [], terminal, style = () => 'plain' } = options;
  const screen = screenFor(terminal, displayWidth);
  const titles = head.map((title) => [screen.piece(title, 'heading')]);
  const body = rows.map((row) =>
    row.map((cell, column) => [screen.piece(cell.slice(0, LONGEST_CELL), style(cell, column))]),
  );
  const natural = naturalWidths([titles, ...body]);
  const room = screen.width - MARGIN - GAP * Math.max(0, natural.length - 1);
  const isTight = room < natural.reduce((sum, width) => sum + Math.min(width, READABLE_COLUMN), 0);
  if (isTight && head.length > 0) return listed(screen, titles, body, terminal);
  const widths = fitWidths(natural, room);
  const rule = widths.map((width) => [screen.piece(screen.signs.rule.repeat(width), 'dim')]);
  return aligned(screen, head.length === 0 ? body : [titles, rule, ...body], widths, options);
}

/** A space before every line. */
const MARGIN = 1;

const GAP = 2;

/** A long cell cut to less than this is useless. */
const READABLE_COLUMN = 20;

/** Wider than any terminal; a text can be a megabyte long. */
const LONGEST_CELL = 2000;

/**
 * cli-table3 does the layout, but it measures with an older string-width than ours, which is wrong for many scripts,
 * and it lets control characters through. So it receives placeholders of the right width and never sees any text.
 */
function aligned(
  screen: Screen,
  rows: readonly (readonly Line[])[],
  widths: readonly number[],
  { align = [], terminal }: GridOptions,
): string {
  const paint = painter(terminal.color);
  const cells = rows.map((row) => widths.map((width, index) => cutLine(screen, row[index] ?? [], width)));
  const texts = cells.flat().filter((cell) => lineWidth(cell) > 0);
  let next = 0;
  return cells
    .flatMap((_, start) => (start % ROWS_AT_ONCE === 0 ? [cells.slice(start, start + ROWS_AT_ONCE)] : []))
    .flatMap((some) =>
      laidOut(
        some.map((row) => row.map(lineWidth)),
        widths,
        align,
      ).split('\n'),
    )
    .map((line) => line.replace(new RegExp(`${STAND_IN}+`, 'g'), () => paint(texts[next++] ?? [])))
    .map((line) => `${' '.repeat(MARGIN)}${line}`.trimEnd().concat('\n'))
    .join('');
}

function laidOut(rows: readonly (readonly number[])[], widths: readonly number[], align: GridOptions['align']): string {
  const table = new Table({
    chars: NO_BORDERS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colWidths: [...widths],
    colAligns: widths.map((_, index) => align?.[index] ?? 'left'),
  });
  table.push(...rows.map((row) => row.map((width) => STAND_IN.repeat(width))));
  return table.toString();
}

/** The running time of cli-table3 is quadratic in the number of rows. */
const ROWS_AT_ONCE = 50;

const STAND_IN = 'x';

const NO_BORDERS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' '.repeat(GAP),
};

/** Draws every row as a list of its cells. */
function listed(
  screen: Screen,
  titles: readonly Line[],
  rows: readonly (readonly Line[])[],
  terminal: Terminal,
): string {
  const first = Math.max(...titles.map(lineWidth));
  const widths = [first, screen.width - MARGIN - GAP - first];
  return rows
    .map((row) => titles.map((title, column) => [title, row[column] ?? []]))
    .map((pairs) => aligned(screen, pairs, widths, { terminal }))
    .join('\n');
}
