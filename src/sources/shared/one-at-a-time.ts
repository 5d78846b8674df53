/** What must not run twice at once for the same owner: a login, a count that is read and written. */

const last = new WeakMap<object, Promise<unknown>>();

/** Runs `task` when everything asked before for `owner` has ended, well or badly. */
export function oneAtATime<T>(owner: object, task: () => Promise<T>): Promise<T> {
  const result = (last.get(owner) ?? Promise.resolve()).then(task);
  last.set(
    owner,
    result.catch(() => undefined),
  );
  return result;
}
