import { describe, expect, it } from '@jest/globals';
import { parseUrl } from '../../../src/parse-url.js';
import { hostOf, httpAddress, placeOf, typedAddress } from '../../../src/sources/shared/address.js';
import fc from '../../support/property.js';

describe('httpAddress', () => {
  it.each([
    ['https://Example.com/a?b=1#c', undefined, 'https://Example.com/a?b=1#c'],
    [' http://example.com ', undefined, 'http://example.com'],
    ['/a', 'https://example.com/b/c', 'https://example.com/a'],
    ['d', 'https://example.com/b/c', 'https://example.com/b/d'],
    ['//cdn.example/x', 'https://example.com/', 'https://cdn.example/x'],
    ['http://example.com/a b', undefined, 'http://example.com/a%20b'],
    ['http://example.com/é', undefined, 'http://example.com/%C3%A9'],
    ['http://exam\nple.com/a', undefined, 'http://example.com/a'],
    ['', 'https://example.com/', null],
    ['a', undefined, null],
    ['javascript:alert(1)', 'https://example.com/', null],
    ['mailto:a@example.com', undefined, null],
    ['data:text/html,x', undefined, null],
    ['http://', undefined, null],
    ['tag:example.com,2026:1', 'https://example.com/', null],
  ])('resolves %j against %j as %j', (text, base, address) => {
    expect(httpAddress(text, base)).toBe(address);
  });

  it('returns what a full parse with URL would return', () => {
    const parsed = (text: string, base?: string): string | null => {
      const address = text.trim();
      const url = address === '' ? null : parseUrl(address, base);
      if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') return null;
      return /^https?:\/\/[\x21-\x7e]+$/i.test(address) ? address : url.href;
    };
    const schemes = [
      'https://',
      'http://',
      'HTTP://',
      'https:',
      'http:/',
      'ht\ntp://',
      '\u0001http://',
      'tag:',
      'urn:',
      '//',
      '',
    ];
    const hosts = [
      'a.example',
      'A.example',
      'xn--a.example',
      'a..b',
      'a-b.co',
      '1.2.3',
      '[::1]',
      'a_b.com',
      'a%41.com',
      'é.com',
    ];
    const rest = ['/', '/a b', '/?p=1', '#c', ':80', ':99999', '@x', '/%zz', '\\', '\t', ' ', '|', '<', '.', '%', '/é'];
    const pick = (from: readonly string[], least: number) =>
      fc.array(fc.constantFrom(...from), { minLength: least, maxLength: 3 }).map((parts) => parts.join(''));
    const written = fc.tuple(fc.constantFrom(...schemes), pick(hosts, 0), pick(rest, 0)).map((parts) => parts.join(''));
    fc.assert(
      fc.property(written, fc.constantFrom(undefined, 'https://b.example/c/d?e'), (text, base) => {
        expect(httpAddress(text, base)).toBe(parsed(text, base));
      }),
      { numRuns: 5000 },
    );
  });
});

describe('typedAddress', () => {
  it.each([
    ['example.com', 'https://example.com'],
    ['example.com/feed.xml', 'https://example.com/feed.xml'],
    ['127.0.0.1:8080/feed', 'https://127.0.0.1:8080/feed'],
    ['http://example.com/feed', 'http://example.com/feed'],
    ['feed://example.com/feed', 'https://example.com/feed'],
    ['feed:https://example.com/feed', 'https://example.com/feed'],
    ['ftp://example.com/feed', null],
    ['file:///etc/passwd', null],
    ['not an address', null],
    ['', null],
  ])('reads %j as %j', (typed, address) => {
    expect(typedAddress(typed)).toBe(address);
  });
});

describe('placeOf and hostOf', () => {
  it('omit credentials, query and fragment of an address', () => {
    const address = 'https://user:secret@example.com:8443/alerts/feed?key=secret#secret';
    expect(placeOf(address)).toBe('example.com:8443/alerts/feed');
    expect(hostOf(address)).toBe('example.com:8443');
    expect(placeOf('https://example.com/')).toBe('example.com');
  });
});
