import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readOpml } from '../../../src/inputs/feeds/opml-file.js';
import { openInput } from '../../../src/inputs/open.js';
import { readFileNamed, readStdin, refusalOf } from '../reading.js';

const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Acme news</title><link>https://news.example/</link>
<item><title>Acme opens</title><link>https://news.example/1</link><guid isPermaLink="false">1</guid><pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate><description>&lt;p&gt;At last.&lt;/p&gt;</description></item>
<item><title>Acme closes</title><link>https://news.example/2</link><guid isPermaLink="false">2</guid><pubDate>Fri, 20 Nov 2026 09:00:00 GMT</pubDate></item>
<item><link>https://news.example/3</link></item>
</channel></rss>`;
const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Acme news</title><entry><id>tag:news.example,2026:1</id><title>Acme opens</title><updated>2026-11-20T08:00:00Z</updated></entry></feed>`;
const claiming = '<?xml version="1.0" encoding="windows-1251"?><rss><item><title>Кофе</title></item></rss>';
const jsonFeed = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Acme news',
  home_page_url: 'https://news.example/',
  items: [
    {
      id: '1',
      url: 'https://news.example/1',
      title: 'Acme opens',
      content_html: '<p>At last.</p>',
      date_published: '2026-11-20T08:00:00Z',
    },
  ],
};

describe('a feed in a file', () => {
  it('is read as the feed source reads it, except for the name of the source', async () => {
    const { found, warnings, error } = await readFileNamed('feed.xml', rss);
    expect(found).toMatchObject([
      { id: 'https://news.example/#2', title: 'Acme closes', kind: 'article' },
      {
        id: 'https://news.example/#1',
        title: 'Acme opens',
        text: 'At last.',
        publishedAt: '2026-11-20T08:00:00.000Z',
        origin: { name: 'Acme news', url: 'https://news.example/' },
      },
    ]);
    expect(found[0]).not.toHaveProperty('source');
    expect([warnings, error]).toEqual([['empty_item: 1 item without text, or deleted: left out'], null]);
  });

  it.each<readonly [string, string, string | Uint8Array]>([
    ['Atom', 'feed.atom', atom],
    ['a byte order mark', 'feed.xml', `\ufeff${atom}`],
    ['UTF-16', 'feed.xml', Buffer.from(`\ufeff<?xml version="1.0" encoding="utf-16"?>${atom}`, 'utf16le')],
    ['gzip', 'feed.xml.gz', gzipSync(atom)],
    ['JSON Feed', 'feed.json', JSON.stringify(jsonFeed)],
    ['JSON Feed over many lines', 'feed.json', JSON.stringify(jsonFeed, null, 2)],
    ['a name that says otherwise', 'posts.csv', `\n ${atom}`],
  ])('is read: %s', async (_, name, content) => {
    const { found } = await readFileNamed(name, content);
    expect(found).toMatchObject([
      { title: 'Acme opens', kind: 'article', publishedAt: '2026-11-20T08:00:00.000Z', origin: { name: 'Acme news' } },
    ]);
  });

  it.each([
    [
      'it says',
      Buffer.from(
        '<?xml version="1.0" encoding="windows-1251"?><rss><item><title>\xca\xee\xf4\xe5</title></item></rss>',
        'latin1',
      ),
    ],
    ['its byte order mark says, whatever it says itself', Buffer.from(`\ufeff${claiming}`)],
    ['UTF-16 says, whatever it says itself', Buffer.from(`\ufeff${claiming}`, 'utf16le')],
    ['UTF-16 says, packed', gzipSync(Buffer.from(`\ufeff${claiming}`, 'utf16le'))],
  ])('is decoded in the charset that %s', async (_, content) => {
    const { found } = await readFileNamed('feed.xml', content);
    expect(found.map(({ title }) => title)).toEqual(['Кофе']);
  });

  it('does not depend on its file name', async () => {
    const bare = rss.replace('<link>https://news.example/</link>', '');
    const [a, b] = [await readFileNamed('a.xml', bare), await readFileNamed('b.rss', bare)];
    expect(a.found).toEqual(b.found);
    expect(a.found[0]).toMatchObject({ id: 'Acme news#2', origin: { url: null } });
  });

  it('reports a truncation if it is too long', async () => {
    const item = (id: number) =>
      `<item><guid>https://news.example/${id}</guid><title>${'Acme '.repeat(20_000)}</title></item>`;
    const items = Array.from({ length: 170 }, (_, id) => item(id)).join('');
    const { truncations, found } = await readStdin([rss.replace('</channel>', items)]);
    expect(truncations).toHaveLength(1);
    expect(found.length).toBeGreaterThan(2);
  });

  it('reports that it is cut off, or that its compressed data is', async () => {
    const torn = rss.slice(0, rss.lastIndexOf('</item>'));
    expect((await readFileNamed('feed.xml', torn)).truncations).toEqual([
      'the feed is cut off in the middle: the rest is not counted',
    ]);
    expect((await readFileNamed('feed.xml', rss)).truncations).toEqual([]);
    const packed = gzipSync(`${rss.replace('</channel>', '')}${'<!-- more -->'.repeat(20_000)}</channel></rss>`);
    const { truncations, error } = await readFileNamed('feed.xml.gz', packed.subarray(0, packed.length - 9));
    expect([truncations, String(error)]).toEqual([[], expect.stringContaining('ends too early')]);
  });
});

