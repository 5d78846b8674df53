import { describe, expect, it } from '@jest/globals';
import { staleness } from '../../../src/core/metrics/staleness.js';

describe('staleness', () => {
  const until = new Date('2026-11-21T12:00:00.000Z');

  it.each([
    ['2026-11-21T11:58:30.500Z', 89.5],
    ['2026-11-21T12:00:00.000Z', 0],
    ['2026-11-21T12:04:00.000Z', 0],
    [null, null],
  ])('of %s is %j seconds', (newest, seconds) => {
    expect(staleness(newest === null ? null : new Date(newest), until)).toBe(seconds);
  });
});
