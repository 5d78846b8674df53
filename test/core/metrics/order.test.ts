import { describe, expect, it } from '@jest/globals';
import { byCodePoint, firstOf } from '../../../src/core/metrics/order.js';
import fc from '../../support/property.js';

describe('byCodePoint', () => {
  it('sorts emoji after characters of the basic plane', () => {
    expect(['😀', '\uffee', 'b', 'a', '', 'ab', 'ä'].sort(byCodePoint)).toEqual([
      '',
      'a',
      'ab',
      'b',
      'ä',
      '\uffee',
      '😀',
    ]);
  });

  it('compares like lists of code points', () => {
    const points = (text: string) => Array.from(text, (character) => character.codePointAt(0)!);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const [left, right] = [points(a), points(b)];
        const place = left.findIndex((point, index) => point !== right[index]);
        const expected = place < 0 ? left.length - right.length : left[place]! - (right[place] ?? -1);
        expect(Math.sign(byCodePoint(a, b))).toBe(Math.sign(expected));
      }),
    );
  });
});

describe('firstOf', () => {
  it('returns the same as sorting everything', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 0, max: 12 }), (values, count) => {
        const compare = (a: number, b: number) => a - b;
        expect(firstOf(values, count, compare)).toEqual([...values].sort(compare).slice(0, count));
      }),
    );
  });

  it('handles many values in the worst order', () => {
    const falling = Array.from({ length: 200_000 }, (_, index) => 200_000 - index);
    expect(firstOf(falling, 3, (a, b) => a - b)).toEqual([1, 2, 3]);
    expect(firstOf(falling, Number.POSITIVE_INFINITY, (a, b) => a - b)).toHaveLength(200_000);
  });
});
