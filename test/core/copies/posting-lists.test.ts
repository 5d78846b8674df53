import { describe, expect, it } from '@jest/globals';
import { postingLists } from '../../../src/core/copies/posting-lists.js';
import fc from '../../support/property.js';

/** All that is there, in the order in which it is told. */
function latest(lists: ReturnType<typeof postingLists>, keys: readonly number[]): readonly number[] {
  const entries: number[] = [];
  lists.latest(keys, (entry) => void entries.push(entry));
  return entries;
}

describe('posting lists', () => {
  it('tell of each number the latest sixteen that have it', () => {
    // Some share a place, however large the table is; none is a number of 31 bits.
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

  it('keep thousands apart, and stay quick where all want one place', () => {
    const lists = postingLists();
    const spread = Array.from({ length: 20_000 }, (_, at) => Math.imul(at + 1, 0x9e3779b1) >>> 0);
    for (const [entry, key] of spread.entries()) lists.add(key, entry);
    expect(spread.every((key, entry) => latest(lists, [key]).join() === String(entry))).toBe(true);
    const alike = postingLists();
    const sameFor = (at: number) => at * 2 ** 15 + at;
    for (let at = 0; at < 2000; at += 1) alike.add(sameFor(at), at);
    expect(latest(alike, [sameFor(0), sameFor(63)])).toEqual([0, 63]);
    expect(latest(alike, [sameFor(1999)])).toEqual([]);
  });
});
