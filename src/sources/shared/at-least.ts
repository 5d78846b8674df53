/** The least that a comparison of a query lets pass: `likes:>=10`, `likes:>9`. */

/** A whole number; null where there is no least, or where what is below passes too. @param value as the query's tree has it */
export function leastOf(value: string): number | null {
  const [, sign, number] = /^(>=?)(-?\d{1,15}(?:\.\d{1,15})?)$/.exec(value) ?? [];
  if (number === undefined) return null;
  const least = sign === '>' ? Math.floor(Number(number)) + 1 : Math.ceil(Number(number));
  return Math.max(0, least);
}
