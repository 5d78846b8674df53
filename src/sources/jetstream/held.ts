/** A queue that holds posts back for a while, as their authors may delete them. */
import type { Found } from '../source.js';

export interface Held {
  add(found: Found): void;
  /** Removes a deleted post. @param uri of the post */
  takeBack(uri: string): void;
  /** Takes a page of posts that have waited long enough, oldest first; null if there are not enough for a page. */
  ripe(): readonly Found[] | null;
  /** Takes all that is left, page by page. */
  rest(): Generator<readonly Found[], void, undefined>;
}

/** @param most number of posts that are held back */
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
