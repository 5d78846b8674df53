/** Reports keep six decimals: enough for every metric, and free of floating-point noise. */

const MICRO = 1e6;

/**
 * Rounds every number in a plain JSON value to six decimals, never -0. Keeps the order of keys; parts that need no
 * rounding are not copied.
 */
export function rounded<T>(value: T): T {
  return round(value) as T;
}

/**
 * Rounds a p-value to six significant digits, since the small ones are of interest. Never returns 0, which no p-value
 * is: one below the range of a number becomes the smallest positive number, 5e-324.
 */
export function roundP<P extends number | null>(p: P): P {
  return (p === null ? null : Math.max(Number(p.toPrecision(6)), Number.MIN_VALUE)) as P;
}

/** Like `rounded`, for a row with a p-value under the given name. */
export function roundedTest<K extends string, T extends Readonly<Record<K, number | null>>>(name: K, row: T): T {
  return { ...rounded(row), [name]: roundP(row[name]) };
}

function round(value: unknown): unknown {
  if (typeof value === 'number') return roundNumber(value);
  if (Array.isArray(value)) return roundArray(value);
  if (typeof value === 'object' && value !== null) return roundObject(value as Readonly<Record<string, unknown>>);
  return value;
}

/** Rounds to six decimals, never to -0. */
export function roundNumber(value: number): number {
  if (Number.isInteger(value)) return value + 0; // -0 + 0 is 0
  const scaled = Math.abs(value) * MICRO;
  // Beyond 2^53 millionths there is no sixth decimal to round.
  if (!(scaled < Number.MAX_SAFE_INTEGER)) return value;
  return (Math.sign(value) * Math.round(scaled)) / MICRO + 0;
}

function roundArray(values: readonly unknown[]): readonly unknown[] {
  let copy: unknown[] | null = null;
  for (let index = 0; index < values.length; index++) {
    const after = round(values[index]);
    if (Object.is(after, values[index])) continue;
    copy ??= [...values];
    copy[index] = after;
  }
  return copy ?? values;
}

function roundObject(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  let copy: Record<string, unknown> | null = null;
  // Plain JSON has no inherited properties, and Object.keys would create an array for each of millions of objects.
  for (const key in value) {
    const after = round(value[key]);
    if (Object.is(after, value[key])) continue;
    // A spread copies a key named __proto__ as an own property, which the assignment below then overwrites.
    copy ??= { ...value };
    copy[key] = after;
  }
  return copy ?? value;
}
