/** Which texts have a number: lists in typed arrays, the latest first, of which only the beginning is read. */
import { intTable } from '../int-table.js';

/** A line that thousands share says nothing of any two of them. */
const READ_AT_MOST = 16;

export interface PostingLists {
  /**
   * Of each of the first so many keys, the latest entries that have it.
   * @param keys no more than a text has
   * @param visit `at` tells the key
   */
  latest(keys: Uint32Array, count: number, visit: (entry: number, at: number) => void): void;
  /** @param entry from 0 */
  add(key: number, entry: number): void;
}

/** More than a text has. */
export const KEYS_AT_MOST = 16;
const lists = new Int32Array(KEYS_AT_MOST);

const WIDTH = 2;

export function postingLists(): PostingLists {
  /** Of a key the first node of its list; below 0: of its only entry, -1 less that. */
  const first = intTable();
  /** Of a node its entry, and the next, as above: an entry stands beside its next. The first node is none. */
  let nodes = new Int32Array(1024 * WIDTH);
  let used = WIDTH;
  return {
    latest(keys, count, visit) {
      first.getAll(keys, count, lists);
      for (let at = 0; at < count; at += 1) {
        let node = lists[at]!;
        let left = READ_AT_MOST;
        for (; node > 0 && left > 0; left -= 1) {
          visit(nodes[node]!, at);
          node = nodes[node + 1]!;
        }
        if (node < 0 && left > 0) visit(-1 - node, at);
      }
    },
    add(key, entry) {
      const next = first.get(key);
      if (next === 0) {
        first.set(key, -1 - entry);
        return;
      }
      if (used === nodes.length) {
        const grown = new Int32Array(2 * used);
        grown.set(nodes);
        nodes = grown;
      }
      nodes[used] = entry;
      nodes[used + 1] = next;
      first.set(key, used);
      used += WIDTH;
    },
  };
}
