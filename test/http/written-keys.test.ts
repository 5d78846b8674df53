import { describe, expect, it } from '@jest/globals';
import { withoutKeys } from '../../src/http/written-keys.js';

const KEY = 'SECRETCANARY-78';

describe('withoutKeys', () => {
  it.each<[what: string, setting: string, text: string]>([
    ['an address', `https://a.example/feed?tag=x&token=${KEY}`, 'https://a.example/feed?tag=x&token=REDACTED'],
    ['an address without a scheme', `a.example/feed?api_key=${KEY}#top`, 'a.example/feed?api_key=REDACTED#top'],
    ['a login', `wss://ann:${KEY}@a.example/x`, 'wss://a.example/x'],
    ['a key as the user', `https://${KEY}@a.example/x`, 'https://a.example/x'],
    [
      'a header and an address in JSON',
      `{"url":"https://a.example/?q={query}&key=${KEY}","headers":{"Accept":"text/html","x-api-key":"${KEY}"}}`,
      '{"url":"https://a.example/?q={query}&key=REDACTED","headers":{"Accept":"text/html","x-api-key":"REDACTED"}}',
    ],
    [
      'JSON joined by commas',
      `{"headers":{"Authorization":"Bearer ${KEY}"}},{"name":"b"}`,
      '[{"headers":{"Authorization":"REDACTED"}},{"name":"b"}]',
    ],
    ['JSON in other letters', `{"\\u0061pi_key": "${KEY}"}`, '{"api_key":"REDACTED"}'],
    ['JSON that is cut off', `{"url":"https://a.example/?token=${KEY}`, '{"url":"https://a.example/?token=REDACTED'],
  ])('removes the key and keeps the rest of %s', (_, setting, text) => {
    const written = withoutKeys(setting);
    expect(written.text).toBe(text);
    expect(written.keys.join('\n')).toContain(KEY);
    expect(withoutKeys(text)).toMatchObject({ text, keys: [] });
  });

  it.each(['acme coffee', 'one,two', 'https://a.example/x?q=a%20b', '{"name":"Acme","step":2}', '[]', '[', ''])(
    'leaves %j unchanged',
    (setting) => {
      expect(withoutKeys(setting)).toEqual({ text: setting, keys: [], holdsKeys: false });
    },
  );

  it('decodes a percent-encoded key', () => {
    expect(withoutKeys('https://a.example/?token=abc%2Fdef%2B123').keys).toEqual(['abc/def+123']);
  });

  it('recognizes a number as a key', () => {
    expect(withoutKeys('{"headers":{"X-Api-Key":4711081512}}')).toEqual({
      text: '{"headers":{"X-Api-Key":"REDACTED"}}',
      keys: ['4711081512', '4711081512'],
      holdsKeys: true,
    });
  });

  it('redacts a plain word without returning it as a key, since other texts may contain it', () => {
    expect(withoutKeys('https://a.example/?key=acmecoffee')).toEqual({
      text: 'https://a.example/?key=REDACTED',
      keys: [],
      holdsKeys: true,
    });
  });

  it('handles deeply nested JSON', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(withoutKeys(deep).text).toHaveLength(deep.length);
  });
});
