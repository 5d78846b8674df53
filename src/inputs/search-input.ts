/** Searches a local input: reads all of it, and leaves filtering to the caller. */
import { SourceError } from '../errors.js';
import type { Found, SourceContext } from '../sources/source.js';
import { type Remarks, remarksTo } from './remarks.js';
import type { Reading } from './rows/reading.js';
import type { RowResult } from './rows/row-result.js';

/** Opens the input for a search. */
export type Open = () => Promise<{ readonly reading: Reading; close(): void }>;

const PAGE = 500;

/** @throws SourceError if not everything could be read */
export async function* searchInput(open: Open, context: SourceContext): AsyncGenerator<readonly Found[]> {
  const {
    reading: { tellings, facts, skim },
    close,
  } = await open();
  if (context.skim !== undefined) await skim?.(context.skim);
  const remarks = remarksTo(context);
  let broken: SourceError | null = null;
  const next = () =>
    tellings.next().catch((error: unknown) => {
      context.signal.throwIfAborted();
      if (!(error instanceof SourceError)) throw error;
      broken = error;
      return { done: true, value: undefined } as const;
    });
  context.signal.addEventListener('abort', close, { once: true });
  try {
    for (let step = await next(); step.done !== true; step = await next()) {
      yield* pages(step.value, remarks);
    }
    const end = { ...facts(), broken };
    // Counts as a page: if an error follows, the source is reported as partial, not as failed.
    yield [];
    remarks.end(end);
  } finally {
    context.signal.removeEventListener('abort', close);
    close();
    // Closes files and threads that the generator opened itself. Not awaited, as it may be waiting for one of them.
    void tellings.return(undefined).catch(() => {});
  }
}

/** Splits a batch into pages. Never waits for the next batch, so that slow inputs are delivered as they arrive. */
function* pages(batch: readonly RowResult[], remarks: Remarks): Generator<readonly Found[]> {
  let page: Found[] = [];
  for (const told of batch) {
    remarks.see(told);
    for (const found of told.type === 'told' ? told.found : []) {
      page.push(found);
      if (page.length < PAGE) continue;
      yield page;
      page = [];
    }
  }
  if (page.length > 0) yield page;
}
