/** Numeric comparisons, such as the value of `likes:>=10`. */

const FORM = /^(<=|>=|<|>|=)?(-?\d{1,15}(?:\.\d{1,15})?)$/;

const HOLDS = {
  '<': (value: number, bound: number) => value < bound,
  '<=': (value: number, bound: number) => value <= bound,
  '>': (value: number, bound: number) => value > bound,
  '>=': (value: number, bound: number) => value >= bound,
  '=': (value: number, bound: number) => value === bound,
} as const;

/** Returns the canonical text (`10` becomes `=10`), or null if it is not a comparison. */
export function readComparison(text: string): string | null {
  const [, sign = '=', number] = FORM.exec(text) ?? [];
  // The number stays as typed: String() would print one close to zero with an exponent, which FORM does not accept.
  return number === undefined ? null : `${sign}${Number(number) === 0 ? 0 : number.replace(/^(-?)0+(?=\d)/, '$1')}`;
}

/** @param text canonical, from `readComparison` */
export function comparison(text: string): (value: number) => boolean {
  const [, sign = '=', number] = FORM.exec(text) ?? [];
  const holds = HOLDS[sign as keyof typeof HOLDS];
  const bound = Number(number);
  return (value) => holds(value, bound);
}
