/** Something that readers must know besides the numbers. */
export interface Note {
  readonly text: string;
  /** What to do about it; null if there is nothing to do. */
  readonly next: string | null;
}
