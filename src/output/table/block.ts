/** A titled list in the summary, and the layout of several lists side by side. */
import { type Line, padLine, type Screen } from '../screen/line.js';
import { type Align, alignedRows, naturalWidth } from './rows.js';

export interface Block {
  readonly title: string;
  readonly aligns: readonly Align[];
  readonly rows: readonly (readonly Line[])[];
  /** Minimum width at which the list is useful. */
  readonly least: number;
}

const GAP = 4;

/** Arranges blocks in rows, each as full as the width allows; in one column if it is narrow. */
export function flow(screen: Screen, blocks: readonly Block[], width: number): readonly Line[] {
  return grouped(
    blocks.filter(({ rows }) => rows.length > 0),
    width,
  ).flatMap((group, index) => [...(index === 0 ? [] : [[]]), ...sideBySide(screen, group, width)]);
}

function grouped(blocks: readonly Block[], width: number): readonly (readonly Block[])[] {
  const groups: Block[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const block of blocks) {
    const needed = leastWidth(block, width);
    if (used + GAP + needed > width) {
      groups.push([block]);
      used = needed;
    } else {
      groups.at(-1)?.push(block);
      used += GAP + needed;
    }
  }
  return groups;
}

function sideBySide(screen: Screen, blocks: readonly Block[], width: number): readonly Line[] {
  const widths = shared(blocks, width - GAP * (blocks.length - 1));
  const columns = blocks.map((block, index) => column(screen, block, widths[index] ?? 0));
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    columns.flatMap((lines, index) => padLine(screen, lines[at] ?? [], (widths[index] ?? 0) + GAP)),
  );
}

function column(screen: Screen, { title, rows, aligns }: Block, width: number): readonly Line[] {
  return [[screen.piece(title, 'heading')], ...alignedRows(screen, rows, aligns, width)];
}

function leastWidth({ least, rows }: Block, width: number): number {
  return Math.min(least, naturalWidth(rows), width);
}

/** Gives the remaining width to the blocks that can use it, starting with the first. */
function shared(blocks: readonly Block[], width: number): readonly number[] {
  const wanted = blocks.map(({ rows, title }) => Math.max(naturalWidth(rows), title.length));
  const least = blocks.map((block) => leastWidth(block, width));
  let left = width - least.reduce((sum, value) => sum + value, 0);
  return least.map((value, index) => {
    const more = Math.max(0, Math.min(left, (wanted[index] ?? 0) - value));
    left -= more;
    return value + more;
  });
}
