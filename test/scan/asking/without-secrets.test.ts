import { describe, expect, it } from '@jest/globals';
import { withoutSecrets } from '../../../src/scan/asking/without-secrets.js';
import type { Found } from '../../../src/sources/source.js';

const redact = (text: string) => text.replaceAll('hush', 'REDACTED');

describe('withoutSecrets', () => {
  it('redacts secrets in ids and URLs and changes nothing else', () => {
    const found: Found = {
      id: 'https://example.com/feed?key=hush#1',
      url: 'https://example.com/1?key=hush',
      text: 'they say hush',
      origin: { name: 'A feed', url: 'https://example.com/feed?key=hush' },
      links: ['https://example.com/plain', 'https://example.com/leave?key=hush'],
      media: ['https://example.com/1.mp3?key=hush'],
    };
    expect(withoutSecrets([found], redact)).toEqual([
      {
        id: 'https://example.com/feed?key=REDACTED#1',
        url: 'https://example.com/1?key=REDACTED',
        text: 'they say hush',
        origin: { name: 'A feed', url: 'https://example.com/feed?key=REDACTED' },
        links: ['https://example.com/plain', 'https://example.com/leave?key=REDACTED'],
        media: ['https://example.com/1.mp3?key=REDACTED'],
      },
    ]);
  });

  it.each([
    [null],
    ['text'],
    [7],
    [{ id: 7, origin: null }],
    [{}],
    [{ id: null, origin: null }],
    [{ links: null, media: [7, null] }],
  ])('passes items of an unexpected shape through: %j', (odd) => {
    const [one] = withoutSecrets([odd as unknown as Found], redact);
    if (typeof odd === 'object' && odd !== null) expect(one).toMatchObject({ ...odd });
    else expect(one).toBe(odd);
  });
});
