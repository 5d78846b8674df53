/** Formats a cell of a view for people. */
import { count, percent, signedPercent } from '../words/number-words.js';
import type { Wording } from '../words/outcome-words.js';
import { stamp } from '../words/time-words.js';
import type { Cell, Manner } from './columns.js';

export function cellWords(cell: Cell, manner: Manner, { signs, timezone }: Wording): string {
  if (cell === null) return signs.unknown;
  if (typeof cell === 'number') {
    if (manner === 'share') return percent(cell, signs);
    return manner === 'net' ? signedPercent(cell, signs) : count(Number(cell.toFixed(3)), signs);
  }
  return manner === 'instant' ? stamp(cell, timezone) : cell;
}
