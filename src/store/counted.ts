/** What tallying needs of a mention that counts. */
export interface Counted {
  readonly mention: number;
  readonly keys: readonly string[];
  readonly publishedAt: number | null;
  readonly label: number | null;
}
