/** What was judged already, as long as there is room: the same text again costs nothing. */

const KEPT_AT_MOST = 20_000;

export interface Memory<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

export function memory<T>(): Memory<T> {
  const kept = new Map<string, T>();
  return {
    get: (key) => kept.get(key),
    set(key, value) {
      // The oldest is the first of a Map.
      if (kept.size >= KEPT_AT_MOST) kept.delete(kept.keys().next().value!);
      kept.set(key, value);
    },
  };
}
