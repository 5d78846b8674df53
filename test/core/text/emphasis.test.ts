import { describe, expect, it } from '@jest/globals';
import { withoutEmphasis } from '../../../src/core/text/emphasis.js';
import { fold } from '../../../src/core/text/fold.js';
import fc from '../../support/property.js';

const plain = (text: string): string => withoutEmphasis(fold(text)).text;

describe('emphasis markers', () => {
  it.each([
    ['_acme_', ' acme '],
    ['I love _acme_, really', 'I love  acme , really'],
    ['(__acme tea__) and ___more___', '(  acme tea  ) and    more   '],
    ['*_acme_* "_tea_"', '* acme * " tea "'],
    ['_acme_’s', " acme 's"],
    ['_acme_x and y_ in one', ' acme_x and y  in one'],
    ['_the snake_case of acme_', ' the snake_case of acme '],
    ['_東京_ _Ümlaut_', ' 東京   umlaut '],
    ['_a_ _b_', ' a   b '],
  ])('in %p become spaces', (text, expected) => {
    expect(plain(text)).toBe(expected.toLowerCase());
  });

  it.each([
    'snake_acme_case',
    'acme_ and _acme',
    '_ acme_',
    '_acme _',
    '@_acme_',
    '_@acme_ is an account',
    '#_acme_',
    'https://shop.example/_acme_/tea',
    'acme_tea_',
    '5_acme_',
    '_acme\nanother line_',
    String.raw`\_acme\_`,
    '__acme_',
    '_acme_5',
  ])('are not recognized in %p', (text) => {
    expect(plain(text)).toBe(text);
  });

  it('are replaced without moving any position', () => {
    const piece = fc.constantFrom('_', '__', 'a', 'Ä', ' ', '.', '@', '東', '😀', '\n');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const folded = fold(pieces.join(''));
        const { text, span } = withoutEmphasis(folded);
        expect(text.replaceAll(' ', '_')).toBe(folded.text.replaceAll(' ', '_'));
        for (let at = 0; at < text.length; at += 1) expect(span(at, at + 1)).toEqual(folded.span(at, at + 1));
      }),
    );
  });
});
