import { describe, expect, it } from '@jest/globals';
import { canonicalUrl } from '../../../src/core/mention/canonical-url.js';
import { isShortLink, SHORTENERS } from '../../../src/core/mention/shorteners.js';

const HOSTS = SHORTENERS.flatMap(({ hosts }) => hosts);

describe('isShortLink', () => {
  it.each(['https://bit.ly/3xYz', 'http://www.tinyurl.com/abc', 'HTTPS://T.CO/a', 'https://ow.ly/a/b?x=1'])(
    'recognizes %s',
    (address) => expect(isShortLink(address)).toBe(true),
  );

  it.each([
    'https://bit.ly/',
    'https://bit.ly',
    'https://orbit.ly/a',
    'https://bit.ly.evil.example/a',
    'https://a.example/bit.ly/b',
    'ftp://bit.ly/a',
    'bit.ly/a',
    'https://youtu.be/aB3',
    `https://bit.ly/${'a'.repeat(1000)}`,
    '',
  ])('rejects %j', (address) => expect(isShortLink(address)).toBe(false));

  it('lists every host once, in the form that a browser gives it', () => {
    expect(new Set(HOSTS).size).toBe(HOSTS.length);
    for (const host of HOSTS) expect(new URL(`https://${host}/`).hostname).toBe(host);
  });

  it('lists no host whose addresses canonicalUrl can resolve by itself', () => {
    for (const host of HOSTS) expect(new URL(canonicalUrl(`https://${host}/abc`) ?? '').hostname).toBe(host);
  });
});
