/** Posting lists: the texts that have a key, latest first, in typed arrays. Only the beginning of a list is read. */
import { intTable } from '../int-table.js';

/** A key shared by thousands of texts says nothing about any two of them. */
const READ_AT_MOST = 16;

export interface PostingLists {
  /**
   * Visits the latest entries for each of the first `count` keys.
   * @param keys at most `KEYS_AT_MOST`
   * @param visit `at` is the index of the key
   */
  latest(keys: Uint32Array, count: number, visit: (entry: number, at: number) => void): void;
  /** @param entry counts from 0 */
  add(key: number, entry: number): void;
}

/** Upper bound on the number of keys of a text. */
export const KEYS_AT_MOST = 16;
const lists = new Int32Array(KEYS_AT_MOST);

const WIDTH = 2;

export function postingLists(): PostingLists {
  /** By key, the first node of its list, or `-1 - entry` for a list of a single entry. */
  const first = intTable();
  /** Each node is an entry followed by the next node, encoded as above. Node 0 is unused, since 0 means none. */
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
