/** Ends a search that is not read to its end. */

const PARTING_MILLISECONDS = 20;

/**
 * Its signal has already been aborted, because return() queues behind a next() that may be stuck. Waits only briefly,
 * since return() can hang too.
 */
export async function abandonSearch(search: AsyncIterator<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PARTING_MILLISECONDS);
  });
  await Promise.race([part(search), enough]);
  clearTimeout(timer);
}

async function part(search: AsyncIterator<unknown>): Promise<void> {
  try {
    await search.return?.();
  } catch {
    // Nobody needs the outcome any more.
  }
}
