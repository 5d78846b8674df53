/**
 * Hash table from integers to integers in one typed array: a Map of the same size takes several times the memory and
 * time.
 */

export interface IntTable {
  /** Returns 0 if the key is not present. */
  get(key: number): number;
  /** Looks up the first `count` keys and writes their values in the same order. */
  getAll(keys: Uint32Array, count: number, values: Int32Array): void;
  /**
   * @param value not 0
   * @returns false if too many other keys are in the way of this key, or of one that was there before: that key is lost
   */
  set(key: number, value: number): boolean;
}

/** Most slots probed for a key; a key that finds none free is not stored. */
const PASSED_AT_MOST = 64;
const FIRST_BITS = 10;
/** Numbers per slot. A lookup mostly waits for memory, so a key is stored next to its value. */
const WIDTH = 2;
/**
 * 2^32 divided by the golden ratio (Fibonacci hashing): neighboring keys end up far apart, and no bit of a key is lost.
 */
const SPREAD = 0x9e3779b1;

/** Keys are any 32 bits, signed or unsigned. */
export function intTable(): IntTable {
  let bits = FIRST_BITS;
  /** Key and value of each slot; a value of 0 marks a free slot. */
  let places = new Int32Array(WIDTH * 2 ** bits);
  let taken = 0;
  // Uses the top bits: a table twice as large keeps the same order, so growing is a single pass over both.
  const homeOf = (key: number) => WIDTH * (Math.imul(key, SPREAD) >>> (32 - bits));

  /** Returns the slot that holds a key or is free for it, or -1 if too many others are in the way. */
  function find(key: number): number {
    let place = homeOf(key);
    for (let passed = 0; places[place + 1] !== 0 && places[place] !== key; passed += 1) {
      if (passed === PASSED_AT_MOST) return -1;
      place = (place + WIDTH) & (places.length - 1);
    }
    return place;
  }

  /** Doubles the table. Returns whether all keys were retained. */
  function grow(): boolean {
    const old = places;
    let isWhole = true;
    bits += 1;
    places = new Int32Array(2 * old.length);
    for (let place = 0; place < old.length; place += WIDTH) {
      if (old[place + 1] === 0) continue;
      const free = find(old[place]!);
      if (free === -1) isWhole = false;
      else {
        places[free] = old[place]!;
        places[free + 1] = old[place + 1]!;
      }
    }
    return isWhole;
  }

  function get(key: number): number {
    const place = find(key | 0);
    return place === -1 ? 0 : places[place + 1]!;
  }

  return {
    get,
    getAll(keys, count, values) {
      // Reads all home slots first, so that the memory accesses overlap instead of being waited for one by one.
      for (let at = 0; at < count; at += 1) values[at] = places[homeOf(keys[at]!) + 1]!;
      for (let at = 0; at < count; at += 1) if (values[at] !== 0) values[at] = get(keys[at]!);
    },
    set(key, value) {
      const isWhole = 2 * WIDTH * taken < places.length || grow();
      const place = find(key | 0);
      if (place === -1) return false;
      if (places[place + 1] === 0) taken += 1;
      places[place] = key;
      places[place + 1] = value;
      return isWhole;
    },
  };
}
