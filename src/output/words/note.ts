/** A thing that the reader must know besides the numbers. */
export interface Note {
  readonly text: string;
  /** What to do; null: nothing. */
  readonly next: string | null;
}
