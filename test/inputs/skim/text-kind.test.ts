/** A text that is classified as having words is not empty, whatever is made of it. */
import { describe, expect, it } from '@jest/globals';
import { complete } from '../../../src/core/mention/complete.js';
import { EMPTY, ODD, textKind, WORDS } from '../../../src/inputs/skim/json-bytes.js';
import { htmlToText } from '../../../src/sources/shared/html-text.js';
import { tidyText } from '../../../src/sources/shared/text.js';

/** @param written the text as written in JSON */
function kindOf(written: string): number {
  const bytes = Buffer.from(`"${written}","more":"of the line"}\n`);
  return textKind(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 1, bytes.length);
}

const numbered = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');

describe('a text', () => {
  it.each([
    'tea',
    '7',
    '-',
    '@ann',
    '"tea"',
    '/tea',
    ' tea',
    '\n\ttea',
    '[x] tea',
    '«tea»',
    'ếtea',
    'ｔea',
    '“tea”',
    '😀',
  ])('has words: %j', (text) => {
    expect(kindOf(JSON.stringify(text).slice(1, -1))).toBe(WORDS);
  });

  it.each(['é', 'я', '任', '…', '😀', '«'])('has words if they are written as numeric escapes: %s', (text) => {
    expect(kindOf(numbered(text))).toBe(WORDS);
  });

  it.each([
    ' ',
    '\n',
    ' [deleted]',
    '[Removed]',
    '<p>',
    '&nbsp;',
    '\x07',
    '\x7f',
    '\u00a0',
    '\u200b',
    '\ufeff',
    '\ud800',
  ])('may be as good as empty: %j', (text) => {
    expect([kindOf(JSON.stringify(text).slice(1, -1)), kindOf(numbered(text))]).toEqual([ODD, ODD]);
  });

  it('is empty without characters', () => {
    expect(kindOf('')).toBe(EMPTY);
  });

  it('is not empty if its first character alone counts as words', () => {
    const wrong: string[] = [];
    for (let code = 0x21; code < 0x20000; code += 1) {
      const text = String.fromCodePoint(code);
      const written = JSON.stringify(text).slice(1, -1);
      if (kindOf(written) !== WORDS && kindOf(numbered(text)) !== WORDS) continue;
      const isSaid = complete({ id: 'p', text }, { source: 'file', seenAt: '' }) !== null;
      if (!isSaid || tidyText(text) === '' || htmlToText(text) === '') wrong.push(`U+${code.toString(16)}`);
    }
    expect(wrong).toEqual([]);
  });
});
