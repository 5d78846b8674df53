/** Many answers in one line: pages as they come, or, where bytes must repeat, one source after the other. */

export interface From<T> {
  readonly from: number;
  readonly value: T;
}

interface Waiting<T> extends From<T> {
  taken(): void;
}

/**
 * Through a queue with one waiter: merging with `Promise.race` would keep a little of every page for as long as a slow
 * source is silent. A source is asked for its next page when this one was taken.
 */
export async function* asTheyCome<T>(sources: readonly AsyncIterable<T>[]): AsyncGenerator<From<T>> {
  const queue: Waiting<T>[] = [];
  let wake = () => {};
  let running = sources.length;
  let left = false;
  const isLeft = () => left;
  const failures: unknown[] = [];
  const pump = async (source: AsyncIterable<T>, from: number) => {
    try {
      for await (const value of source) {
        if (isLeft()) return;
        await new Promise<void>((taken) => {
          queue.push({ from, value, taken });
          wake();
        });
        // Nobody takes more: it must not be asked for it.
        if (isLeft()) return;
      }
    } catch (error) {
      failures.push(error);
    } finally {
      running -= 1;
      wake();
    }
  };
  for (const [from, source] of sources.entries()) void pump(source, from);
  try {
    while (running > 0 || queue.length > 0) {
      if (failures.length > 0) throw failures[0];
      const [next] = queue;
      if (next === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      yield { from: next.from, value: next.value };
      queue.shift();
      next.taken();
    }
    if (failures.length > 0) throw failures[0];
  } finally {
    left = true;
    for (const waiting of queue) waiting.taken();
  }
}

export async function* oneByOne<T>(sources: readonly AsyncIterable<T>[]): AsyncGenerator<From<T>> {
  for (const [from, source] of sources.entries()) {
    for await (const value of source) yield { from, value };
  }
}
