/** Where a value of a profile came from, such as `wikidata:Q1#P856`. */
export interface Origin {
  /** Key of the profile, such as `aliases`. */
  readonly field: string;
  readonly value: string;
  readonly from: string;
}
