/** Lists the runs of a history, newest first; `diff` and `store` accept their ids. */
import type { History } from '../../types.js';
import { grid } from '../screen/grid.js';
import type { Terminal } from '../screen/terminal.js';
import { grouped } from '../words/number-words.js';
import { signsFor } from '../words/signs.js';
import { span, stamp } from '../words/time-words.js';

export function runsTable({ runs, window }: History, terminal: Terminal): string {
  const signs = signsFor(terminal);
  const rows = runs
    .toReversed()
    .map(({ id, asOf, since, until, status, engine, mentions }) => [
      id,
      stamp(asOf, window.timezone),
      span(Date.parse(until) - Date.parse(since)),
      status,
      mentions === null ? signs.unknown : grouped(mentions),
      engine,
    ]);
  const head = ['run', 'as of', 'window', 'status', 'mentions', 'engine'];
  return grid(rows, { head, terminal, align: ['left', 'left', 'left', 'left', 'right'] });
}
