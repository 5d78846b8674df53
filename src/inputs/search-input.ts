/** A local input as a search: it is read whole, and filtered by whoever asked. */
import { SourceError } from '../errors.js';
import type { Found, SourceContext } from '../sources/source.js';
import { type Remarks, remarksTo } from './remarks.js';
import type { Reading } from './rows/reading.js';
import type { Told } from './rows/told.js';

/** How a search begins. */
export type Open = () => Promise<{ readonly reading: Reading; close(): void }>;

const PAGE = 500;

/** @throws SourceError where not all could be read */
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
    // What was read stands, though the end be an error.
    yield [];
    remarks.end(end);
  } finally {
    context.signal.removeEventListener('abort', close);
    close();
    // Files and threads that it has opened itself; it may be waiting for one of them.
    void tellings.return(undefined).catch(() => {});
  }
}

/** What comes slowly is handed on as it comes. */
function* pages(batch: readonly Told[], remarks: Remarks): Generator<readonly Found[]> {
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
