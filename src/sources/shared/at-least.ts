/** The minimum that a comparison in a query sets: `likes:>=10`, `likes:>9`. */

/**
 * Returns a whole number; null if the comparison is not a lower bound.
 * @param value value of a field in the query tree
 */
export function leastOf(value: string): number | null {
  const [, sign, number] = /^(>=?)(-?\d{1,15}(?:\.\d{1,15})?)$/.exec(value) ?? [];
  if (number === undefined) return null;
  const least = sign === '>' ? Math.floor(Number(number)) + 1 : Math.ceil(Number(number));
  return Math.max(0, least);
}
