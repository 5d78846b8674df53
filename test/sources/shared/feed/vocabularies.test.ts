/** Feeds mix vocabularies: known ones are read, others are ignored. */
import { describe, expect, it } from '@jest/globals';
import { parseFeed } from '../../../../src/sources/shared/feed/parse.js';

const parse = (text: string) => parseFeed(new TextEncoder().encode(text))?.items[0];
const rssItem = (item: string) => parse(`<rss><channel><item>${item}</item></channel></rss>`);
const atomEntry = (entry: string) => parse(`<feed xmlns="http://www.w3.org/2005/Atom"><entry>${entry}</entry></feed>`);

describe('parseFeed', () => {
  it('ignores elements wrapped in another vocabulary, but reads media:group', () => {
    const wrapped =
      '<x:object xmlns:x="urn:else"><id>tag:else</id><title>else</title><link href="https://else.example/"/>' +
      '<published>2026-02-02T00:00:00Z</published><category term="else"/><author><name>Else</name></author></x:object>';
    const entry = atomEntry(
      `${wrapped}<id>tag:1</id><title>t</title><link href="https://a.example/"/><updated>2026-01-01T00:00:00Z</updated>`,
    );
    expect(entry).toMatchObject({ id: 'tag:1', title: 't', url: 'https://a.example/', tags: [], author: null });
    expect(entry?.publishedAt).toBe('2026-01-01T00:00:00.000Z');
    const group =
      '<media:group><media:title>clip</media:title><media:content url="https://m.example/1.mp4"/></media:group>';
    expect(rssItem(group)).toMatchObject({ title: 'clip', media: ['https://m.example/1.mp4'] });
  });

  it('reads the source of an RSS item from Atom elements', () => {
    const source =
      '<atom:source><atom:title>Notes</atom:title><atom:link href="https://n.example/"/><atom:author><atom:name>Ann</atom:name></atom:author></atom:source>';
    expect(rssItem(source)).toMatchObject({
      source: { name: 'Notes', url: 'https://n.example/' },
      author: { name: 'Ann' },
    });
  });

  it('also reads the newer dcterms namespace of Dublin Core', () => {
    const terms = ['title', 'creator', 'subject', 'description', 'date', 'language'];
    const values = ['t', 'Ann', 'coffee', 'words', '2026-01-01', 'de'];
    expect(rssItem(terms.map((term, at) => `<dcterms:${term}>${values[at]}</dcterms:${term}>`).join(''))).toMatchObject(
      {
        title: 't',
        author: { name: 'Ann' },
        tags: ['coffee'],
        text: 'words',
        publishedAt: '2026-01-01T12:00:00.000Z',
        language: 'de',
      },
    );
  });
});
