import { describe, expect, it } from '@jest/globals';
import { isPlainAddress, parseUrl } from '../src/parse-url.js';
import fc from './support/property.js';

describe('parseUrl', () => {
  it('parses an absolute URL, or a relative one with a base', () => {
    expect(parseUrl('https://example.com/a')?.href).toBe('https://example.com/a');
    expect(parseUrl('b', 'https://example.com/a')?.href).toBe('https://example.com/b');
  });

  it('returns null for an invalid URL', () => {
    expect([parseUrl('example.com'), parseUrl(''), parseUrl('https://exa mple/')]).toEqual([null, null, null]);
  });

  it('still parses non-ASCII URLs after thousands of others', () => {
    for (let index = 0; index < 20_000; index += 1) parseUrl(`https://example.com/${index}`);
    expect(parseUrl('https://bücher.example/ü')?.hostname).toBe('xn--bcher-kva.example');
  });
});

describe('isPlainAddress', () => {
  const pieces = [
    'a',
    'a-b',
    '.',
    '-',
    'xn--a',
    '1',
    'com',
    '/',
    '?',
    '&',
    '=',
    '%',
    '@',
    ':',
    '80',
    '#',
    ' ',
    'A',
    'é',
  ];
  const address = fc
    .array(fc.constantFrom(...pieces), { maxLength: 12 })
    .map((parts) => `https://a.example${parts.join('')}`);

  it('accepts no URL that the parser rejects', () => {
    fc.assert(
      fc.property(address, (url) => {
        if (isPlainAddress(url)) expect(parseUrl(url)).not.toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['https://a.example', 'http://a-b.example/c?d=e&f', 'https://sub.a.example/@ann/1'])('accepts %s', (url) => {
    expect(isPlainAddress(url)).toBe(true);
  });
});
