import { describe, expect, it } from '@jest/globals';
import { parseOpml } from '../../../src/sources/shared/opml.js';

const parse = (text: string) => parseOpml(new TextEncoder().encode(text));
const opml = (body: string) =>
  parse(`<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>${body}</body></opml>`);

describe('parseOpml', () => {
  it('reads subscriptions in nested folders, each address once', () => {
    const folders =
      '<outline text="Coffee"><outline type="rss" text="A &amp; B" title="The A" xmlUrl="https://a.example/feed?x=1&amp;y=2" htmlUrl="https://a.example"/>' +
      '<outline text="Deeper"><outline text="B" xmlurl="http://b.example/"/></outline></outline><outline text="again" xmlUrl="http://b.example/"/>';
    expect(opml(folders)).toEqual([
      { title: 'The A', url: 'https://a.example/feed?x=1&y=2' },
      { title: 'B', url: 'http://b.example/' },
    ]);
  });

  it.each([
    [
      'the scheme of feed readers',
      '<outline xmlUrl="feed://a.example/f"/>',
      [{ title: null, url: 'https://a.example/f' }],
    ],
    [
      'a bare ampersand',
      '<outline text="A & B" xmlUrl="https://a.example/?a=1&b=2"/>',
      [{ title: 'A & B', url: 'https://a.example/?a=1&b=2' }],
    ],
    [
      'entities of HTML',
      '<outline text="caf&eacute;" xmlUrl="https://a.example/"/>',
      [{ title: 'café', url: 'https://a.example/' }],
    ],
    ['nothing of other schemes', '<outline xmlUrl="javascript:alert(1)"/><outline xmlUrl="file:///etc/passwd"/>', []],
    ['no folders and no links', '<outline text="Folder"/><outline type="link" url="https://a.example/"/>', []],
  ])('reads %s', (_, body, subscriptions) => {
    expect(opml(body)).toEqual(subscriptions);
  });

  it('reads a truncated document', () => {
    expect(parse('<opml><body><outline text="A" xmlUrl="https://a.example/"><outline text="B" xmlUrl="https')).toEqual([
      { title: 'A', url: 'https://a.example/' },
    ]);
  });

  it('decodes the charset of the XML declaration', () => {
    const bytes = Buffer.from(
      '<?xml version="1.0" encoding="ISO-8859-1"?><opml><body><outline text="caf\xe9" xmlUrl="http://a.example/"/></body></opml>',
      'latin1',
    );
    expect(parseOpml(bytes)).toEqual([{ title: 'café', url: 'http://a.example/' }]);
  });

  it.each(['', 'not OPML', '{}', '<html><body></body></html>'])('finds nothing in %j', (text) => {
    expect(parse(text)).toEqual([]);
  });
});
