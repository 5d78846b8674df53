import { describe, expect, it } from '@jest/globals';
import { complete } from '../../../src/core/mention/complete.js';
import { templates } from '../../../src/core/relevance/templates.js';
import type { Found, Mention } from '../../../src/types.js';
import { growth, TOO_STEEP } from '../../support/growth.js';
import fc from '../../support/property.js';

function said(text: string, given: Partial<Mention> = {}): Mention {
  return complete({ id: text, text, ...(given as Found) }, { source: 'forum', seenAt: '2026-11-21T12:00:00.000Z' })!;
}

/** Whether the first mention counts as repeated once all of them were seen. */
function isRepeated(mentions: readonly Mention[]): boolean {
  const seen = templates();
  for (const mention of mentions) seen.see(mention);
  return seen.isRepeated(mentions[0]!);
}

const thrice = (text: (place: number) => string, given: Partial<Mention> = {}) =>
  [1, 2, 3].map((place) => said(text(place), given));

describe('a repeated text', () => {
  it.each<[string, readonly Mention[], boolean]>([
    ['with other links', thrice((place) => `look what they sell for nothing at https://a${place}.example`), true],
    [
      'with other names',
      thrice((place) => `guess what ${['Ann', 'Bob', 'Cleo'][place - 1]} told me about all of them`),
      true,
    ],
    [
      'with other numbers and tags',
      thrice((place) => `now playing the greatest songs for you ${place} #song${place}`),
      true,
    ],
    ['twice', thrice((place) => `look what they sell for nothing at https://a${place}.example`).slice(1), false],
    [
      'in other words',
      [said('one thing that people say'), said('something else that people say'), said('and a third that people say')],
      false,
    ],
    ['too short to be more than chance', thrice((place) => `i love it ${place}`), false],
    [
      'as outlets print an agency',
      thrice((place) => `what the agency wrote of it today ${place}`, { kind: 'article' }),
      false,
    ],
    ['passed on', thrice((place) => `look what they sell for nothing ${place} times`, { repostOf: '7' }), false],
    [
      'in a script without spaces',
      thrice((place) => `本日限定の特別な割引をご用意しましたのでぜひご覧くださいませ https://a${place}.example`),
      true,
    ],
  ])('%s', (_, mentions, expected) => {
    expect(isRepeated(mentions)).toBe(expected);
  });

  it('is compared without names, numbers, links, tags and accounts', () => {
    const name = /^[#@＃＠]|^["'“‘(]?\p{Lu}|^www\./u;
    const staying = (text: string) =>
      text
        .slice(0, 600)
        .split(/\s+/)
        .filter((word) => word !== '' && !/\d|:\/\//.test(word) && !name.test(word));
    const words = [
      'look',
      'été',
      'what',
      "'tis",
      '“so',
      '(they',
      'a:b',
      'a:',
      '/',
      '-Ann',
      'wwww',
      'w',
      'über',
      '本日',
    ];
    const fillings = [
      'Ann',
      '"Bob',
      "'Cleo",
      '(Dora',
      '“Ann',
      '‘Été',
      'Été',
      '#tag',
      '＃tag',
      '@ann',
      '＠ann',
      'www.a',
    ];
    const numbers = ['x3', '7', 'a://b', 'https://a.example', 'b9'];
    const spaces = [
      ' ',
      '\n',
      '\t',
      '\r',
      '\u000b',
      '\u00a0',
      '\u1680',
      '\u2003',
      '\u2028',
      '\u202f',
      '\u3000',
      '\ufeff',
    ];
    const text = fc
      .array(fc.tuple(fc.constantFrom(...words, ...fillings, ...numbers), fc.constantFrom(...spaces)), {
        maxLength: 30,
      })
      .map((pieces) => pieces.flat().join(''));
    const pair = fc.oneof(
      fc.tuple(text, text),
      // The same text with other fillings in the same places.
      fc.tuple(text, fc.constantFrom(...fillings, ...numbers)).map(([one, other]) => {
        const filled = one.split(/(\s+)/).map((word) => (name.test(word) || /\d|:\/\//.test(word) ? other : word));
        return [one, filled.join('')] as [string, string];
      }),
    );
    fc.assert(
      fc.property(pair, ([one, other]) => {
        const seen = templates();
        for (let time = 0; time < 3; time += 1) seen.see({ ...said('oats'), text: one });
        const stays = staying(one);
        const isSame = stays.join(' ') === staying(other).join(' ') && stays.join('').length >= 24;
        expect(seen.isRepeated({ ...said('oats'), text: other })).toBe(isSame);
      }),
      { numRuns: 400 },
    );
  });

  it('is reported from its third occurrence on, and for all its occurrences afterwards', () => {
    const seen = templates();
    const told = [1, 2, 3, 4].map((place) => seen.see(said(`look what they sell for nothing today ${place}`)));
    expect(told).toEqual([false, false, true, true]);
    expect([0, 1, 2, 3, 4].map((place) => seen.isRepeatedAt(place))).toEqual([true, true, true, true, false]);
  });

  it('is not forgotten among tens of thousands of unique texts', () => {
    const seen = templates();
    const again = (place: number) => said(`look what they sell for nothing today https://a${place}.example`);
    const letters = (number: number) => [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
    for (let place = 0; place < 70_000; place += 1) {
      seen.see(said(`what somebody said of it was ${letters(place)}`));
      if (place % 1000 === 0) seen.see(again(place));
    }
    expect(seen.isRepeated(again(1))).toBe(true);
  });

  it('takes time linear in the number of mentions', () => {
    const run = (size: number) => {
      const seen = templates();
      for (let place = 0; place < size; place += 1)
        seen.see(said(`what they said of it ${'x'.repeat(place % 50)} again`));
    };
    expect(growth(4000, run)).toBeLessThan(TOO_STEEP);
  });
});
