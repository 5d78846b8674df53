/**
 * Merges the answers of many sources: pages as they arrive or, if the output must be reproducible, one source after the
 * other.
 */

export interface From<T> {
  readonly from: number;
  readonly value: T;
}

interface Waiting<T> extends From<T> {
  taken(): void;
}

/**
 * Uses a queue with one waiter: merging with `Promise.race` would retain a little of every page for as long as a slow
 * source is silent. A source is asked for its next page only after the previous one has been consumed.
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
        // The consumer has stopped, so the source must not be asked for another page.
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
