import { describe, expect, it } from '@jest/globals';
import { toAscii } from '../../../src/output/screen/ascii.js';
import fc from '../../support/property.js';

describe('toAscii', () => {
  it.each([
    ['plain text', 'flat white, 3', 'flat white, 3'],
    ['accents', 'Café Ñandú Łódź e\u0301', 'Cafe Nandu Lodz e'],
    ['typographic signs', '“a” ‘b’ – — … • ﬁ', '"a" \'b\' - - ... * fi'],
    ['full-width forms', 'ＡＢＣ＝', 'ABC='],
    ['everything else', '珈琲 👾 ก็', '?? ? ?'],
    ['symbols of control characters', '␛[2J', '?[2J'],
  ])('converts %s', (_, text, spelled) => {
    expect(toAscii(text)).toBe(spelled);
  });

  it('handles very long runs of combining marks', () => {
    expect(toAscii(`a${'\u0301\u0316'.repeat(100_000)}b ก${'\u0e48\u0316'.repeat(100_000)}`)).toBe('ab ?');
  });

  it('returns only ASCII', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[^\u0000-\u007f]/.test(toAscii(text))));
  });
});
