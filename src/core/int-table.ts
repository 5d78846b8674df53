/** Whole numbers by whole numbers, in one typed array: a Map of as many takes several times the memory, and the time. */

export interface IntTable {
  /** 0: there is none. */
  get(key: number): number;
  /** Those of the first so many keys, in their order. */
  getAll(keys: Uint32Array, count: number, values: Int32Array): void;
  /**
   * @param value not 0
   * @returns false where too many stand in the way of this one, or of one that was there: it is not remembered
   */
  set(key: number, value: number): boolean;
}

/** Places that others have taken; what finds none is not remembered. */
const PASSED_AT_MOST = 64;
const FIRST_BITS = 10;
/** Most of what a look takes is waiting for memory: a key stands beside its value. */
const WIDTH = 2;
/** 2^32 by the golden ratio: neighbours end up far from each other, and no bit of a key is lost. */
const SPREAD = 0x9e3779b1;

/** @param key any 32 bits, signed or not */
export function intTable(): IntTable {
  let bits = FIRST_BITS;
  /** Of a place its key and its value; 0: it is free. */
  let places = new Int32Array(WIDTH * 2 ** bits);
  let taken = 0;
  // By the uppermost bits: in a table twice as large all stand in the same order, and growing is one walk over both.
  const homeOf = (key: number) => WIDTH * (Math.imul(key, SPREAD) >>> (32 - bits));

  /** Where a key stands, or may; -1: too many others do. */
  function find(key: number): number {
    let place = homeOf(key);
    for (let passed = 0; places[place + 1] !== 0 && places[place] !== key; passed += 1) {
      if (passed === PASSED_AT_MOST) return -1;
      place = (place + WIDTH) & (places.length - 1);
    }
    return place;
  }

  /** Whether all of them are still there. */
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
      // The first look at all of them is at once, so that memory is waited for once, and not for each.
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
