/** Many brands as a table: the summary with one row per brand, or a view with the brand before each row. */
import type { Report } from '../../types.js';
import type { RenderOptions } from '../render.js';
import { grid } from '../screen/grid.js';
import { type Line, type Screen, type Style, screenFor, trimmed } from '../screen/line.js';
import { painter } from '../screen/paint.js';
import { displayWidth } from '../screen/width.js';
import { noteLines } from '../table/footer.js';
import { paragraph, phrases } from '../table/phrases.js';
import { cellWords } from '../views/cell-words.js';
import { alignsOf, forPeople } from '../views/for-people.js';
import { methodWords } from '../words/level-words.js';
import { type Wording, wordingOf } from '../words/outcome-words.js';
import { worstExitCode } from './exit-code.js';
import { brandNotes, brandsSkipped } from './notes.js';
import { selectBrands } from './selection.js';
import { COLUMNS, headWords, summaryRows } from './summary.js';

export function brandsTable(reports: readonly Report[], options: RenderOptions): string {
  const screen = screenFor(options.terminal, displayWidth);
  const width = screen.width - 1;
  const isSummary = options.view === 'summary' && options.fields === null;
  const paint = painter(options.terminal.color);
  const shown = (lines: readonly Line[]) =>
    lines.map((line) => `${paint(trimmed([screen.piece(' '), ...line]))}\n`).join('');
  const notes = brandNotes(reports, worstExitCode(reports), screen.signs);
  const parts = [
    ...(isSummary ? [shown(head(screen, reports, width)), summaryGrid(reports, options, screen)] : []),
    ...(isSummary ? [] : [viewGrid(reports, options, wordingOf(reports[0]!, screen.signs))]),
    shown(isSummary ? skipped(screen, reports, width) : []),
    shown(notes.flatMap((note) => noteLines(screen, note, width))),
    shown(isSummary ? ending(screen, reports, width) : []),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function head(screen: Screen, reports: readonly Report[], width: number): readonly Line[] {
  return paragraph(screen, [screen.piece(headWords(reports, screen.signs), 'dim')], width);
}

function summaryGrid(reports: readonly Report[], { sort, terminal }: RenderOptions, screen: Screen): string {
  const all = summaryRows(reports, sort, screen.signs);
  const shown = shownColumns(all, screen.width - 1);
  const style = (cell: string, at: number): Style => {
    const { name } = COLUMNS[shown[at]!]!;
    if (name === 'status') return cell === 'failed' ? 'negative' : cell === 'partial' ? 'warning' : 'dim';
    return name === 'brand' || name === 'rank' ? 'strong' : 'plain';
  };
  return grid(
    all.map((row) => shown.map((column) => row[column]!)),
    {
      head: shown.map((column) => COLUMNS[column]!.name),
      align: shown.map((column) => COLUMNS[column]!.align),
      terminal,
      style,
    },
  );
}

/**
 * If the width is too small for all columns, the parts of the rank are dropped before the rank. The status is dropped
 * if it is always `complete`.
 */
function shownColumns(rows: readonly string[][], width: number): readonly number[] {
  const status = COLUMNS.findIndex(({ name }) => name === 'status');
  const isComplete = rows.every((row) => row[status] === 'complete');
  const needed = COLUMNS.map(({ name }, column) =>
    Math.max(name.length, ...rows.map((row) => displayWidth(row[column]!.slice(0, WIDEST_BRAND)))),
  );
  let shown = COLUMNS.map((_, column) => column).filter((column) => column !== status || !isComplete);
  const widthOf = () => shown.reduce((sum, column) => sum + needed[column]! + GAP, 0);
  for (const name of FIRST_TO_GO) {
    if (widthOf() <= width) break;
    shown = shown.filter((column) => COLUMNS[column]!.name !== name);
  }
  return shown;
}

const FIRST_TO_GO = ['last', 'passion', 'reach', 'strength', 'net'];
const WIDEST_BRAND = 24;
const GAP = 2;

function viewGrid(reports: readonly Report[], options: RenderOptions, wording: Wording): string {
  const { columns, rows } = selectBrands(reports, options, (report, choice) =>
    forPeople(report, choice, { ...wording, asOf: report.asOf }),
  );
  const words = rows.map((row) => row.map((cell, index) => cellWords(cell, columns[index]!.manner, wording)));
  const table = grid(words, {
    head: columns.map(({ name }) => name),
    terminal: options.terminal,
    align: alignsOf({ columns, rows }),
  });
  return rows.length === 0 ? ' Nothing to show.\n' : table;
}

function skipped(screen: Screen, reports: readonly Report[], width: number): readonly Line[] {
  return phrases(
    screen,
    brandsSkipped(reports).map((phrase) => [screen.piece(phrase, 'dim')]),
    width,
  );
}

function ending(screen: Screen, [first]: readonly Report[], width: number): readonly Line[] {
  const said = `A file each: -o 'reports/{brand}.json'. ${methodWords(first!)}`;
  return paragraph(screen, [screen.piece(said, 'dim')], width);
}
