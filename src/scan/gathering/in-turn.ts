/** Events in their order, though some are still being found out while others come. */

/** What is still being found out; asked in its turn. */
export type Later<T> = () => Promise<readonly T[]>;

/** Events that are there, or will be. */
export type Told<T> = readonly T[] | Later<T>;

export interface Line<T> {
  /** Whatever has its turn now. */
  take(told: Told<T>): AsyncGenerator<readonly T[]>;
  /** All that is left. */
  rest(): AsyncGenerator<readonly T[]>;
}

/** Behind what is not there yet: each holds a page of texts. */
const WAITING_AT_MOST = 16;

export function inTurn<T>(): Line<T> {
  const waiting: Told<T>[] = [];
  return {
    async *take(told) {
      if (waiting.length === 0 && !isLater(told)) return yield told;
      waiting.push(told);
      while (waiting.length > WAITING_AT_MOST) yield await eventsOf(waiting.shift()!);
    },
    async *rest() {
      while (waiting.length > 0) yield await eventsOf(waiting.shift()!);
    },
  };
}

const isLater = <T>(told: Told<T>): told is Later<T> => typeof told === 'function';

/** The same events, each with something more. */
export const mapTold = <T, U>(told: Told<T>, map: (event: T) => U): Told<U> =>
  isLater(told) ? async () => (await told()).map(map) : told.map(map);

export const eventsOf = async <T>(told: Told<T>): Promise<readonly T[]> => (isLater(told) ? told() : told);

/** All of it together; at once where all of it is there. */
export function together<T>(parts: readonly Told<T>[]): Told<T> {
  const all = async () => {
    const events: T[] = [];
    for (const part of parts) for (const event of await eventsOf(part)) events.push(event);
    return events;
  };
  return parts.some(isLater) ? all : (parts as readonly (readonly T[])[]).flat();
}
