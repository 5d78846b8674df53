import { describe, expect, it } from '@jest/globals';
import { stratifiedSample } from '../../../src/core/judging/stratified.js';
import { growth, TOO_STEEP } from '../../support/growth.js';
import fc from '../../support/property.js';

const many = (sizes: Readonly<Record<string, number>>) =>
  Object.entries(sizes).flatMap(([stratum, size]) =>
    Array.from({ length: size }, (_, n) => ({ id: `${stratum}:${n}`, stratum })),
  );
const counts = (drawn: readonly { one: { stratum: string } }[]) => {
  const found: Record<string, number> = {};
  for (const { one } of drawn) found[one.stratum] = (found[one.stratum] ?? 0) + 1;
  return found;
};

describe('a stratified sample', () => {
  it.each<[string, Record<string, number>, number, Record<string, number>]>([
    ['is in proportion', { a: 60, b: 30, c: 10 }, 10, { a: 6, b: 3, c: 1 }],
    ['has one of each, however few there are', { a: 998, b: 1, c: 1 }, 10, { a: 8, b: 1, c: 1 }],
    ['grows where there are more strata than asked for', { a: 5, b: 5, c: 5 }, 2, { a: 1, b: 1, c: 1 }],
    ['is all where there are no more', { a: 2, b: 1 }, 10, { a: 2, b: 1 }],
    ['is nothing of nothing', {}, 10, {}],
  ])('%s', (_, sizes, size, expected) => {
    expect(counts(stratifiedSample(many(sizes), size, 1))).toEqual(expected);
  });

  it('has weights that add up to the size of each stratum', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: 1, max: 40 })),
        fc.integer({ min: 1, max: 90 }),
        fc.nat(9),
        (sizes, size, seed) => {
          const all = many(sizes);
          const drawn = stratifiedSample(all, size, seed);
          expect(drawn.length).toBe(Math.min(all.length, Math.max(size, Object.keys(sizes).length)));
          expect(new Set(drawn.map(({ one }) => one.id)).size).toBe(drawn.length);
          for (const [stratum, count] of Object.entries(sizes)) {
            const own = drawn.filter(({ one }) => one.stratum === stratum);
            expect(own.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(count, 9);
          }
        },
      ),
    );
  });

  it('is the same for the same seed in any order of items, and differs for another seed', () => {
    const all = many({ a: 40, b: 20 });
    const ids = (seed: number, from = all) => stratifiedSample(from, 12, seed).map(({ one }) => one.id);
    expect(ids(1, all.toReversed())).toEqual(ids(1));
    expect(ids(2)).not.toEqual(ids(1));
  });

  it('takes time linear in the number of items', () => {
    expect(growth(2000, (size) => void stratifiedSample(many({ a: size, b: size }), 50, 1))).toBeLessThan(TOO_STEEP);
  });
});
