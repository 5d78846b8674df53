/** Merges searches, yielding each page as soon as it arrives, so that a slow search does not delay the others. */

type Arrival<T> =
  | { readonly iterator: AsyncIterator<T>; readonly result: IteratorResult<T> }
  | { readonly error: unknown };

/**
 * Starts all searches at once and requests a search's next page once its last one is consumed. An error in one ends
 * all.
 */
export async function* asTheyCome<T>(searches: readonly AsyncIterable<T>[]): AsyncGenerator<T, undefined, undefined> {
  const iterators = searches.map((search) => search[Symbol.asyncIterator]());
  const arrived: Arrival<T>[] = [];
  let wake = () => {};
  const ask = (iterator: AsyncIterator<T>) => {
    iterator
      .next()
      .then(
        (result) => arrived.push({ iterator, result }),
        (error: unknown) => arrived.push({ error }),
      )
      .finally(() => wake());
  };
  for (const iterator of iterators) ask(iterator);
  let running = iterators.length;
  try {
    while (running > 0) {
      const arrival = arrived.shift();
      if (arrival === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      if ('error' in arrival) throw arrival.error;
      if (arrival.result.done === true) {
        running -= 1;
        continue;
      }
      yield arrival.result.value;
      ask(arrival.iterator);
    }
  } finally {
    // Not awaited: return() queues after a pending next(), which may be stuck in a request.
    for (const iterator of iterators) iterator.return?.().then(undefined, () => undefined);
  }
}