describe('a list of feeds', () => {
  const folder = mkdtempSync(join(tmpdir(), 'inputs-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const opml =
    '<opml version="2.0"><body><outline text="News"><outline xmlUrl="https://a.example/feed"/></outline><outline xmlUrl="https://b.example/rss"/></body></opml>';
  const path = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const feeds = ['https://a.example/feed', 'https://b.example/rss'];

  it('returns the addresses of its feeds', async () => {
    expect(await readOpml(path('feeds.opml', opml))).toEqual(feeds);
    expect(await readOpml(path('feeds.opml.gz', gzipSync(opml)))).toEqual(feeds);
    const opened = await openInput({
      name: `file:${path('list.xml', opml)}`,
      stdin: () => Readable.from([]),
      map: null,
      timezone: 'UTC',
    });
    expect(opened).toEqual({ type: 'feeds', feeds });
  });

  it.each([
    ['other.opml', atom, /other\.opml is not OPML; as a feed reader exports it/],
    ['none.opml', '<opml><body></body></opml>', /none\.opml names no feed/],
    ['empty.opml', '', /empty\.opml is empty/],
  ])('is rejected if it is empty or not a list of feeds: %s', async (name, content, message) => {
    expect(await refusalOf(readOpml(path(name, content)))).toMatch(message);
  });

  it('is rejected if it does not exist', async () => {
    expect(await refusalOf(readOpml(join(folder, 'nowhere.opml')))).toMatch(/nowhere\.opml: no such file/);
  });
});

describe('a HAR file', () => {
  const exchange = (url: string, text: string, more: object = {}) => ({
    request: { method: 'GET', url },
    response: { status: 200, headers: [{ name: 'Content-Type', value: 'text/plain' }], content: { text, ...more } },
  });
  const hit = { objectID: '501', title: 'Acme', created_at_i: 1795161600, _tags: ['story'] };
  const latin = Buffer.from(atom.replace('Acme opens', 'Caf\xe9 Acme'), 'latin1').toString('base64');
  const har = {
    log: {
      version: '1.2',
      pages: [{ id: 'p', title: 'Page' }],
      entries: [
        exchange('https://hn.example/search', JSON.stringify({ hits: [hit] })),
        exchange('https://news.example/feed.xml', rss),
        exchange('https://latin.example/feed.xml', latin, { encoding: 'base64' }),
        exchange('https://acme.example/', '<html><body>Acme</body></html>'),
        exchange('https://track.example/', '{"title":"Acme","text":"not a post"}'),
        exchange('https://img.example/', 'R0lGODlhAQABAAAAACw=', { encoding: 'base64' }),
        {
          request: { url: 'https://odd.example/' },
          response: {
            status: 200,
            headers: [{ name: { toString: 1 }, value: 'x' }],
            content: { text: 'PHA+', encoding: 'base64' },
          },
        },
        {
          request: { url: 'https://x.example/' },
          response: { status: 429, content: { text: JSON.stringify({ hits: [hit] }) } },
        },
        { request: { url: 'https://y.example/' }, response: { status: 0 } },
      ],
    },
  };

  it.each([
    ['compact', JSON.stringify(har)],
    ['over many lines', JSON.stringify(har, null, 2)],
  ])('returns the feeds and the recognized JSON in it: %s', async (_, text) => {
    const { found, warnings, error } = await readFileNamed('scan.har', text);
    expect(found).toMatchObject([
      { source: 'hackernews', id: '501' },
      { title: 'Acme closes', origin: { name: 'Acme news' } },
      { title: 'Acme opens' },
      { title: 'Café Acme' },
    ]);
    expect([warnings, error]).toEqual([[], null]);
  });
});
