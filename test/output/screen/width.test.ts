import { describe, expect, it } from '@jest/globals';
import { safeText } from '../../../src/output/screen/safe-text.js';
import { cut, displayWidth } from '../../../src/output/screen/width.js';
import { growth } from '../../support/growth.js';
import fc from '../../support/property.js';

describe('cut', () => {
  it.each([
    ['leaves what fits', 'flat white', 10, 'flat white'],
    ['ends what does not with an ellipsis', 'flat white', 9, 'flat whi…'],
    ['leaves no space before the ellipsis', 'flat white', 6, 'flat…'],
    ['counts wide characters twice', 'アクメ', 5, 'アク…'],
    ['never takes half a wide character', 'アクメ', 4, 'ア…'],
    ['keeps a letter and its mark together', 'ne\u0301e\u0301e\u0301', 3, 'ne\u0301…'],
    ['keeps a flag together', '🇩🇪🇫🇷🇮🇹', 4, '🇩🇪…'],
    ['gives nothing where there is no room', 'flat', 0, ''],
    ['gives the ellipsis where there is room for nothing else', 'flat', 1, '…'],
  ])('%s', (_, text, width, expected) => {
    expect(cut(text, width)).toBe(expected);
  });

  it('accepts another ellipsis, which is cut if it is too wide itself', () => {
    expect([cut('flat white', 7, '...'), cut('flat white', 2, '...')]).toEqual(['flat...', '..']);
  });

  it('never exceeds the width', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(30), (text, width) => {
        expect(displayWidth(cut(safeText(text), width))).toBeLessThanOrEqual(width);
      }),
      { numRuns: 500 },
    );
  });

  it('does not read a long text beyond the cut', () => {
    const cutting = (length: number) => {
      const text = `アクメ${'é'.repeat(length)}`;
      for (let time = 0; time < 2000; time += 1) cut(text, 20);
    };
    expect(growth(50_000, cutting)).toBeLessThan(4);
  });
});
