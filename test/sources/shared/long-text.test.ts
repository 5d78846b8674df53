/** Texts of many megabytes are folded like any other. */
import { describe, expect, it } from '@jest/globals';
import { tidyLine, tidyText } from '../../../src/sources/shared/text.js';

describe.each([
  ['tidyText', tidyText],
  ['tidyLine', tidyLine],
])('%s', (_, tidy) => {
  it.each([
    ['white space', ' ', '', 20],
    ['tabs', '\t', '', 2],
    ['blank lines', ' \n', '', 20],
    ['words', 'a ', 'a a', 2],
    ['letters', 'é', 'éé', 2],
  ])('handles megabytes of %s', (_what, piece, begins, millions) => {
    const times = millions * 1_000_000;
    const long = tidy(`${piece.repeat(times)}x`);
    expect(long.startsWith(begins)).toBe(true);
    expect(long.endsWith('x')).toBe(true);
    expect(long.length).toBe(begins === '' ? 1 : piece.length * times + 1);
  });
});

describe('tidyText', () => {
  it.each([
    ['a  b\t\tc', 'a b c'],
    ['a \n\n\n\n b', 'a\n\nb'],
    ['a\r\nb\rc', 'a\nb\nc'],
    [`a${' '.repeat(10_000)}b`, 'a b'],
    [`a${'\n'.repeat(10_000)}b`, 'a\n\nb'],
  ])('folds %j', (text, tidied) => {
    expect(tidyText(text)).toBe(tidied);
  });
});
