import { describe, expect, it } from '@jest/globals';
import { readLink } from '../../../src/core/query/link.js';
import { compileQuery } from '../../../src/core/query/match.js';
import { parseQuery } from '../../../src/core/query/parse.js';
import { growth, TOO_STEEP } from '../../support/growth.js';
import { subjectOf } from './subject-of.js';

const holds = (query: string, text: string, links: readonly string[] = []): boolean =>
  compileQuery(parseQuery(query).node)(subjectOf(text, { links })) !== null;

describe('the value of link:', () => {
  it.each<[string, string | null]>([
    ['example.com', 'example.com'],
    ['example.com/', 'example.com/'],
    ['https://www.Example.com/A/', 'example.com/A'],
    ['example.com/a/*', 'example.com/a/*'],
    ['example.com/a*', 'example.com/a*'],
    ['example.com/*', 'example.com/*'],
    ['example.com*', 'example.com'],
    ['hxxps://example[.]com/a', 'example.com/a'],
    ['example(dot)com', 'example.com'],
    ['http://example.com:80/a#b', 'example.com/a'],
    ['example.com/a?utm_source=x&b=1', 'example.com/a?b=1'],
    ['bücher.example/a', 'xn--bcher-kva.example/a'],
    ['acme', null],
    ['*', null],
    ['ftp://example.com', null],
    ['ann@example.com', null],
    ['mailto:ann@example.com', null],
    ['https://ann@example.com/a', 'example.com/a'],
    ['example.com/@ann', 'example.com/@ann'],
    ['', null],
  ])('is normalized idempotently: %j to %j', (value, expected) => {
    expect(readLink(value)).toBe(expected);
    if (expected !== null) expect(readLink(expected)).toBe(expected);
  });
});

describe('a link', () => {
  it.each<[string, string, boolean]>([
    ['link:example.com', 'see https://news.example.com/a.', true],
    ['link:example.com', 'see example.com', true],
    ['link:example.com', 'see badexample.com or example.com.org', false],
    ['link:example.com', 'mail ann@example.com, mailto:bob@example.com or write to @ann@example.com', false],
    ['link:example.com', 'see https://ann@example.com and example.com/@ann', true],
    ['link:example.com/@ann', 'see example.com/@ann', true],
    ['link:bücher.example/a', 'see bücher.example/a.', true],
    ['link:bücher.example/a', 'see b.BÜCHER.example/a, xn--bcher-kva.example/b and käse.example/a', false],
    ['link:bücher.example', 'see b.BÜCHER.example/a', true],
    ['link:example.com/a', 'see (https://www.example.com/a/?utm_source=x)', true],
    ['link:example.com/a', 'see [it](https://example.com/a).', true],
    ['link:example.com/a', 'at http://m.example.com/a#part, today', true],
    ['link:example.com/a', 'hxxps://example[.]com/a', true],
    ['link:example.com/a', 'example[dot]com/a', true],
    ['link:example.com/a', 'Link:https://example.com/a', true],
    ['link:example.com/a', '今日はhttps://example.com/a を', true],
    ['link:example.com/a', '（https://example.com/a）', true],
    ['link:example.com/a', '「example.com/a」', true],
    ['link:example.com/a', 'https://example.com/a。次', true],
    ['link:ja.example/けい！', 'https://ja.example/けい！と', false],
    ['link:ja.example/けい！と', 'https://ja.example/けい！と', true],
    ['link:example.com/a', 'https://example.org/?u=https://example.com/a', false],
    ['link:example.com/a', 'example.org/to/https://example.com/a', false],
    ['link:example.com/a', 'https://example.com/ab', false],
    ['link:example.com/a', 'https://www.google.com/url?q=https%3A%2F%2Fexample.com%2Fa&sa=D', true],
    ['link:example.com/a*', 'https://example.com/ab', true],
    ['link:example.com/a/*', 'https://example.com/a/b https://example.com/ab', true],
    ['link:example.com/a/*', 'https://example.com/ab', false],
    ['link:example.com/*', 'https://example.com', true],
    ['link:example.com/', 'https://example.com', true],
    ['link:example.com/', 'https://example.com/a', false],
    ['link:"example.com/a_(b)"', 'https://example.com/a_(b)', true],
    ['https://example.com/a', 'https://example.com/a', true],
    ['https://example.com', 'https://example.com/a', true],
    ['x -link:example.com', 'x https://example.com/a', false],
  ])('%j in %j', (query, text, expected) => {
    expect(holds(query, text)).toBe(expected);
  });

  it('is found in time linear in the punctuation after an address', () => {
    const many = (size: number) => `${`example.com/${'.'.repeat(size)}x `.repeat(200)}example.com/a...`;
    expect(growth(200, (size) => expect(holds('link:example.com/a', many(size))).toBe(true))).toBeLessThan(TOO_STEEP);
  });

  it('is also found among the links of the mention', () => {
    expect(holds('link:example.com/a', '', ['https://example.com/a?fbclid=1'])).toBe(true);
    expect(holds('link:example.com/a', '', ['no address', 'https://example.com/b'])).toBe(false);
  });
});
