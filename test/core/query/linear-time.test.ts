import { describe, expect, it } from '@jest/globals';
import { compileQuery } from '../../../src/core/query/match.js';
import { parseQuery } from '../../../src/core/query/parse.js';
import type { Subject } from '../../../src/core/query/subject.js';
import { loadRegexEngine } from '../../../src/linear-regex.js';
import { growth, TOO_STEEP } from '../../support/growth.js';

const subject = (text: string): Subject => ({
  title: null,
  text,
  tags: [],
  author: { handle: null },
  urls: [],
  language: null,
});

const when = { now: new Date('2026-11-22T00:00:00Z'), timezone: 'UTC' };
await loadRegexEngine();

const QUERIES = [
  'a',
  'Acme Coffee',
  '"a a a a b"',
  'H&M',
  'AT & T & T',
  '.NET',
  'C++',
  '#a -@a',
  '@acme OR $a',
  '!!!',
  'a* ac?e',
  'a?a*',
  '"a * b * a"',
  '"a* * * b*"',
  'a NEAR/5 b',
  'a NEAR/1000 a NEAR/1000 b',
  '(a OR acme OR "a a") ONEAR/3 (h OR at)',
  'raw:"aa" case:A',
  'raw:"a a a b"',
  'case:"A * Acme"',
  '/(a+)+$/ OR /a.*z|a/',
  '/(\\w+\\s?)+!/ -/x(.?){50}y/',
  'title:"a * b"',
  'to:acme OR link:example.com/a',
  'has:links -is:question -link:a.b*',
];

const CHARACTERS = 4000;

describe('matching takes time in proportion to the text', () => {
  const matchers = QUERIES.map((query) => compileQuery(parseQuery(query).node, when));

  it.each([
    'a ',
    '<',
    '@',
    '#',
    '$',
    'acme-',
    'a b ',
    'aA',
    '\u0301',
    '\u0e48\u0e38',
    'h & & ',
    'at & t',
    'c+',
    '! ',
    '? ',
    '@acme@',
    '#a',
    `acme${'.'.repeat(60)}`,
    'a.b/',
    'https://a.b ',
    'hxxp[.](',
    '\u00ad',
    'é',
    '😀',
    '한',
    'ﷺ',
    '\ud800',
  ])('of %j', (piece) => {
    const ofSize = (characters: number): void => {
      const text = piece.repeat(Math.ceil(characters / piece.length));
      for (const match of matchers) match(subject(text));
    };
    expect(growth(CHARACTERS, ofSize)).toBeLessThan(TOO_STEEP);
  });
});
