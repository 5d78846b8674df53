import { describe, expect, it } from '@jest/globals';
import { parseUrl } from '../src/parse-url.js';

describe('parseUrl', () => {
  it('reads an address, alone or against another', () => {
    expect(parseUrl('https://example.com/a')?.href).toBe('https://example.com/a');
    expect(parseUrl('b', 'https://example.com/a')?.href).toBe('https://example.com/b');
  });

  it('gives null for what is none', () => {
    expect([parseUrl('example.com'), parseUrl(''), parseUrl('https://exa mple/')]).toEqual([null, null, null]);
  });

  it('still reads letters beyond ASCII after thousands of others', () => {
    for (let index = 0; index < 20_000; index += 1) parseUrl(`https://example.com/${index}`);
    expect(parseUrl('https://bücher.example/ü')?.hostname).toBe('xn--bcher-kva.example');
  });
});
