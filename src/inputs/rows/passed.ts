/** Rows that were not read, as they cannot match. */
export interface Passed {
  readonly type: 'passed';
  readonly lines: number;
  /** Of them, rows that are told by the names of their members: one thing found each. */
  readonly placed: number;
  /** Of them, those that would have come to nothing. */
  readonly empty: number;
}
