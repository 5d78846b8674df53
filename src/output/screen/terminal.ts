/** What is known of the place where a table will be shown. */

export interface Terminal {
  /** Of a file or a pipe, which have no width of their own, those that were asked for, or a hundred. */
  readonly columns: number;
  /** Colour level, as chalk counts them: none, 16, 256, all. */
  readonly color: 0 | 1 | 2 | 3;
  readonly unicode: boolean;
  readonly isTerminal: boolean;
}

/** Columns that a table may fill. */
export function layoutWidth(terminal: Terminal): number {
  return Math.max(NARROWEST, terminal.columns);
}

/** Below this a table cannot be laid out. */
const NARROWEST = 40;
