import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../../src/errors.js';
import { firstHop, readBaseUrl } from '../../src/http/first-hop.js';

const plain = { userAgent: 'socialrank/1', base: null };

describe('firstHop', () => {
  it('identifies itself by default, and lets a source override User-Agent and Accept', () => {
    expect(firstHop({ url: 'https://api.example/' }, plain).headers).toEqual({
      'user-agent': 'socialrank/1',
      accept: '*/*',
    });
    const headers = { 'User-Agent': 'app:1 (by /u/someone)', ACCEPT: 'text/xml' };
    expect(firstHop({ url: 'https://api.example/', headers }, plain).headers).toEqual({
      'user-agent': 'app:1 (by /u/someone)',
      accept: 'text/xml',
    });
  });

  it('sends a body as JSON', () => {
    const hop = firstHop({ url: 'https://api.example/', method: 'POST', body: { q: 'ö' } }, plain);
    expect([hop.body, hop.headers['content-type']]).toEqual(['{"q":"ö"}', 'application/json']);
  });

  it('sends a form URL-encoded', () => {
    const form = { grant_type: 'client_credentials', scope: 'a b&c' };
    const hop = firstHop({ url: 'https://api.example/', method: 'POST', form }, plain);
    expect([hop.body, hop.headers['content-type']]).toEqual([
      'grant_type=client_credentials&scope=a+b%26c',
      'application/x-www-form-urlencoded',
    ]);
  });

  it.each<[url: string, base: string, moved: string]>([
    ['https://api.example/v1/x?q=a%20b+c', 'http://127.0.0.1:8080', 'http://127.0.0.1:8080/v1/x?q=a%20b+c'],
    ['https://api.example/v1/x?q=1', 'http://127.0.0.1:8080/', 'http://127.0.0.1:8080/v1/x?q=1'],
    ['https://api.example/v1/x', 'https://mirror.example/api/', 'https://mirror.example/api/v1/x'],
    ['https://api.example:8443/', 'https://mirror.example/api?x=1#y', 'https://mirror.example/api/'],
    ['https://api.example/a%2Fb', 'http://[::1]:3000', 'http://[::1]:3000/a%2Fb'],
    ['https://api.example/x', 'ws://127.0.0.1:8080', 'http://127.0.0.1:8080/x'],
    ['https://own.example/searx/search?q=1', 'https://own.example/searx', 'https://own.example/searx/search?q=1'],
    ['https://own.example/search', 'https://own.example/searx', 'https://own.example/searx/search'],
  ])('rebases %s on %s', (url, base, moved) => {
    const hop = firstHop({ url, untrusted: true }, { ...plain, base: readBaseUrl(base) });
    expect([hop.url.href, hop.untrusted]).toEqual([moved, false]);
  });

  it('moves user info from the URL to the Authorization header', () => {
    const hop = firstHop({ url: 'https://me%40here:p%3Aw@feed.example/#top' }, plain);
    expect(hop.url.href).toBe('https://feed.example/');
    expect(hop.headers['authorization']).toBe(`Basic ${Buffer.from('me@here:p:w').toString('base64')}`);
    for (const [info, pair] of [
      ['me', 'me:'],
      [':word', ':word'],
    ] as const) {
      const { headers } = firstHop({ url: `https://${info}@feed.example/` }, plain);
      expect(headers['authorization']).toBe(`Basic ${Buffer.from(pair).toString('base64')}`);
    }
    expect(firstHop({ url: 'https://feed.example/' }, plain).headers).not.toHaveProperty('authorization');
    const base = readBaseUrl('http://user:word@127.0.0.1:1');
    expect(firstHop({ url: 'https://api.example/x' }, { ...plain, base })).toMatchObject({
      headers: { authorization: `Basic ${Buffer.from('user:word').toString('base64')}` },
    });
  });

  it('ignores user info in an untrusted URL', () => {
    const hop = firstHop({ url: 'http://user:word@feed.example/', untrusted: true }, plain);
    expect(hop.headers).not.toHaveProperty('authorization');
    expect(hop.untrusted).toBe(true);
  });

  it('strips the trailing line break of a key', () => {
    const headers = { Authorization: 'Bearer abc\r\n' };
    expect(firstHop({ url: 'https://api.example/', headers }, plain).headers['authorization']).toBe('Bearer abc');
  });

  it.each(['Bearer SECRETCANARY\r\nX-Other: 1', 'SECRETCANARY\0', 'SECRETCANARY…'])(
    'refuses a key that is not a valid header value, without revealing it',
    (key) => {
      const ask = () => firstHop({ url: 'https://api.example/', headers: { authorization: key } }, plain);
      expect(ask).toThrow(expect.objectContaining({ code: 'auth' }));
      expect(ask).not.toThrow('SECRETCANARY');
    },
  );

  it.each<[url: string, code: string]>([
    ['file:///etc/passwd', 'blocked'],
    ['unix:/var/run/x.sock', 'blocked'],
    ['ftp://a.example/', 'blocked'],
    ['//api.example/x', 'unreachable'],
    ['http://', 'unreachable'],
    ['', 'unreachable'],
  ])('refuses to request %j', (url, code) => {
    expect(() => firstHop({ url }, plain)).toThrow(expect.objectContaining({ code }));
  });
});

describe('readBaseUrl', () => {
  it.each(['', 'localhost:8080', 'ftp://127.0.0.1', 'user:SECRETCANARY@'])('refuses %j', (text) => {
    expect(() => readBaseUrl(text)).toThrow(UsageError);
    expect(() => readBaseUrl(text)).not.toThrow('SECRETCANARY');
  });
});
