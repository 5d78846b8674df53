import { describe, expect, it } from '@jest/globals';
import { checkChain, type Hop, redirected } from '../../src/http/redirect.js';

const start: Hop = {
  url: new URL('https://api.example/v1/search?q=acme'),
  method: 'GET',
  body: null,
  untrusted: false,
  headers: {
    accept: 'application/json',
    'accept-language': 'en',
    'user-agent': 'test/1',
    authorization: 'Bearer SECRETCANARY',
    cookie: 'sid=SECRETCANARY',
    'x-api-key': 'SECRETCANARY',
    'if-none-match': '"1"',
  },
};
const post: Hop = {
  ...start,
  method: 'POST',
  body: '{"q":1}',
  headers: { ...start.headers, 'content-type': 'application/json' },
};
const same = (url: URL) => url;
const to = (location: string, status = 302) => ({ status, headers: { location }, bytes: new Uint8Array() });

describe('redirected', () => {
  it.each([200, 204, 300, 304, 404])('returns null for status %i', (status) => {
    expect(redirected(start, to('/elsewhere', status), same)).toBeNull();
  });

  it('returns null for a redirect without a location', () => {
    expect(redirected(start, { status: 302, headers: {}, bytes: new Uint8Array() }, same)).toBeNull();
  });

  it.each<[location: string, url: string, isSameOrigin: boolean]>([
    ['/v2/search', 'https://api.example/v2/search', true],
    ['?page=2', 'https://api.example/v1/search?page=2', true],
    ['https://api.example:443/x#part', 'https://api.example/x', true],
    ['https://API.example/x', 'https://api.example/x', true],
    ['http://api.example/x', 'http://api.example/x', false],
    ['https://api.example:8443/x', 'https://api.example:8443/x', false],
    ['https://www.example/x', 'https://www.example/x', false],
    ['https://api.example.evil.example/', 'https://api.example.evil.example/', false],
    ['//evil.example/x', 'https://evil.example/x', false],
    ['https://user:pass@api.example/x', 'https://api.example/x', true],
    ['https://api.example@evil.example/', 'https://evil.example/', false],
  ])('follows %s to %s (sends credentials: %s)', (location, url, isSameOrigin) => {
    const hop = redirected(start, to(location), same);
    expect(hop?.url.href).toBe(url);
    expect(hop?.untrusted).toBe(!isSameOrigin);
    expect(Object.keys(hop?.headers ?? {})).toEqual(
      isSameOrigin ? Object.keys(start.headers) : ['accept', 'accept-language', 'user-agent'],
    );
  });

  it('decodes the location as UTF-8, or as Latin-1 if it is not valid UTF-8', () => {
    const sent = (text: string) => Buffer.from(text).toString('latin1');
    expect(redirected(start, to(sent('/süß?q=世界')), same)?.url.href).toBe(
      'https://api.example/s%C3%BC%C3%9F?q=%E4%B8%96%E7%95%8C',
    );
    expect(redirected(start, to(sent('http://①②⑦.⓪.⓪.①/')), same)?.url.href).toBe('http://127.0.0.1/');
    expect(redirected(start, to('/s\xfc\xdf'), same)?.url.href).toBe('https://api.example/s%C3%BC%C3%9F');
  });

  it('restores neither credentials nor trust on the way back to the first origin', () => {
    const away = redirected(start, to('https://other.example/'), same);
    const home = redirected(away!, to('https://api.example/'), same);
    expect(JSON.stringify(home)).not.toContain('SECRETCANARY');
    expect(home?.untrusted).toBe(true);
  });

  it.each<[status: number, location: string, becomes: [string, string | null] | 'bad_response']>([
    [301, '/x', ['GET', null]],
    [302, '/x', ['GET', null]],
    [303, '/x', ['GET', null]],
    [307, '/x', ['POST', '{"q":1}']],
    [308, '/x', ['POST', '{"q":1}']],
    [303, 'https://other.example/', ['GET', null]],
    [307, 'https://other.example/', 'bad_response'],
    [308, 'http://api.example/', 'bad_response'],
  ])('turns a POST after %i to %s into %j', (status, location, becomes) => {
    if (becomes === 'bad_response') {
      expect(() => redirected(post, to(location, status), same)).toThrow(
        expect.objectContaining({ code: 'bad_response' }),
      );
      return;
    }
    const hop = redirected(post, to(location, status), same);
    expect([hop?.method, hop?.body]).toEqual(becomes);
    expect('content-type' in (hop?.headers ?? {})).toBe(becomes[0] === 'POST');
  });

  it('keeps a HEAD request a HEAD request', () => {
    expect(redirected({ ...start, method: 'HEAD' }, to('/x', 303), same)?.method).toBe('HEAD');
  });

  it.each<[location: string, code: string, word: string]>([
    ['file:///etc/passwd', 'blocked', 'file:'],
    ['ftp://api.example/', 'blocked', 'ftp:'],
    ['data:text/xml,<rss/>', 'blocked', 'data:'],
    ['javascript:alert(1)', 'blocked', 'javascript:'],
    ['http://', 'bad_response', 'an invalid address'],
    ['http://api.example:99999/', 'bad_response', 'an invalid address'],
  ])('refuses a redirect to %s', (location, code, word) => {
    expect(() => redirected(start, to(location), same)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(word) }),
    );
  });
});

describe('checkChain', () => {
  const hops = (...urls: string[]): Hop[] => urls.map((url) => ({ ...start, url: new URL(url, start.url.href) }));

  it('allows ten redirects, but not eleven', () => {
    const places = Array.from({ length: 12 }, (_, at) => `/${at}`);
    expect(() => checkChain(hops(...places.slice(0, 11)))).not.toThrow();
    expect(() => checkChain(hops(...places))).toThrow('more than 10 times');
  });

  it('reports a loop, and names its address without the query', () => {
    expect(() => checkChain(hops('/a', '/b', '/a?key=SECRETCANARY', '/b'))).toThrow(
      expect.objectContaining({ code: 'bad_response', message: 'redirects form a loop at api.example/b' }),
    );
  });

  it('does not treat a POST followed by a GET of the same URL as a loop', () => {
    expect(() => checkChain([post, { ...post, method: 'GET' }])).not.toThrow();
  });
});
