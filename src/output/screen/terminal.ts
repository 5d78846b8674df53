/** The properties of the terminal or file in which a table is shown. */

export interface Terminal {
  /** Width in columns. A file or a pipe has no width of its own, so this is then the requested width, or 100. */
  readonly columns: number;
  /** Color level as in chalk: no colors, 16, 256, or all. */
  readonly color: 0 | 1 | 2 | 3;
  readonly unicode: boolean;
  readonly isTerminal: boolean;
}

/** Number of columns that a table can fill. */
export function layoutWidth(terminal: Terminal): number {
  return Math.max(NARROWEST, terminal.columns);
}

/** A table cannot be laid out in less. */
const NARROWEST = 40;
