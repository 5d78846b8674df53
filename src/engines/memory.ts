/** What was judged already, as long as there is room: the same text again costs nothing. */

const KEPT_AT_MOST = 20_000;
/** Of all texts together: twice as many bytes where they are not all Latin. */
const CHARACTERS_AT_MOST = 16_000_000;

export interface Memory<T> {
  get(text: string): T | undefined;
  /** May let go of others, and keeps nothing of a text that is longer than all may be. */
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
      // The oldest is the first of a Map.
      while (kept.size >= KEPT_AT_MOST || characters + text.length > charactersAtMost) {
        forget(kept.keys().next().value!);
      }
      kept.set(text, value);
      characters += text.length;
    },
  };
}
