/** Quantiles of the chi-square distribution, which the exact intervals of counts are made of. */

/**
 * The x below which a chi-square variable of `degrees` degrees of freedom falls with `probability`, to nine digits.
 * It is twice the quantile of a gamma variable of half the degrees (Abramowitz & Stegun 26.4.19).
 */
export function chiSquareQuantile(probability: number, degrees: number): number {
  const shape = degrees / 2;
  let low = 0;
  let high = shape + 10 * Math.sqrt(shape) + 20;
  let x = shape;
  // Newton's steps; where one would leave the bracket, half of it.
  for (let step = 0; step < 200; step++) {
    const excess = lowerGamma(shape, x) - probability;
    if (excess > 0) high = x;
    else low = x;
    const newton = x - excess / density(shape, x);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-13 * x) return 2 * next;
    x = next;
  }
  return 2 * x;
}

/**
 * The regularised lower incomplete gamma function P(a, x) by its series (Abramowitz & Stegun 6.5.29): all terms are
 * positive, so that nothing cancels; it takes some √a of them around x = a.
 */
export function lowerGamma(shape: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (shape + n);
    sum += term;
  }
  return Math.min(1, (density(shape, x) * x * sum) / shape);
}

function density(shape: number, x: number): number {
  return Math.exp((shape - 1) * Math.log(x) - x - logGamma(shape));
}

/** ln Γ(x): Stirling's series (Abramowitz & Stegun 6.1.41) from 10 on, below it by Γ(x) = Γ(x + 1) / x. */
export function logGamma(x: number): number {
  let product = 1;
  let y = x;
  for (; y < 10; y++) product *= y;
  const square = 1 / (y * y);
  const series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) / y;
  return (y - 0.5) * Math.log(y) - y + Math.log(2 * Math.PI) / 2 + series - Math.log(product);
}
