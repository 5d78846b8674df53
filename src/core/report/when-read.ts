/** Members of a report that are computed when somebody first reads one of them: a list of mentions has no use for them. */

/** An object that says it has `names`, and finds out what they are by one call of `compute`. */
export function whenRead<T extends object>(names: readonly (keyof T)[], compute: () => T): T {
  let computed: T | null = null;
  const members = {};
  for (const name of names) {
    Object.defineProperty(members, name, { enumerable: true, get: () => (computed ??= compute())[name] });
  }
  return members as T;
}

/** All members of one behind those of the other, read of neither. */
export function together<A extends object, B extends object>(one: A, other: B): A & B {
  return Object.defineProperties(
    {} as A & B,
    {
      ...Object.getOwnPropertyDescriptors(one),
      ...Object.getOwnPropertyDescriptors(other),
    } as PropertyDescriptorMap & ThisType<unknown>,
  );
}
