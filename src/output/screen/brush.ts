/**
 * The drawing tools of a table. Libraries are loaded only if the table needs them, since loading takes longer than
 * drawing.
 */
import type { Measure } from './cutting.js';
import type { Line } from './line.js';
import { narrowWidth } from './narrow-width.js';
import type { Paint } from './paint.js';
import type { Terminal } from './terminal.js';

export interface Brush {
  readonly measure: Measure;
  readonly paint: Paint;
}

/** Draws a table, and draws it again with exact widths if its text turns out to need them. */
export async function drawn({ color }: Terminal, draw: (brush: Brush) => string): Promise<string> {
  const paint = color === 0 ? unpainted : (await import('./paint.js')).painter(color);
  const narrow = narrowWidth();
  const first = draw({ paint, measure: narrow.measure });
  if (!narrow.wasWrong()) return first;
  const { displayWidth } = await import('./width.js');
  return draw({ paint, measure: displayWidth });
}

function unpainted(line: Line): string {
  return line.map(({ text }) => text).join('');
}
