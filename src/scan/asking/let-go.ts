/** Leaves a search that is not read on. */

const PARTING_MILLISECONDS = 20;

/** Its signal has fallen before: return() waits its turn behind a next() that may be stuck. And not for long: it may hang, too. */
export async function letGo(search: AsyncIterator<unknown>): Promise<void> {
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
    // Nobody asks any more how it went.
  }
}
