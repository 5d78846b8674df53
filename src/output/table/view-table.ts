/** A view or selected fields of the summary as a table, with the notes that belong to it. */
import type { Report } from '../../types.js';
import { grid } from '../screen/grid.js';
import { type Style, screenFor, trimmed } from '../screen/line.js';
import { painter } from '../screen/paint.js';
import type { Terminal } from '../screen/terminal.js';
import { displayWidth } from '../screen/width.js';
import { cellWords } from '../views/cell-words.js';
import { alignsOf, forPeople, withoutUrls } from '../views/for-people.js';
import type { Choice } from '../views/view.js';
import { wordingOf } from '../words/outcome-words.js';
import { warnings } from './footer.js';

export function viewTable(report: Report, choice: Choice, terminal: Terminal): string {
  const screen = screenFor(terminal, displayWidth);
  const wording = wordingOf(report, screen.signs);
  const whole = forPeople(report, choice, wording);
  const isShort = choice.view === 'mentions' && choice.fields === null && screen.width < WIDTH_FOR_URLS;
  const { columns, rows } = isShort ? withoutUrls(whole) : whole;
  const words = rows.map((row) => row.map((cell, index) => cellWords(cell, columns[index]!.manner, wording)));
  const style = (cell: string, column: number) => STYLES.get(`${columns[column]?.name} ${cell}`) ?? 'plain';
  const names = columns.map(({ name }) => name);
  const table =
    choice.view === 'summary'
      ? grid(
          names.map((name, index) => [name, words[0]?.[index] ?? '']),
          { terminal },
        )
      : grid(words, { head: names, terminal, align: alignsOf({ columns, rows }), style });
  const paint = painter(terminal.color);
  const said = [
    ...(rows.length === 0 ? [[screen.piece('Nothing to show.', 'dim')]] : []),
    ...warnings(screen, report, screen.width - 1),
  ].map((line) => `${paint(trimmed([screen.piece(' '), ...line]))}\n`);
  return said.length === 0 ? table : `${table}\n${said.join('')}`;
}

const WIDTH_FOR_URLS = 160;

const STYLES: ReadonlyMap<string, Style> = new Map([
  ['sentiment positive', 'positive'],
  ['sentiment negative', 'negative'],
  ['sentiment neutral', 'neutral'],
  ['status failed', 'negative'],
  ['status partial', 'warning'],
  ['status skipped', 'dim'],
]);
