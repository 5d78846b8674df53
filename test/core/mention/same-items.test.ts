/** Recognizing the same item in several lists of mentions. */
import { describe, expect, it } from '@jest/globals';
import { itemNumbers } from '../../../src/core/mention/same-items.js';
import type { Mention } from '../../../src/types.js';
import { growth, TOO_STEEP } from '../../support/growth.js';
import { type Changes, mention } from '../metrics/sample.js';

const page = (n: number) => `https://pond.example/p/${n}`;

/** Whether two mentions, each from a list of its own, are the same item. */
function isOne(a: Changes, b: Changes): boolean {
  const [first, second] = itemNumbers([[mention(a)], [mention(b)]]);
  return first![0] === second![0];
}

describe('items', () => {
  it.each<[string, Changes, Changes, boolean]>([
    ['one id', { id: 'x:1' }, { id: 'x:1' }, true],
    ['other ids', { id: 'x:1' }, { id: 'x:2' }, false],
    ['one page', { url: page(1) }, { url: `${page(1)}?utm_source=feed` }, true],
    ['a copy at that page', { url: page(1) }, { url: page(2), copies: [{ source: 'lake', url: page(1) }] }, true],
    [
      'copies at one page',
      { url: page(1), copies: [{ source: 'lake', url: page(3) }] },
      { url: page(2), copies: [{ source: 'sea', url: page(3) }] },
      true,
    ],
    [
      'a copy at that page of what has none itself',
      { url: page(1) },
      { copies: [{ source: 'lake', url: page(1) }] },
      true,
    ],
    [
      'comments of which one stands on the page of another',
      { kind: 'comment', url: page(1) },
      { kind: 'comment', copies: [{ source: 'lake', url: page(1) }] },
      false,
    ],
    ['comments on one page', { kind: 'comment', url: page(1) }, { kind: 'comment', url: page(1) }, false],
    [
      'copies without an address',
      { copies: [{ source: 'a', url: null }] },
      { copies: [{ source: 'a', url: null }] },
      false,
    ],
  ])('with %s', (_, a, b, expected) => {
    expect(isOne(a, b)).toBe(expected);
  });

  it('are the same if a third one connects them', () => {
    const numbers = itemNumbers([
      [mention({ url: page(1) }), mention({ url: page(2) }), mention({ url: page(4) })],
      [mention({ url: page(3), copies: [1, 2].map((n) => ({ source: 'lake', url: page(n) })) })],
    ]);
    const [one, two, four] = numbers[0]!;
    expect([one === two, one === numbers[1]![0], one === four]).toEqual([true, true, false]);
  });

  it('are matched if one list has many mentions that the other has folded into one', () => {
    const many = Array.from({ length: 150_000 }, (_, n) => mention({ id: `x:${n}`, url: page(n) }));
    const folded = mention({ url: page(0), copies: many.map(({ url }) => ({ source: 'x', url })) });
    const [apart, [one]] = itemNumbers([many, [folded]]) as [Int32Array, Int32Array];
    expect(new Set(apart)).toEqual(new Set([one]));
  });

  it('are recognized in time linear in their number', () => {
    const chain = (size: number): Mention[] =>
      Array.from({ length: size }, (_, n) => mention({ url: page(n), copies: [{ source: 'a', url: page(n + 1) }] }));
    expect(growth(200, (size) => itemNumbers([chain(size).reverse()]))).toBeLessThan(TOO_STEEP);
  });
});
