/** Six decimals are what a report keeps: enough for every metric, and free of the last bits of floating point. */

const MICRO = 1e6;

/**
 * A plain JSON value with every number in it rounded to six decimals, never -0. Key order is kept; what needs no
 * rounding is not copied.
 */
export function rounded<T>(value: T): T {
  return round(value) as T;
}

/**
 * A p-value to six digits: the small ones are what one asks for. Never 0, which none is: what is less than a number can
 * say is the least that it can, 5e-324.
 */
export function roundP<P extends number | null>(p: P): P {
  return (p === null ? null : Math.max(Number(p.toPrecision(6)), Number.MIN_VALUE)) as P;
}

/** As `rounded`, for a row with a p-value under that name. */
export function roundedTest<K extends string, T extends Readonly<Record<K, number | null>>>(name: K, row: T): T {
  return { ...rounded(row), [name]: roundP(row[name]) };
}

function round(value: unknown): unknown {
  if (typeof value === 'number') return roundNumber(value);
  if (Array.isArray(value)) return roundArray(value);
  if (typeof value === 'object' && value !== null) return roundObject(value as Readonly<Record<string, unknown>>);
  return value;
}

/** To six decimals, never -0. */
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
  // Plain JSON inherits nothing; Object.keys would make a list for every one of millions of objects.
  for (const key in value) {
    const after = round(value[key]);
    if (Object.is(after, value[key])) continue;
    // A spread copies a key named __proto__ as a plain member, which the assignment then finds.
    copy ??= { ...value };
    copy[key] = after;
  }
  return copy ?? value;
}
