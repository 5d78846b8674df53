import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Feed, parseFeed } from '../../../../src/sources/shared/feed/parse.js';

const FIXTURES = 'test/fixtures/feeds';
const bytes = (text: string) => new TextEncoder().encode(text);
const parse = (text: string, url = 'https://feeds.example/in/feed'): Feed | null => parseFeed(bytes(text), { url });
const rssItem = (item: string) => parse(`<rss><channel><item>${item}</item></channel></rss>`)?.items[0];
const atomEntry = (entry: string) =>
  parse(`<feed xmlns="http://www.w3.org/2005/Atom"><entry>${entry}</entry></feed>`)?.items[0];

describe('parseFeed', () => {
  for (const name of readdirSync(FIXTURES).filter((file) => extname(file) !== '.json')) {
    it(`reads ${name} as ${basename(name, extname(name))}.json says`, () => {
      const expected: unknown = JSON.parse(readFileSync(`${FIXTURES}/${basename(name, extname(name))}.json`, 'utf8'));
      expect(parseFeed(readFileSync(`${FIXTURES}/${name}`), { url: 'https://feeds.example/in/feed' })).toEqual(
        expected,
      );
    });
  }

  it.each([
    ['a web page', '<!DOCTYPE html><html><head><title>x</title></head><body><rss></rss></body></html>'],
    ['XHTML', '<html xmlns="http://www.w3.org/1999/xhtml"><body><feed/></body></html>'],
    ['plain text', 'Not found'],
    ['nothing', ''],
    ['a sitemap', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>x</loc></url></urlset>'],
    ['OPML', '<opml version="2.0"><body><outline xmlUrl="x"/></body></opml>'],
    ['JSON of something else', '{"items": [{"id": 1}], "version": "2"}'],
    ['a JSON array', '[{"id": 1}]'],
    ['broken JSON', '{"version": "https://jsonfeed.org/version/1", "items": ['],
    ['binary', '\u0000\u0001\u0002'],
  ])('returns null for %s', (_, text) => {
    expect(parse(text)).toBeNull();
  });

  it('resolves the prefix of a tag by the namespace declared at its position', () => {
    const titled = (uri: string, title: string) => `<item><x:title xmlns:x="${uri}">${title}</x:title></item>`;
    const items = [
      titled('http://purl.org/dc/elements/1.1/', 'first'),
      titled('urn:else', 'second'),
      '<item><x:title>third</x:title></item>',
      titled('HTTPS://purl.org/dc/elements/1.1', 'fourth'),
    ];
    const feed = parse(`<rss><channel>${items.join('')}</channel></rss>`);
    expect(feed?.items.map(({ title }) => title)).toEqual(['first', null, null, 'fourth']);
  });

  it('ignores markup after the feed', () => {
    expect(parse('<rss><channel><title>T</title></channel></rss><script>x</script><!-- cached --><meta/>')?.title).toBe(
      'T',
    );
  });

  it('ignores text and markup before the feed', () => {
    expect(
      parse(
        '\n \ufeff<br />\n<b>Warning</b>: x in y.php<br />\n<?xml version="1.0"?><rss><channel><title>T</title></channel></rss>',
      )?.title,
    ).toBe('T');
  });

  it.each([
    [
      'dc:creator before author',
      '<author>x@y.example</author><dc:creator>Ann</dc:creator>',
      { name: 'Ann', url: null, email: null },
    ],
    ['mail (Name)', '<author>ann@y.example (Ann B.)</author>', { name: 'Ann B.', url: null, email: 'ann@y.example' }],
    ['Name (mail)', '<author>Ann B. (ann@y.example)</author>', { name: 'Ann B.', url: null, email: 'ann@y.example' }],
    ['Name <mail>', '<author>Ann &lt;ann@y.example&gt;</author>', { name: 'Ann', url: null, email: 'ann@y.example' }],
    [
      'a mail as an address',
      '<author>mailto:ann@y.example (Ann)</author>',
      { name: 'Ann', url: null, email: 'ann@y.example' },
    ],
    ['a mail alone', '<author>ann@y.example</author>', { name: null, url: null, email: 'ann@y.example' }],
    ['entities in names', '<dc:creator>Ann &amp;amp; Bob</dc:creator>', { name: 'Ann & Bob', url: null, email: null }],
    [
      'persons as elements',
      '<author><name>Ann</name><uri>/ann</uri></author>',
      { name: 'Ann', url: 'https://feeds.example/ann', email: null },
    ],
    [
      "persons as Atom's elements",
      '<atom:author><atom:name>Ann</atom:name><atom:email>ann@y.example</atom:email><atom:uri>/ann</atom:uri></atom:author>',
      { name: 'Ann', url: 'https://feeds.example/ann', email: 'ann@y.example' },
    ],
    [
      'entities beside a mail',
      '<author>j@y.example (J&amp;ouml;rg)</author>',
      { name: 'Jörg', url: null, email: 'j@y.example' },
    ],
    [
      'a name with its host, which is not a mail',
      '<dc:creator>@ann@social.example</dc:creator>',
      { name: '@ann@social.example', url: null, email: null },
    ],
    [
      'a name with its host beside another',
      '<author>@ann@social.example (Ann B.)</author>',
      { name: 'Ann B.', url: null, email: null },
    ],
    ['nobody', '<author> </author>', null],
  ])('reads authors: %s', (_, item, author) => {
    expect(rssItem(item)?.author).toEqual(author);
  });

  it.each([
    ['the link', '<guid>https://a.example/g</guid><link>https://a.example/l</link>', 'https://a.example/l'],
    ['the guid where there is no link', '<guid>https://a.example/g</guid>', 'https://a.example/g'],
    ['no guid that is not an address', '<guid>17</guid>', null],
    [
      'a guid that is an address although it says no',
      '<guid isPermaLink="false">https://a.example/g</guid>',
      'https://a.example/g',
    ],
    [
      'the original before the counted link',
      '<link>https://count.example/1</link><feedburner:origLink>https://a.example/1</feedburner:origLink>',
      'https://a.example/1',
    ],
    ['a relative link', '<link>../x</link>', 'https://feeds.example/x'],
    ['a link in an attribute', '<link href="https://a.example/h"/>', 'https://a.example/h'],
    [
      'a link with a bare ampersand',
      '<link>https://a.example/?a=1&b=2&copy=3</link>',
      'https://a.example/?a=1&b=2&copy=3',
    ],
    ['no link of another scheme', '<link>javascript:alert(1)</link>', null],
    ['no link of the feed itself', '<atom:link rel="self" href="https://a.example/feed"/>', null],
  ])('finds the address: %s', (_, item, url) => {
    expect(rssItem(item)?.url).toBe(url);
  });

  it.each([
    ['text/html', 'type="text/html"', '&lt;b&gt;x&lt;/b&gt; &amp;amp; y', 'x & y'],
    ['plain text with brackets', 'type="text"', 'the &lt;b&gt; tag', 'the <b> tag'],
    ['no type at all', '', 'the &lt;b&gt; tag', 'the <b> tag'],
    ['elements', 'type="xhtml"', '<div><b>x</b> &lt;y&gt;</div>', 'x <y>'],
    ['another media type as base64', 'type="image/svg"', 'PGI+eDwvYj4=', 'x'],
    ['base64 that is none', 'mode="base64"', '%%%', null],
  ])('reads Atom titles: %s', (_, attributes, title, text) => {
    expect(atomEntry(`<title ${attributes}>${title}</title>`)?.title).toBe(text);
  });

  it('prefers the time of publication to other times, whatever their order', () => {
    expect(
      rssItem(
        '<dc:date>2026-01-02T00:00:00Z</dc:date><pubDate>Thu, 01 Jan 2026 00:00:00 GMT</pubDate><atom:updated>2026-01-03T00:00:00Z</atom:updated>',
      )?.publishedAt,
    ).toBe('2026-01-01T00:00:00.000Z');
    expect(rssItem('<pubDate>nonsense</pubDate><dc:date>2026-01-02T00:00:00Z</dc:date>')?.publishedAt).toBe(
      '2026-01-02T00:00:00.000Z',
    );
  });

  it('ignores content with the media type of an image', () => {
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]).toString('base64');
    expect(atomEntry(`<content type="image/png">${picture}</content><summary>words</summary>`)?.text).toBe('words');
  });

  it.each([
    ['elements', '<title type="xhtml"><div>Notes <b>from</b> here</div></title>', 'Notes from here'],
    ['plain text with brackets', '<title>#1 in &lt;b&gt;</title>', '#1 in <b>'],
    ['HTML', '<title type="html">A &amp;amp; B</title>', 'A & B'],
  ])('reads the name of the source: %s', (_, title, name) => {
    expect(atomEntry(`<source><id>tag:2</id>${title}</source>`)?.source).toEqual({ name, url: null });
  });

  it('keeps an item whose time cannot be read', () => {
    expect(rssItem('<title>x</title><pubDate>soon</pubDate>')).toMatchObject({
      title: 'x',
      publishedAt: null,
      precision: null,
    });
  });

  it('treats the start of another item as the end of an unclosed one', () => {
    const feed = parse(
      '<rss><channel><item><title>a</title><item><title>b</title><item><title>c</title></channel></rss>',
    );
    expect(feed?.items.map(({ title }) => title)).toEqual(['a', 'b', 'c']);
  });

  it('reads unescaped HTML elements in an RSS description', () => {
    expect(
      rssItem('<description>Some <b>bold</b> text<br>and a <p>paragraph</description><title>t</title>'),
    ).toMatchObject({ title: 't', text: 'Some bold text\nand a\n\nparagraph' });
  });

  it('reads nested categories and keyword lists', () => {
    const { tags } = rssItem(
      '<itunes:category text="A"><itunes:category text="B"/></itunes:category><media:keywords>c, d</media:keywords><category>C++</category>',
    )!;
    expect(tags).toEqual(['A', 'B', 'c', 'd', 'C++']);
  });
});
