/** Quantiles of the chi-square distribution, used for exact intervals of counts. */

/**
 * Returns the x below which a chi-square variable with `degrees` degrees of freedom falls with `probability`, to nine
 * digits: twice the quantile of a gamma variable with shape `degrees / 2` (Abramowitz & Stegun 26.4.19).
 */
export function chiSquareQuantile(probability: number, degrees: number): number {
  const shape = degrees / 2;
  let low = 0;
  let high = shape + 10 * Math.sqrt(shape) + 20;
  let x = shape;
  // Newton's method, with bisection whenever a step would leave the bracket.
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
 * The regularized lower incomplete gamma function P(a, x) by its series (Abramowitz & Stegun 6.5.29). All terms are
 * positive, so nothing cancels; near x = a it takes about √a terms.
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

/** ln Γ(x): Stirling's series (Abramowitz & Stegun 6.1.41) from 10 on, and Γ(x) = Γ(x + 1) / x below. */
export function logGamma(x: number): number {
  let product = 1;
  let y = x;
  for (; y < 10; y++) product *= y;
  const square = 1 / (y * y);
  const series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) / y;
  return (y - 0.5) * Math.log(y) - y + Math.log(2 * Math.PI) / 2 + series - Math.log(product);
}
