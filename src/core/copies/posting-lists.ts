/** Which texts have a number: lists in typed arrays, the latest first, of which only the beginning is read. */

/** A line that thousands share says nothing of any two of them. */
const READ_AT_MOST = 16;
/** Places that others have taken; what finds none is not remembered. */
const PASSED_AT_MOST = 64;

export interface PostingLists {
  /** Of each, the latest that have it. @param keys no more than a text has */
  latest(keys: readonly number[], visit: (entry: number) => void): void;
  add(key: number, entry: number): void;
}

const KEYS_AT_MOST = 16;
const [ofPlace, nodeOfPlace] = [new Int32Array(KEYS_AT_MOST), new Int32Array(KEYS_AT_MOST)];

// Most of what a look takes is waiting for memory: a key stands beside where its list begins, an entry beside its next.
const WIDTH = 2;

export function postingLists(): PostingLists {
  /** Of a place its key, and the first node of its list; 0: it is free. */
  let places = new Int32Array(1024 * WIDTH);
  let taken = 0;
  /** Of a node its entry, and the next node; 0: it is the last. The first is none. */
  let nodes = new Int32Array(1024 * WIDTH);
  let used = WIDTH;
  const placeOf = (key: number) => WIDTH * ((key ^ (key >>> 15)) & (places.length / WIDTH - 1));

  /** Where a key stands, or may; -1: too many others do. */
  function find(key: number): number {
    let place = placeOf(key);
    for (let passed = 0; places[place + 1] !== 0 && places[place] !== key; passed += 1) {
      if (passed === PASSED_AT_MOST) return -1;
      place = (place + WIDTH) & (places.length - 1);
    }
    return place;
  }

  function growPlaces(): void {
    const old = places;
    places = new Int32Array(2 * old.length);
    for (let place = 0; place < old.length; place += WIDTH) {
      if (old[place + 1] === 0) continue;
      const free = find(old[place]!);
      if (free === -1) continue;
      places[free] = old[place]!;
      places[free + 1] = old[place + 1]!;
    }
  }

  return {
    latest(keys, visit) {
      // All at once, so that it is waited for once, and not for each.
      for (let at = 0; at < keys.length; at += 1) {
        const place = placeOf(keys[at]!);
        ofPlace[at] = places[place]!;
        nodeOfPlace[at] = places[place + 1]!;
      }
      for (let at = 0; at < keys.length; at += 1) {
        const key = keys[at]! | 0;
        let node = nodeOfPlace[at]!;
        if (node !== 0 && ofPlace[at] !== key) {
          const place = find(key);
          node = place === -1 ? 0 : places[place + 1]!;
        }
        for (let left = READ_AT_MOST; node !== 0 && left > 0; left -= 1) {
          visit(nodes[node]!);
          node = nodes[node + 1]!;
        }
      }
    },
    add(key, entry) {
      if (2 * WIDTH * taken >= places.length) growPlaces();
      const place = find(key | 0);
      if (place === -1) return;
      if (used === nodes.length) {
        const grown = new Int32Array(2 * used);
        grown.set(nodes);
        nodes = grown;
      }
      if (places[place + 1] === 0) taken += 1;
      places[place] = key;
      nodes[used] = entry;
      nodes[used + 1] = places[place + 1]!;
      places[place + 1] = used;
      used += WIDTH;
    },
  };
}
