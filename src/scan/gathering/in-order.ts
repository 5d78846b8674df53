/** Yields events in order, although some are still being computed when later ones arrive. */

/** Events that are still being computed; called when it is their turn. */
export type Later<T> = () => Promise<readonly T[]>;

/** Events that are available now or later. */
export type Emitted<T> = readonly T[] | Later<T>;

export interface Line<T> {
  /** Adds events and yields those whose turn it is. */
  take(told: Emitted<T>): AsyncGenerator<readonly T[]>;
  /** Yields all remaining events. */
  rest(): AsyncGenerator<readonly T[]>;
}

/** Maximum number of entries queued behind a pending one; each holds a page of texts in memory. */
const WAITING_AT_MOST = 16;

export function inOrder<T>(): Line<T> {
  const waiting: Emitted<T>[] = [];
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

const isLater = <T>(told: Emitted<T>): told is Later<T> => typeof told === 'function';

/** Maps each event. */
export const mapEmitted = <T, U>(told: Emitted<T>, map: (event: T) => U): Emitted<U> =>
  isLater(told) ? async () => (await told()).map(map) : told.map(map);

export const eventsOf = async <T>(told: Emitted<T>): Promise<readonly T[]> => (isLater(told) ? told() : told);

/** Concatenates events; synchronously if all of them are available. */
export function together<T>(parts: readonly Emitted<T>[]): Emitted<T> {
  const all = async () => {
    const events: T[] = [];
    for (const part of parts) for (const event of await eventsOf(part)) events.push(event);
    return events;
  };
  return parts.some(isLater) ? all : (parts as readonly (readonly T[])[]).flat();
}
