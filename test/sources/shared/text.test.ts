import { describe, expect, it } from '@jest/globals';
import { tidyLine, tidyText, withoutC1 } from '../../../src/sources/shared/text.js';
import fc from '../../support/property.js';

describe('text helpers', () => {
  it('fold white space in a line to single spaces', () => {
    expect(tidyLine('\n Acme\t\u00a0 Coffee\r\n ')).toBe('Acme Coffee');
  });

  it('keep one blank line between paragraphs', () => {
    expect(tidyText(' a  b \r\r\r c\n')).toBe('a b\n\nc');
  });

  it('replace C1 control characters with the punctuation of windows-1252', () => {
    expect(withoutC1('don\x92t \x85 \x93so\x94 \x80 5')).toBe('don’t … “so” € 5');
    expect(tidyLine('a\x81b\x7fc')).toBe('abc');
  });

  it('fold white space exactly as the equivalent regular expressions do', () => {
    const pieces = [
      'a',
      'word',
      'é',
      '’',
      '…',
      '漢',
      '😀',
      ' ',
      '  ',
      '\n',
      '\n\n\n',
      '\r',
      '\r\n',
      '\t',
      '\v',
      '\f',
      '\u00a0',
    ];
    const odd = [
      '\u0000',
      '\u001b',
      '\u0085',
      '\u0099',
      '\u200b',
      '\u2003',
      '\u2028',
      '\u205f',
      '\u3000',
      '\ufeff',
      '\ud83d',
      '\ude00',
    ];
    const written = fc.array(fc.constantFrom(...pieces, ...odd), { maxLength: 30 }).map((parts) => parts.join(''));
    const well = (text: string) =>
      withoutC1(text)
        .replace(/[\0-\x08\x0e-\x1f\x7f-\x9f]/g, '')
        .toWellFormed();
    fc.assert(
      fc.property(written, (text) => {
        expect(tidyLine(text)).toBe(well(text).replace(/\s+/g, ' ').trim());
        const lines = well(text)
          .replace(/\r\n?/g, '\n')
          .replace(/[^\S\n]+/g, ' ')
          .replace(/ ?\n ?/g, '\n');
        expect(tidyText(text)).toBe(lines.replace(/\n{3,}/g, '\n\n').trim());
      }),
      { numRuns: 5000 },
    );
  });

  it('recognise every white-space character', () => {
    const codes = Array.from({ length: 0x10000 }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff);
    const isSpace = (code: number) => tidyLine(`a${String.fromCharCode(code)}\tb`) === 'a b';
    const isNothing = (code: number) => /[\0-\x08\x0e-\x1f\x7f-\x9f]/.test(withoutC1(String.fromCharCode(code)));
    const expected = codes.filter((code) => isNothing(code) || /\s/.test(String.fromCharCode(code)));
    expect(codes.filter(isSpace)).toEqual(expected);
  });
});
