import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { foundIn } from '../../../../src/sources/shared/feed/found.js';
import { parseFeed } from '../../../../src/sources/shared/feed/parse.js';
import { growth, TOO_STEEP } from '../../../support/growth.js';
import fc from '../../../support/property.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const rss = (item: string) =>
  bytes(`<rss><channel><title>t</title><item><title>x</title>${item}</item></channel></rss>`);

describe('a hostile feed', () => {
  it('is parsed past elements nested thousands deep', () => {
    const feed = parseFeed(
      rss(
        `<description>${'<div>'.repeat(5000)}deep${'</div>'.repeat(5000)}</description><link>https://a.example/</link>`,
      ),
    );
    expect(feed?.items[0]).toMatchObject({ title: 'x', text: 'deep', url: 'https://a.example/' });
  });

  it('is marked as truncated if fields are nested too deeply to be found', () => {
    const deep = `${'<x>'.repeat(300)}<link>https://a.example/</link>${'</x>'.repeat(300)}`;
    const feed = parseFeed(bytes(`<rss><channel>${deep}<item><title>after</title></item></channel></rss>`));
    expect(feed).toMatchObject({ url: null, truncated: true, items: [{ title: 'after' }] });
  });

  it('cannot have its declared entities expanded', () => {
    const bomb = `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>`;
    const feed = parseFeed(bytes(`${bomb}<rss><channel><item><title>&b; &x; &lt;</title></item></channel></rss>`));
    expect(feed?.items[0]?.title).toBe('&b; &x; <');
  });

  it('cannot pollute prototypes', () => {
    const feed = parseFeed(
      rss('<__proto__ polluted="1"><constructor>x</constructor></__proto__><category>__proto__</category>'),
    );
    expect(feed?.items[0]).toMatchObject({ title: 'x', tags: ['__proto__'] });
    const json = parseFeed(
      bytes('{"feed_url":"x","items":[{"id":"1","__proto__":{"title":"polluted"},"constructor":1}]}'),
    );
    expect(json?.items[0]?.title).toBeNull();
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('is parsed correctly with thousands of distinct tag names', () => {
    const kinds = Array.from({ length: 3000 }, (_, n) => `<a${n}/><B${n}>b</b${n}>`).join('');
    const feed = parseFeed(rss(`<Category>${kinds}tagged</category>${kinds}<Link>https://a.example/</LINK>`));
    expect(feed?.items).toEqual([expect.objectContaining({ title: 'x', tags: ['tagged'], url: 'https://a.example/' })]);
  });

  it('is truncated after 50,000 items', () => {
    const feed = parseFeed(bytes(`<rss><channel>${'<item/>'.repeat(60_000)}</channel></rss>`));
    expect(feed?.items).toHaveLength(50_000);
    expect(feed?.truncated).toBe(true);
  });

  it('is truncated if it is longer than the parser reads', () => {
    const long = Buffer.concat([
      bytes('<rss><channel><item><title>x</title></item>'),
      Buffer.alloc(17 * 1024 * 1024, ' '),
    ]);
    expect(parseFeed(long)).toMatchObject({ truncated: true, items: [{ title: 'x' }] });
  });

  it.each([
    ['RSS', '<rss><channel><item><title>x</title></item></channel>', '</rss>', false],
    ['the channel of RSS', '<rss><channel><item><title>x</title></item>', '</channel></rss>', true],
    ['Atom', '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>x</title></entry>', '</feed>', true],
    ['an item', '<rss><channel><item><title>x</title><br>', '</item></channel></rss>', true],
    [
      'a text',
      '<rss><channel><item><title>x</title><description><![CDATA[y',
      ']]></description></item></channel></rss>',
      true,
    ],
  ])('has isTorn set correctly if the end of %s is missing', (_, beginning, end, isTorn) => {
    expect(parseFeed(bytes(beginning + end))).toMatchObject({ isTorn: false, items: [{ title: 'x' }] });
    expect(parseFeed(bytes(beginning))).toMatchObject({ isTorn, truncated: false, items: [{ title: 'x' }] });
  });

  it('never throws or yields duplicate ids, however it is cut or corrupted', () => {
    const feeds = readdirSync('test/fixtures/feeds').map((name) => readFileSync(`test/fixtures/feeds/${name}`));
    const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 20 });
    fc.assert(
      fc.property(fc.constantFrom(...feeds), fc.nat(), changes, (feed, cut, changed) => {
        const broken = Uint8Array.from(feed.subarray(0, cut % (feed.length + 1)));
        for (const [at, byte] of changed) if (broken.length > 0) broken[at % broken.length] = byte;
        const parsed = parseFeed(broken, { url: 'https://a.example/' });
        const ids = parsed === null ? [] : foundIn(parsed, 'https://a.example/').map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 500 },
    );
  });

  it('is parsed in linear time whatever it repeats', () => {
    const pieces: [string, (count: number) => string][] = [
      ['open tags', (count) => '<a>'.repeat(count)],
      ['tags that close nothing', (count) => '<a>'.repeat(count) + '</b>'.repeat(count)],
      ['distinct tags', (count) => Array.from({ length: count }, (_, index) => `<a${index}>`).join('')],
      ['attributes', (count) => `<a ${'b="1" '.repeat(count)}/>`],
      ['namespaces', (count) => '<a xmlns:p="u">'.repeat(count) + '<p:b/>'.repeat(count)],
      ['bases', (count) => '<a xml:base="b/">'.repeat(count)],
      ['ampersands', (count) => `<title>${'&'.repeat(count)}</title>`],
      ['brackets', (count) => `<title>${'&lt;'.repeat(count)}</title>`],
      ['CDATA', (count) => `<title>${'<![CDATA[a]]>'.repeat(count)}</title>`],
      ['unclosed CDATA', (count) => `<title>${'<![CDATA['.repeat(count)}`],
      ['white space', (count) => `<description>${' \n'.repeat(count)}</description>`],
      ['addresses', (count) => `<author>${'a@'.repeat(count)}</author>`],
      ['keywords', (count) => `<tags>${'x,'.repeat(count)}</tags>`],
      ['links', (count) => `<description>${'&lt;a href="x"&gt;'.repeat(count)}</description>`],
      ['items', (count) => '<item><title>a</title></item>'.repeat(count / 10)],
    ];
    for (const [what, piece] of pieces) {
      const isLinear = growth(20_000, (count) => parseFeed(rss(piece(count)))) < TOO_STEEP;
      expect({ what, isLinear }).toEqual({ what, isLinear: true });
    }
  });
});
