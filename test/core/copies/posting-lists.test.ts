import { describe, expect, it } from '@jest/globals';
import { postingLists } from '../../../src/core/copies/posting-lists.js';
import fc from '../../support/property.js';

/** All latest entries of the keys, in the order in which they are visited. */
function latest(lists: ReturnType<typeof postingLists>, keys: readonly number[]): readonly number[] {
  const entries: number[] = [];
  lists.latest(Uint32Array.from(keys), keys.length, (entry) => void entries.push(entry));
  return entries;
}

describe('posting lists', () => {
  it('return the latest sixteen entries of each key', () => {
    // Few keys, so that some lists have more than sixteen entries; two do not fit a signed 32-bit integer.
    const key = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom(0, 0x8000_0000, 0xffff_ffff, 2 ** 31 - 1));
    fc.assert(
      fc.property(fc.array(key, { maxLength: 400 }), fc.array(key, { maxLength: 12 }), (added, asked) => {
        const lists = postingLists();
        for (const [entry, one] of added.entries()) lists.add(one, entry);
        const wanted = asked.flatMap((one) =>
          added
            .flatMap((other, entry) => (other === one ? [entry] : []))
            .reverse()
            .slice(0, 16),
        );
        expect(latest(lists, asked)).toEqual(wanted);
      }),
    );
  });

  it('report the index of the key for each entry', () => {
    const lists = postingLists();
    for (const [entry, key] of [7, 8, 7].entries()) lists.add(key, entry);
    const told: (readonly [number, number])[] = [];
    lists.latest(Uint32Array.of(8, 9, 7, 7), 3, (entry, at) => void told.push([entry, at]));
    expect(told).toEqual([
      [1, 0],
      [2, 2],
      [0, 2],
    ]);
  });

  it('keep thousands of keys apart', () => {
    const lists = postingLists();
    const spread = Array.from({ length: 20_000 }, (_, at) => Math.imul(at + 1, 0x85ebca6b) >>> 0);
    for (const [entry, key] of spread.entries()) lists.add(key, entry);
    for (const [entry, key] of spread.entries()) if (entry % 3 === 0) lists.add(key, entry + spread.length);
    const wanted = (entry: number) => (entry % 3 === 0 ? [entry + spread.length, entry] : [entry]);
    expect(spread.every((key, entry) => latest(lists, [key]).join() === wanted(entry).join())).toBe(true);
  });
});
