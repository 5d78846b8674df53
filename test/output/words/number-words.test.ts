import { describe, expect, it } from '@jest/globals';
import {
  count,
  decimal,
  fraction,
  grouped,
  interval,
  percent,
  plural,
  signedPercent,
  signedPoints,
} from '../../../src/output/words/number-words.js';
import { ASCII_SIGNS, UNICODE_SIGNS as SIGNS } from '../../../src/output/words/signs.js';

describe('number words', () => {
  it.each([
    [0.18, '18 %'],
    [0, '0 %'],
    [1, '100 %'],
    [0.004, '0.4 %'],
    [0.00044, '0.04 %'],
    [0.9996, '99.9 %'],
    [0.996, '99.6 %'],
    [0.99558, '99.6 %'],
    [-0.99558, '−99.6 %'],
    [-0.26, '−26 %'],
    [null, '—'],
  ])('writes the share %p as %p', (share, words) => {
    expect(percent(share, SIGNS)).toBe(words);
  });

  it('never rounds a share to 0 or 100 %', () => {
    expect([percent(0.000001, SIGNS), percent(0.999999, SIGNS)]).toEqual(['0.0001 %', '99.9 %']);
  });

  it.each([
    [0.14, '+14 points'],
    [-0.0123, '−1.2 points'],
    [0, '0.0 points'],
    [null, '—'],
  ])('writes the difference %p of two shares as %p', (difference, words) => {
    expect(signedPoints(difference, SIGNS)).toBe(words);
  });

  it('writes net scores with their sign', () => {
    expect([0.26, 0, -0.26, null].map((net) => signedPercent(net, SIGNS))).toEqual(['+26 %', '0 %', '−26 %', '—']);
  });

  it('writes intervals in percent, and in ASCII on request', () => {
    expect(interval([-0.73, 1], SIGNS)).toBe('−73…100');
    expect(interval([-0.73, 1], ASCII_SIGNS)).toBe('-73..100');
    expect(interval(null, SIGNS)).toBe('');
  });

  it.each<[[number, number], string]>([
    [[0.0151, 0.0247], '1.5…2.5'],
    [[-0.0247, -0.0151], '−2.5…−1.5'],
    [[0.0151, 0.0249], '1.5…2.5'],
    [[0.01991, 0.02041], '1.99…2.04'],
    [[0.0061, 0.0064], '0.61…0.64'],
    [[0.9961, 0.9964], '99.61…99.64'],
    [[0.99996, 0.99999], '99.996…99.999'],
    [[0.9999996, 0.9999999], '99.9…99.9'],
    [[0.02, 0.02], '2…2'],
    [[0, 0], '0…0'],
  ])('keeps the ends of the interval %p distinguishable: %p', (ends, words) => {
    expect(interval(ends, SIGNS)).toBe(words);
  });

  it('groups thousands, but not decimals', () => {
    expect([999, 1000, 1234567, -12345, 1234.5678].map(grouped)).toEqual([
      '999',
      '1,000',
      '1,234,567',
      '-12,345',
      '1,234.5678',
    ]);
  });

  it('marks lower bounds and unknown counts', () => {
    expect([count(100, SIGNS, true), count(100, ASCII_SIGNS, true), count(0, SIGNS), count(null, SIGNS, true)]).toEqual(
      ['≥100', '>=100', '0', '—'],
    );
  });

  it.each([
    [3.940476, '3.9'],
    [0.0314, '0.03'],
    [120.7, '121'],
    [2, '2'],
    [0, '0'],
  ])('writes %p as %p', (value, words) => {
    expect(decimal(value)).toBe(words);
  });

  it('writes a fraction only if both its numbers are known', () => {
    expect([
      fraction({ num: 162, den: 1900 }),
      fraction({ num: null, den: 9 }),
      fraction({ num: 1, den: null }),
    ]).toEqual(['162 of 1,900', '', '']);
  });

  it('uses the singular and the plural', () => {
    expect([plural(1, 'copy', 'copies'), plural(2, 'copy', 'copies'), plural(0, 'post')]).toEqual([
      '1 copy',
      '2 copies',
      '0 posts',
    ]);
  });
});
