/** Computes members of a report when one of them is first read, since listing mentions does not need them. */

/** Returns an object with properties `names`, all computed by one call of `compute` when one is first read. */
export function whenRead<T extends object>(names: readonly (keyof T)[], compute: () => T): T {
  let computed: T | null = null;
  const members = {};
  for (const name of names) {
    Object.defineProperty(members, name, { enumerable: true, get: () => (computed ??= compute())[name] });
  }
  return members as T;
}

/** Merges two objects, `other` after `one`, without reading their properties. */
export function together<A extends object, B extends object>(one: A, other: B): A & B {
  return Object.defineProperties(
    {} as A & B,
    {
      ...Object.getOwnPropertyDescriptors(one),
      ...Object.getOwnPropertyDescriptors(other),
    } as PropertyDescriptorMap & ThisType<unknown>,
  );
}
