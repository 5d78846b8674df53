/** Where a value of a profile came from, as `wikidata:Q1#P856`. */
export interface Origin {
  /** `aliases` */
  readonly field: string;
  readonly value: string;
  readonly from: string;
}
