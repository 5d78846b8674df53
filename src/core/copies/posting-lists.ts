/** Which texts have a number: lists in typed arrays, the latest first, of which only the beginning is read. */

/** A line that thousands share says nothing of any two of them. */
const READ_AT_MOST = 16;
/** Others with the same place in the table. */
const PASSED_AT_MOST = 64;

export interface PostingLists {
  /** The latest that have it. */
  latest(key: number, visit: (entry: number) => void): void;
  add(key: number, entry: number): void;
}

export function postingLists(): PostingLists {
  let heads = new Int32Array(1024).fill(-1);
  let keys = new Uint32Array(1024);
  let entries = new Uint32Array(1024);
  let nexts = new Int32Array(1024);
  let count = 0;
  const placeOf = (key: number) => (key ^ (key >>> 15)) & (heads.length - 1);
  const grow = () => {
    keys = doubled(keys, new Uint32Array(2 * count));
    entries = doubled(entries, new Uint32Array(2 * count));
    nexts = doubled(nexts, new Int32Array(2 * count));
    heads = new Int32Array(2 * count).fill(-1);
    for (let node = 0; node < count; node += 1) {
      const place = placeOf(keys[node]!);
      nexts[node] = heads[place]!;
      heads[place] = node;
    }
  };
  return {
    latest(key, visit) {
      let [left, passed] = [READ_AT_MOST, 0];
      for (let node = heads[placeOf(key)]!; node !== -1 && left > 0 && passed < PASSED_AT_MOST; node = nexts[node]!) {
        if (keys[node] === key) {
          visit(entries[node]!);
          left -= 1;
        } else passed += 1;
      }
    },
    add(key, entry) {
      if (count === keys.length) grow();
      const place = placeOf(key);
      keys[count] = key;
      entries[count] = entry;
      nexts[count] = heads[place]!;
      heads[place] = count;
      count += 1;
    },
  };
}

function doubled<T extends Uint32Array | Int32Array>(old: T, grown: T): T {
  grown.set(old);
  return grown;
}
