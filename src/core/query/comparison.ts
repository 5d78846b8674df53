/** Comparisons with a number, as `likes:>=10` has them. */

const FORM = /^(<=|>=|<|>|=)?(-?\d{1,15}(?:\.\d{1,15})?)$/;

const HOLDS = {
  '<': (value: number, bound: number) => value < bound,
  '<=': (value: number, bound: number) => value <= bound,
  '>': (value: number, bound: number) => value > bound,
  '>=': (value: number, bound: number) => value >= bound,
  '=': (value: number, bound: number) => value === bound,
} as const;

/** The canonical text: `10` is `=10`; null where it is no comparison. */
export function readComparison(text: string): string | null {
  const [, sign = '=', number] = FORM.exec(text) ?? [];
  // No number of a comparison is large or small enough to be printed with an exponent, but what is close to zero.
  return number === undefined ? null : `${sign}${Number(number) === 0 ? 0 : number.replace(/^(-?)0+(?=\d)/, '$1')}`;
}

/** @param text canonical */
export function comparison(text: string): (value: number) => boolean {
  const [, sign = '=', number] = FORM.exec(text) ?? [];
  const holds = HOLDS[sign as keyof typeof HOLDS];
  const bound = Number(number);
  return (value) => holds(value, bound);
}
