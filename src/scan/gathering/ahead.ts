/** What is asked of things to come before their turn. */
import { untilAborted } from '../asking/until-aborted.js';

/** Of how many at once. */
const AHEAD = 3;

export interface Foresight<T, F> {
  /** Begins to find something out; null: there is nothing to wait for. */
  foresee(one: T): Promise<F> | null;
  /** Whether nothing need come behind it for a while. */
  isEnd(one: T): boolean;
  readonly signal: AbortSignal;
}

/** Each with what was found out of it, in their order. */
export async function* ahead<T, F>(
  coming: AsyncIterable<T>,
  { foresee, isEnd, signal }: Foresight<T, F>,
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
