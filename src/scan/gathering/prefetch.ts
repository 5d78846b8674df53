/** Starts asynchronous work on upcoming items before it is their turn. */
import { untilAborted } from '../asking/until-aborted.js';

/** Maximum number of items to look ahead. */
const AHEAD = 3;

export interface Prefetched<T, F> {
  /** Starts the work on an item; null if there is nothing to wait for. */
  foresee(one: T): Promise<F> | null;
  /** Whether possibly nothing follows the item for a while, so that waiting items must not be held back. */
  isEnd(one: T): boolean;
  readonly signal: AbortSignal;
}

/** Yields each item with the result of its work, in the original order. */
export async function* prefetch<T, F>(
  coming: AsyncIterable<T>,
  { foresee, isEnd, signal }: Prefetched<T, F>,
): AsyncGenerator<{ readonly one: T; readonly foreseen: F | null }> {
  const waiting: { readonly one: T; readonly foreseen: Promise<F> | null }[] = [];
  async function* first(isTime: () => boolean) {
    while (waiting.length > 0 && (waiting[0]!.foreseen === null || isTime())) {
      const { one, foreseen } = waiting.shift()!;
      yield { one, foreseen: foreseen === null ? null : await untilAborted(() => foreseen, signal) };
    }
  }
  for await (const one of coming) {
    waiting.push({ one, foreseen: foresee(one) });
    yield* first(() => isEnd(one) || waiting.length > AHEAD);
  }
  yield* first(() => true);
}
