import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../src/errors.js';
import { compileRegex, loadRegexEngine } from '../src/linear-regex.js';
import { growth, TOO_STEEP } from './support/growth.js';

await loadRegexEngine();

describe('compileRegex', () => {
  it.each([
    ['(?=a)', 'invalid or unsupported Perl syntax'],
    ['(?<!a)b', 'invalid named capture'],
    ['(a)\\1', 'invalid escape sequence'],
    ['a{1001}', 'invalid repeat count'],
    ['((a{30}){30}){30}', 'invalid repeat count'],
    ['(a{30}){20}', 'it takes 6'],
    [`${'('.repeat(1500)}a${')'.repeat(1500)}`, 'nests too deeply'],
    ['\\pL{900}', 'it takes 90'],
  ])('rejects %j', (pattern, reason) => {
    expect(() => compileRegex(pattern, '')).toThrow(UsageError);
    expect(() => compileRegex(pattern, '')).toThrow(reason);
  });

  it('returns non-empty matches from left to right', () => {
    expect(compileRegex('a*', '').places('baab a')).toEqual([
      { start: 1, end: 3 },
      { start: 5, end: 6 },
    ]);
    expect(compileRegex('^a|a$', '').places('aba')).toEqual([
      { start: 0, end: 1 },
      { start: 2, end: 3 },
    ]);
  });

  it.each(['(a+)+$', '(a|a)*b', '(.*a){12}c', 'a.*z|a', '(x?){99}y', '[ab]*a[ab]{200}c'])(
    'takes linear time for %j',
    (pattern) => {
      const regex = compileRegex(pattern, '');
      const ratio = growth(10_000, (size) => {
        const text = 'ab a'.repeat(size / 4);
        regex.test(text);
        regex.places(text);
      });
      expect(ratio).toBeLessThan(TOO_STEEP);
    },
  );
});
