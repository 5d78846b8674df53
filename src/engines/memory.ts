/** A bounded in-memory cache of scores, so that judging the same text again costs nothing. */

const KEPT_AT_MOST = 20_000;
/** Total length of all texts; texts that are not all Latin take twice as many bytes. */
const CHARACTERS_AT_MOST = 16_000_000;

export interface Memory<T> {
  get(text: string): T | undefined;
  /** May evict other texts. A text longer than the total limit is not stored. */
  set(text: string, value: T): void;
}

export function memory<T>(charactersAtMost = CHARACTERS_AT_MOST): Memory<T> {
  const kept = new Map<string, T>();
  let characters = 0;
  const forget = (text: string) => {
    if (kept.delete(text)) characters -= text.length;
  };
  return {
    get: (text) => kept.get(text),
    set(text, value) {
      forget(text);
      if (text.length > charactersAtMost) return;
      // A Map iterates in insertion order, so its first key is the oldest.
      while (kept.size >= KEPT_AT_MOST || characters + text.length > charactersAtMost) {
        forget(kept.keys().next().value!);
      }
      kept.set(text, value);
      characters += text.length;
    },
  };
}
