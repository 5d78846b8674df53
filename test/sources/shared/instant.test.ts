import { describe, expect, it } from '@jest/globals';
import { instantOf, instantOfSeconds } from '../../../src/sources/shared/instant.js';

describe('instantOf', () => {
  it.each([
    ['2026-11-20T08:30:00Z', '2026-11-20T08:30:00.000Z'],
    ['2026-11-20T08:30:00.561858Z', '2026-11-20T08:30:00.561Z'],
    ['2025-11-26T13:30:10-08:00', '2025-11-26T21:30:10.000Z'],
    ['2025-11-26T13:30:10+0000', '2025-11-26T13:30:10.000Z'],
    ['2026-11-20', null],
    ['2026-11-20T08:30:00', null],
    ['2026-13-20T08:30:00Z', null],
    ['-5', null],
    ['0001-01-01T00:00:00Z', null],
    [1795163400, null],
    [null, null],
  ])('reads %j as %j', (value, expected) => {
    expect(instantOf(value)).toBe(expected);
  });
});

describe('instantOfSeconds', () => {
  it.each([
    [1795163400, '2026-11-20T08:30:00.000Z'],
    [1795163400.25, '2026-11-20T08:30:00.250Z'],
    ['1795163400', '2026-11-20T08:30:00.000Z'],
    ['1795163400.0', '2026-11-20T08:30:00.000Z'],
    [1795163400000, null],
    [-1, null],
    [Number.NaN, null],
    ['yesterday', null],
    [{}, null],
  ])('reads %j as %j', (value, expected) => {
    expect(instantOfSeconds(value)).toBe(expected);
  });
});
