import { describe, expect, it } from '@jest/globals';
import { compileQuery } from '../../../src/core/query/match.js';
import { parseQuery } from '../../../src/core/query/parse.js';
import type { Subject } from '../../../src/core/query/subject.js';

const subject = (text: string): Subject => ({
  title: null,
  text,
  tags: [],
  author: { handle: null },
  urls: [],
  language: null,
});

/** The least of several runs: other work on the machine only adds. */
function millisecondsOf(run: () => void): number {
  const times = Array.from({ length: 3 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

describe('matching takes time in proportion to the text', () => {
  const queries = [
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
  ];
  const matchers = queries.map((query) => compileQuery(parseQuery(query).node));

  it.each([
    'a ',
    '<',
    '@',
    '#',
    '$',
    'acme-',
    '\u0301',
    '\u0e48\u0e38',
    'h & & ',
    'at & t',
    'c+',
    '! ',
    '@acme@',
    '#a',
    `acme${'.'.repeat(60)}`,
    '\u00ad',
    'é',
    '😀',
    '한',
    'ﷺ',
    '\ud800',
  ])('of %j', (piece) => {
    const short = subject(piece.repeat(Math.ceil(16_000 / piece.length)));
    const long = subject(short.text.repeat(8));
    const timeOf = (one: Subject) => millisecondsOf(() => matchers.map((match) => match(one)));
    timeOf(short);
    // Eight times, and the noise of a shared machine; a square would be sixty-four times.
    expect(timeOf(long) / Math.max(0.5, timeOf(short))).toBeLessThan(40);
  });
});
