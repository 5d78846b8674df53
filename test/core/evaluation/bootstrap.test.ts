import { describe, expect, it } from '@jest/globals';
import { bootstrap } from '../../../src/core/evaluation/bootstrap.js';
import { accuracy } from '../../../src/core/evaluation/measures.js';
import { wilson } from '../../../src/core/metrics/intervals.js';
import { AT_95 } from '../../support/confidence.js';

describe('a bootstrap interval', () => {
  it.each([
    [60, 100],
    [600, 1000],
    [2700, 3000],
    [60_000, 100_000],
  ])('of a proportion, %d of %d, is close to the Wilson interval', (right, size) => {
    const cells = [right, size - right, 0, 0, 0, 0, 0, 0, 0];
    const [low, high] = bootstrap(AT_95, (redrawn) => accuracy(redrawn(cells)))!;
    const [expectedLow, expectedHigh] = wilson(right, size, AT_95)!;
    const width = expectedHigh - expectedLow;
    expect(Math.abs(low - expectedLow)).toBeLessThan(0.12 * width);
    expect(Math.abs(high - expectedHigh)).toBeLessThan(0.12 * width);
  });

  it('draws the same total each time, and nothing from an empty cell', () => {
    const cells = [5, 0, 7, 0, 0, 0, 30, 0, 2000];
    const sizes = new Set<number>();
    bootstrap(AT_95, (redrawn) => {
      const drawn = Array.from(redrawn(cells));
      sizes.add(drawn.reduce((sum, count) => sum + count, 0));
      expect(drawn.every((count, cell) => count >= 0 && (cells[cell] !== 0 || count === 0))).toBe(true);
      return 0;
    });
    expect([...sizes]).toEqual([2042]);
  });

  it('is null if the value is undefined for most draws', () => {
    expect(bootstrap(AT_95, () => null)).toBeNull();
  });
});
