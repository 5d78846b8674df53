import { describe, expect, it } from '@jest/globals';
import { type IntTable, intTable } from '../../src/core/int-table.js';
import fc from '../support/property.js';

/** Keys that all hash to the first slots of a table of any size: multiples of the inverse of its multiplier. */
const crowd = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => Math.imul(at, INVERSE));
const INVERSE = 0x0e8b2f51;

function all(table: IntTable, keys: readonly number[]): readonly number[] {
  const values = new Int32Array(keys.length);
  table.getAll(Uint32Array.from(keys), keys.length, values);
  return [...values];
}

describe('intTable', () => {
  it('returns the same values as a Map', () => {
    const edges = fc.constantFrom(0, -1, 0x8000_0000, 0xffff_ffff, 2 ** 31 - 1);
    const key = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer(), edges, fc.constantFrom(...crowd(20)));
    const value = fc.integer().filter((one) => one !== 0);
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value), { maxLength: 2000 }), fc.array(key), (added, asked) => {
        const table = intTable();
        const map = new Map<number, number>();
        for (const [one, of] of added) {
          expect(table.set(one, of)).toBe(true);
          map.set(one | 0, of);
        }
        const keys = [...asked, ...map.keys()];
        const wanted = keys.map((one) => map.get(one | 0) ?? 0);
        expect(keys.map((one) => table.get(one))).toEqual(wanted);
        expect(all(table, keys)).toEqual(wanted);
      }),
    );
  });

  it('keeps all entries while it grows', () => {
    const table = intTable();
    const keys = Array.from({ length: 100_000 }, (_, key) => key);
    expect(keys.every((key) => table.set(key, key + 1))).toBe(true);
    expect(keys.every((key) => table.get(key) === key + 1)).toBe(true);
    expect(all(table, [100_000, 99_999])).toEqual([0, 100_000]);
  });

  it('rejects further keys if 65 stored keys already share a slot', () => {
    const table = intTable();
    const kept = crowd(20_000).map((key, at) => [key, at + 1, table.set(key, at + 1)] as const);
    expect(kept.filter(([, , isKept]) => isKept)).toHaveLength(65);
    expect(kept.every(([key, value, isKept]) => table.get(key) === (isKept ? value : 0))).toBe(true);
  });
});
