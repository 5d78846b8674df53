/** A mention that counts, with what tallying needs to know. */
export interface Counted {
  readonly mention: number;
  readonly keys: readonly string[];
  readonly publishedAt: number | null;
  readonly label: number | null;
}
