/** Tests whether two counts have the same rate. */
import { incompleteBeta } from '../metrics/beta.js';

/**
 * The exact two-sided p-value of two Poisson counts having the same rate: given their sum, the first is binomial with
 * its share of the exposure. The smaller tail is doubled. Null if one of them was not observed.
 * J. Przyborowski & H. Wilenski, Biometrika 31 (1940) 313–323.
 */
export function sameRate(first: number, second: number, exposure: readonly [number, number]): number | null {
  const [one, other] = exposure;
  if (!(one > 0 && other > 0)) return null;
  const share = one / (one + other);
  const all = first + second;
  const atLeast = first === 0 ? 1 : incompleteBeta(share, first, all - first + 1);
  const atMost = first === all ? 1 : incompleteBeta(1 - share, all - first, first + 1);
  return Math.min(1, 2 * Math.min(atLeast, atMost));
}
