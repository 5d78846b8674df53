import { describe, expect, it } from '@jest/globals';
import { holdsCredentials, redactBody, redactHeaders, redactor, redactUrl, secretsIn } from '../../src/http/redact.js';
import { growth, TOO_STEEP } from '../support/growth.js';

describe('redactor', () => {
  const secret = 'SECRET+CA/NA=RY "x"&<é>\\';
  it.each<[spelling: string, text: string]>([
    ['as it is', secret],
    ['in a URL', encodeURIComponent(secret)],
    ['in a URL with small letters', encodeURIComponent(secret).toLowerCase()],
    ['in a form', new URLSearchParams({ k: secret }).toString().slice(2)],
    ['in a URL in a URL', encodeURIComponent(encodeURIComponent(secret))],
    ['in JSON', JSON.stringify(secret).slice(1, -1)],
    ['in JSON of a careful writer', JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/').replace('é', '\\u00e9')],
    ['in HTML', 'SECRET+CA/NA=RY &quot;x&quot;&amp;&lt;&#233;&gt;\\'],
    ['in HTML by numbers', 'SECRET&#43;CA&#x2F;NA=RY &#34;x&#034;&#38;&#60;é&#62;\\'],
  ])('recognizes a secret %s', (_, text) => {
    expect(redactor([secret])(`a ${text} z`)).toBe('a REDACTED z');
  });

  it.each(['', 'i', 'id', 'id:', 'some user:'])('finds a secret in base64 after %j', (before) => {
    const text = Buffer.from(`${before}SECRETCANARY and more`).toString('base64');
    const clean = redactor(['SECRETCANARY'])(`Basic ${text}`);
    expect(clean).toContain('REDACTED');
    expect(Buffer.from(clean.replace('REDACTED', '').slice(6), 'base64').toString()).not.toContain('CANARY');
  });

  it('finds a secret in URL-safe base64', () => {
    const key = '????>>>>~~~~';
    expect(redactor([key])(Buffer.from(key).toString('base64url'))).toBe('REDACTED');
  });

  it('replaces the longest secret first', () => {
    expect(redactor(['abcd', 'abcdefgh'])('abcdefgh abcd')).toBe('REDACTED REDACTED');
  });

  it('does not redact secrets of three characters or fewer', () => {
    expect(redactor(['', 'a', 'abc'])('a b abc')).toBe('a b abc');
  });

  it('treats secrets as literal text, not as patterns', () => {
    expect(redactor(['.*.*(x'])('abcdefg .*.*(x')).toBe('abcdefg REDACTED');
  });
});

describe('redactUrl', () => {
  it.each<[url: string, clean: string]>([
    ['https://a.example/x?q=a%20b+c&d=%c3%a4', 'https://a.example/x?q=a%20b+c&d=%c3%a4'],
    ['https://a.example/x?key=abc&q=a%20b', 'https://a.example/x?key=REDACTED&q=a%20b'],
    ['https://a.example/x?q=1&access_token=abc', 'https://a.example/x?q=1&access_token=REDACTED'],
    ['https://a.example/x?apiKey=abc#access_token=d', 'https://a.example/x?apiKey=REDACTED#access_token=REDACTED'],
    ['https://a.example/x?client_secret=a=b', 'https://a.example/x?client_secret=REDACTED'],
    ['https://me:word@a.example/x?mail=a@b', 'https://a.example/x?mail=a@b'],
    [
      'https://a.example/x?pageToken=abc&next_token=d&code=us',
      'https://a.example/x?pageToken=abc&next_token=d&code=us',
    ],
    ['https://a.example/@me@there', 'https://a.example/@me@there'],
    ['/relative?token=abc', '/relative?token=REDACTED'],
  ])('turns %s into %s', (url, clean) => {
    expect(redactUrl(url)).toBe(clean);
  });

  it('runs in linear time, and so does redactBody', () => {
    const reading = (length: number) => {
      redactUrl(`https://a.example/${'?'.repeat(length)}`);
      redactUrl(`https://${'@'.repeat(length)}/`);
      redactBody('"token"'.repeat(length / 5), redactor([]));
      redactBody(`"token": "${'\\"'.repeat(length)}`, redactor([]));
      redactBody(`"token"${' '.repeat(length)}`, redactor([]));
    };
    expect(growth(100_000, reading)).toBeLessThan(TOO_STEEP);
  });
});

describe('redactHeaders', () => {
  it('removes credentials, and redacts keys in URLs and known secrets', () => {
    const headers = {
      accept: '*/*',
      authorization: 'Bearer abc',
      cookie: 'sid=abc',
      'set-cookie': 'sid=abc',
      'x-api-key': 'abc',
      'x-auth-token': 'abc',
      'api-key': 'abc',
      'private-token': 'abc',
      link: '<https://a.example/?page=2&key=abc>; rel="next"',
      location: 'https://u:p@a.example/?token=abc',
      'x-note': 'the secret word',
    };
    expect(redactHeaders(headers, redactor(['secret word']))).toEqual({
      accept: '*/*',
      link: '<https://a.example/?page=2&key=REDACTED>; rel="next"',
      location: 'https://a.example/?token=REDACTED',
      'x-note': 'the REDACTED',
    });
  });
});

describe('redactBody', () => {
  const redact = redactor([]);
  it.each<[body: string, clean: string]>([
    ['{"accessJwt":"a.b","did":"d"}', '{"accessJwt":"REDACTED","did":"d"}'],
    ['{"refresh_token" : "a\\"b", "x": 1}', '{"refresh_token" : "REDACTED", "x": 1}'],
    ['{"password":"","api_key":"k"}', '{"password":"REDACTED","api_key":"REDACTED"}'],
    [
      '{"license":{"key":"mit"},"next_token":"abc","secretary":"Ann"}',
      '{"license":{"key":"mit"},"next_token":"abc","secretary":"Ann"}',
    ],
    ['{"token":null,"secret":1}', '{"token":null,"secret":1}'],
  ])('turns %s into %s', (body, clean) => {
    expect(redactBody(body, redact)).toBe(clean);
  });

  it('recognizes a login by its members', () => {
    expect(holdsCredentials('{"identifier":"me","password":"x"}')).toBe(true);
    expect(holdsCredentials('{"query":"password"}')).toBe(false);
    expect(holdsCredentials('{"identifier":"me","password":"x"}')).toBe(true);
  });
});

describe('secretsIn', () => {
  it('returns the values of secret names, except short ones', () => {
    const headers = {
      authorization: 'Bearer 0123456789abcdef',
      'x-token': 'short',
      accept: 'application/activity+json',
    };
    const body = '{"accessJwt":"eyJhbGciOiJFUzI1NiJ9.e","token":"no","text":"a long but harmless text"}';
    expect(secretsIn(headers, body)).toEqual(['Bearer 0123456789abcdef', '0123456789abcdef', 'eyJhbGciOiJFUzI1NiJ9.e']);
  });
});
