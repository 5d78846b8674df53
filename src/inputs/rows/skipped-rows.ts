/** Rows that were skipped because they cannot match. */
export interface SkippedRows {
  readonly type: 'passed';
  readonly lines: number;
  /** How many of them are rows recognized by the names of their members, each of which would have been one item. */
  readonly placed: number;
  /** How many of them would have yielded no item. */
  readonly empty: number;
}
