import { describe, expect, it } from '@jest/globals';
import { clearLanguage } from '../../../src/core/text/clear-language.js';
import { guessLanguage } from '../../../src/core/text/language.js';
import { growth, TOO_STEEP } from '../../support/growth.js';
import fc from '../../support/property.js';

const PIECES = [
  ..."the and is not you this that have been with l’eau l'homme qu’il don’t don't it's O'Neill 'quoted' rt via".split(
    ' ',
  ),
  ...'que los para está muy pero der die nicht und ich mit não você uma è perché della het een niet'.split(' '),
  ...'Straße CAFÉ Ünlü été naïve x y2k 3pm covid-19 C++ foo_bar'.split(' '),
  ...'@ann @the.and #loveThis #und https://acme.example/the?and=is http:// www.the.example awww.so hwww thttp://x'.split(
    ' ',
  ),
  ...[
    '😀',
    '❤️',
    '“',
    '”',
    '—',
    '…',
    '!',
    '¿',
    '¡',
    '\n',
    ' ',
    'ﬁ',
    'Ω',
    '你好',
    'ª',
    '\u00a0',
    '\u0301',
    'İ',
    '\ud83d',
    "'",
    '’',
  ],
];

describe('clearLanguage', () => {
  it.each<[string, string | null | undefined]>([
    ['I think that this is not what you have been told', 'en'],
    ['it’s not what you’d think of them', 'en'],
    ['no sé lo que está pasando, pero los demás también están muy bien ahora', 'es'],
    ["je ne sais pas ce qu'il a dans l'eau", 'fr'],
    ['ich weiß nicht was das ist und wie es war', 'de'],
    ['yeh kya hai mujhe nahi pata bhai', null],
    ['Acme Coffee', undefined],
    ['привет, как дела', undefined],
    ['@the @and @you #this https://acme.example/is/not', undefined],
  ])('returns for %j: %j', (text, expected) => {
    expect(clearLanguage(text, 4000)).toBe(expected);
  });

  it('agrees with the slow path whenever it gives an answer', () => {
    // U+2000 is a space that the fast path does not handle, so the same words take the slow one.
    const carefully = (text: string) => guessLanguage(`${text}\u2000`);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(' ', ' ', ' ', '', '. ', '\n')), {
          maxLength: 40,
        }),
        (pieces) => {
          const text = pieces.flat().join('');
          expect(guessLanguage(text)).toBe(carefully(text));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('takes linear time for any text', () => {
    for (const piece of ['the ', 'x', "l'", 'w', 'http', '@', '😀', 'ab1']) {
      expect(growth(500, (size) => void clearLanguage(piece.repeat(size), 100_000))).toBeLessThan(TOO_STEEP);
    }
  });
});
