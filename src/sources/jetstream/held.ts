/** Posts that wait for what follows them: their authors may take them back. */
import type { Found } from '../source.js';

export interface Held {
  add(found: Found): void;
  /** @param uri of the post */
  takeBack(uri: string): void;
  /** Those that have waited long enough, oldest first; null: there is no whole page of them. */
  ripe(): readonly Found[] | null;
  /** All that is left, in pages. */
  rest(): Generator<readonly Found[], void, undefined>;
}

/** @param most posts that wait */
export function holding(most: number, pageSize: number): Held {
  const held = new Map<string, Found>();
  const takePage = (): readonly Found[] => {
    const page: Found[] = [];
    for (const [uri, found] of held) {
      if (page.length === pageSize) break;
      page.push(found);
      held.delete(uri);
    }
    return page;
  };
  return {
    add: (found) => void held.set(found.id ?? '', found),
    takeBack: (uri) => void held.delete(uri),
    ripe: () => (held.size < most + pageSize ? null : takePage()),
    *rest() {
      while (held.size > 0) yield takePage();
    },
  };
}
