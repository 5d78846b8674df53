/** What is known of the place where a table will be shown. */

export interface Terminal {
  readonly columns: number;
  /** Colour level, as chalk counts them: none, 16, 256, all. */
  readonly color: 0 | 1 | 2 | 3;
  readonly unicode: boolean;
  readonly isTerminal: boolean;
}

/** Columns that a table may fill: a file or a pipe has no width of its own. */
export function layoutWidth(terminal: Terminal): number {
  return terminal.isTerminal ? Math.max(NARROWEST, terminal.columns) : WIDTH_OF_A_PIPE;
}

/** Below this a table cannot be laid out. */
const NARROWEST = 40;

const WIDTH_OF_A_PIPE = 100;
