/** What must not run twice at once in one process: a login, a count that is read and written. */

const last = new Map<string, Promise<unknown>>();

/** Runs `task` when everything asked before under the same name has ended, well or badly. */
export function oneAtATime<T>(name: string, task: () => Promise<T>): Promise<T> {
  const result = (last.get(name) ?? Promise.resolve()).then(task);
  const ended = result
    .catch(() => undefined)
    .then(() => {
      if (last.get(name) === ended) last.delete(name);
    });
  last.set(name, ended);
  return result;
}
