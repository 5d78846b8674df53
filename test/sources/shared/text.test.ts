import { describe, expect, it } from '@jest/globals';
import { tidyLine, tidyText, withoutC1 } from '../../../src/sources/shared/text.js';

describe('text', () => {
  it('folds white space to single spaces in a line', () => {
    expect(tidyLine('\n Acme\t\u00a0 Coffee\r\n ')).toBe('Acme Coffee');
  });

  it('keeps one blank line between paragraphs', () => {
    expect(tidyText(' a  b \r\r\r c\n')).toBe('a b\n\nc');
  });

  it('reads control characters as the punctuation they were meant to be', () => {
    expect(withoutC1('don\x92t \x85 \x93so\x94 \x80 5')).toBe('don’t … “so” € 5');
    expect(tidyLine('a\x81b\x7fc')).toBe('abc');
  });
});
