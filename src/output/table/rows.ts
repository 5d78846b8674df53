/** Lays out rows of cells as lines: columns are aligned, and the widest are cut if the width is too small. */
import { fitWidths } from '../screen/fit.js';
import { cutLine, type Line, naturalWidths, padLine, type Screen } from '../screen/line.js';

export type Align = 'left' | 'right';

const GAP = 2;

/** Every row must have as many cells as `aligns`. An empty column takes no space. */
export function alignedRows(
  screen: Screen,
  rows: readonly (readonly Line[])[],
  aligns: readonly Align[],
  width: number,
): readonly Line[] {
  const natural = naturalWidths(rows);
  const used = natural.filter((wide) => wide > 0).length;
  const widths = fitWidths(natural, width - GAP * Math.max(0, used - 1));
  return rows.map((row) =>
    row
      .flatMap((cell, index) => {
        const wide = widths[index] ?? 0;
        return wide === 0 ? [] : [padLine(screen, cutLine(screen, cell, wide), wide, aligns[index])];
      })
      .flatMap((cell, index) => (index === 0 ? cell : [screen.piece(' '.repeat(GAP)), ...cell])),
  );
}

/** Returns the width that the rows need without cutting. */
export function naturalWidth(rows: readonly (readonly Line[])[]): number {
  const widths = naturalWidths(rows).filter((wide) => wide > 0);
  return widths.reduce((sum, wide) => sum + wide, 0) + GAP * Math.max(0, widths.length - 1);
}
