import { describe, expect, it } from '@jest/globals';
import stringWidth from 'string-width';
import { queryErrorLines } from '../../../src/core/query/error-lines.js';
import { parseQuery } from '../../../src/core/query/parse.js';
import { QueryError } from '../../../src/errors.js';

const lines = (input: string, column: number, message = 'wrong') =>
  queryErrorLines(new QueryError(message, { input, column }));

describe('queryErrorLines', () => {
  it('puts the caret under the column of the error', () => {
    expect(lines('acme OR', 6)).toEqual(['wrong', '  acme OR', '       ^']);
  });

  it('puts the caret after the end of the query if the error is there', () => {
    expect(lines('acme', 5)).toEqual(['wrong', '  acme', '      ^']);
    expect(lines('', 1)).toEqual(['wrong', '  ', '  ^']);
  });

  it.each([
    ['wide characters', '東京電力'],
    ['half-width kana', 'ｱｶﾞ'],
    ['Hangul', '한국'],
    ['decomposed Hangul', '한국'.normalize('NFD')],
    ['combining marks', 'e\u0301e\u0301'],
    ['Devanagari', 'नमस्ते'],
    ['emoji of several parts', '👩‍👩‍👧 🇩🇪 ❤️ 1️⃣ ☕'],
    ['invisible characters', 'a\u200bb\u00adc'],
    ['typographic signs', '… — “€”'],
  ])('aligns the caret after %s', (_, text) => {
    const [, query, caret] = lines(`${text} "x`, text.length + 2);
    expect(caret!.length).toBe(stringWidth(query!.slice(0, query!.indexOf('"'))) + 1);
  });

  it.each([1, 5, 40, 100, 150, 200, 245])('shortens a long query to an excerpt around column %d', (column) => {
    const input = '東京 acme '.repeat(50).slice(0, 250);
    const [, query, caret] = lines(input, column);
    expect(stringWidth(query!)).toBeLessThanOrEqual(80);
    expect(query).toContain('…');
    const under = [...query!].find(
      (_, index) => stringWidth([...query!].slice(0, index).join('')) === caret!.length - 1,
    );
    expect(under).toBe(input[column - 1]);
  });

  it('replaces line breaks and characters that control the terminal', () => {
    const [message, query] = lines('a\u001b[2J\u009b1m\r\n\u202eb\ud800 "', 14, 'bad \u001b[31m');
    expect(message).toBe('bad ␛[31m');
    expect(query).toBe('  a␛[2J\ufffd1m \ufffdb\ufffd "');
  });

  it('keeps the lines short for a query of five million characters', () => {
    let error: unknown;
    try {
      parseQuery('acme '.repeat(1_000_000));
    } catch (thrown) {
      error = thrown;
    }
    expect(queryErrorLines(error as QueryError).map((line) => line.length <= 100)).toEqual([true, true, true]);
  });
});
