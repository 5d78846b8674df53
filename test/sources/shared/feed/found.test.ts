import { describe, expect, it } from '@jest/globals';
import { foundIn } from '../../../../src/sources/shared/feed/found.js';
import { parseFeed } from '../../../../src/sources/shared/feed/parse.js';
import { heldBy } from '../../../support/held.js';

const ADDRESS = 'https://a.example/feed';

function found(items: string, head = '<title>Blog</title><link>https://a.example/</link>') {
  const text = `<rss><channel>${head}${items}</channel></rss>`;
  return foundIn(parseFeed(new TextEncoder().encode(text), { url: ADDRESS })!, ADDRESS);
}
const item = (inner: string) => `<item><title>t</title>${inner}</item>`;
const ids = (...items: string[]) => found(items.map(item).join('')).map(({ id }) => id);

describe('foundIn', () => {
  it.each([
    ['a guid that is an address', '<guid>https://a.example/1</guid>', 'https://a.example/1'],
    [
      'a guid that is an address of nothing',
      '<guid isPermaLink="false">https://a.example/?p=1</guid><link>https://a.example/x</link>',
      'https://a.example/?p=1',
    ],
    ['a tag', '<guid>tag:a.example,2026:1</guid>', 'tag:a.example,2026:1'],
    ['a urn', '<guid>urn:uuid:1-2</guid>', 'urn:uuid:1-2'],
    [
      'a number, together with its feed',
      '<guid>17</guid><link>https://a.example/x</link>',
      'https://a.example/feed#17',
    ],
    ['the address where there is no guid', '<link>https://a.example/x</link>', 'https://a.example/x'],
  ])('uses as id: %s', (_, inner, id) => {
    expect(ids(inner)).toEqual([id]);
  });

  it('derives a stable id from the text of items without guid and link', () => {
    const [first, second] = ids('<description>a</description>', '<description>b</description>');
    expect(first).toMatch(/^https:\/\/a\.example\/feed#[0-9a-f]{16}$/);
    expect(second).not.toBe(first);
    expect(ids('<description>b</description>', '<description>a</description>')).toEqual([second, first]);
  });

  it('ignores a guid that several items share', () => {
    expect(
      ids('<guid>x</guid><link>https://a.example/1</link>', '<guid>x</guid><link>https://a.example/2</link>'),
    ).toEqual(['https://a.example/1', 'https://a.example/2']);
  });

  it('returns duplicate items once', () => {
    expect(ids('<guid>x</guid>', '<guid>x</guid>')).toHaveLength(1);
  });

  it.each([
    ['by its id', '<guid>tag:a.example,2026:1</guid><link>https://a.example/1</link>', 'tag:a.example,2026:1'],
    ['by its address', '<link>https://a.example/1</link>', 'https://a.example/1'],
  ])('gives duplicate items the same id as a single item: %s', (_, inner, id) => {
    expect(ids(inner, `${inner}<description>an older version</description>`)).toEqual([id]);
  });

  it('keeps replies that share a guid and have no title apart by their text', () => {
    const texts = ['one', 'another'].map((text) => `<item><guid>x</guid><description>${text}</description></item>`);
    expect(found(texts.join(''))).toHaveLength(2);
  });

  it('uses the same id for an item and for the parent of its reply', () => {
    const [answered, answer] = found(
      `${item('<guid>17</guid>')}${item('<guid>18</guid><thr:in-reply-to ref="17"/><description>yes</description>')}`,
    );
    expect(answer?.thread).toEqual({ parent: answered?.id });
  });

  it('omits items without title and text', () => {
    expect(found('<item><guid>1</guid></item>')).toEqual([]);
  });

  it.each([
    ['a time that cannot be read', '<pubDate>im Herbst</pubDate>', true],
    ['several of which none can be read', '<pubDate>?</pubDate><dc:date>0001-01-01T00:00:00Z</dc:date>', true],
    ['one that can be read beside one that cannot', '<pubDate>?</pubDate><dc:date>2026-11-02</dc:date>', undefined],
    ['an empty one', '<pubDate> </pubDate>', undefined],
    ['none', '', undefined],
  ])('flags whether the time of an item is unreadable: %s', (_, inner, expected) => {
    expect(found(item(inner)).map(({ hasUnreadableTime }) => hasUnreadableTime)).toEqual([expected]);
  });

  it.each([
    [{ date_published: 'im Herbst' }, true],
    [{ date_published: 1_795_163_415 }, true],
    [{ date_published: 'im Herbst', date_modified: '2026-11-02T10:00:00Z' }, undefined],
    [{ date_published: null, date_modified: '' }, undefined],
    [{}, undefined],
  ])('flags unreadable times in a JSON Feed: %j', (times, expected) => {
    const feed = { version: 'https://jsonfeed.org/version/1.1', items: [{ id: '1', content_text: 'Acme', ...times }] };
    const read = foundIn(parseFeed(new TextEncoder().encode(JSON.stringify(feed)))!, ADDRESS);
    expect(read.map(({ hasUnreadableTime }) => hasUnreadableTime)).toEqual([expected]);
  });

  it('sorts items newest first and puts undated ones last', () => {
    const dates = [
      '',
      '<pubDate>2026-11-01</pubDate>',
      '<pubDate>2026-11-03</pubDate>',
      '<pubDate>2026-11-02</pubDate>',
    ];
    expect(ids(...dates.map((date, index) => `<guid>${index}</guid>${date}`)).map((id) => id?.at(-1))).toEqual([
      '2',
      '3',
      '1',
      '0',
    ]);
  });

  it.each([
    ['an answer', '<thr:in-reply-to ref="tag:1" href="https://a.example/1"/>', 'comment'],
    ['an address of a comment', '<link>https://a.example/1/#comment-7</link>', 'comment'],
    ['anything else', '<link>https://a.example/1/#more</link>', 'article'],
  ])('derives the kind of an item from: %s', (_, inner, kind) => {
    expect(found(item(inner))[0]?.kind).toBe(kind);
  });

  it('ignores the title of a comment, which repeats that of the article', () => {
    const [comment] = found(
      '<item><title>Comment on Acme by Bob</title><link>https://a.example/1/#comment-7</link><description>First!</description></item>',
    );
    expect(comment).toMatchObject({ title: null, text: 'First!' });
  });

  it('sets the origin to the feed an item was first published in', () => {
    expect(found(item(''))[0]?.origin).toEqual({ name: 'Blog', url: 'https://a.example/' });
    expect(found(item('<source url="https://b.example/feed">B</source>'))[0]?.origin).toEqual({
      name: 'B',
      url: 'https://b.example/feed',
    });
    expect(found(item(''), '')[0]?.origin).toEqual({ name: null, url: ADDRESS });
  });

  it.each([
    [
      'by name and site',
      '<link>https://www.b.example/1</link><author>Ann B.</author>',
      { id: 'b.example/ann b.', name: 'Ann B.', url: null },
    ],
    [
      'by the name in a mail, without the mail',
      '<author>ann@b.example</author>',
      { id: 'a.example/ann', name: 'ann', url: null },
    ],
    ['not by the name of the site itself', '<author>Blog</author>', {}],
  ])('identifies authors %s', (_, inner, author) => {
    expect(found(item(inner))[0]?.author).toEqual(author);
  });

  it('does not retain the rest of the feed in memory', () => {
    const [feeds, characters] = [100, 100_000];
    const filling = item(`<description>${'something else '.repeat(characters / 15)}</description>`);
    const source = '<source url="https://elsewhere.example/notes">Notes from elsewhere</source>';
    const head = '<title>A blog with a long name</title><link>https://a-long-name.example/</link>';
    const one = (n: number) =>
      found(
        item(
          `<guid>https://a.example/${n}/first</guid><link>https://a.example/${n}/first</link>` +
            `<description>What the first of feed ${n} says</description><category>a category of ${n}</category>` +
            `<dc:creator>Somebody of feed ${n}</dc:creator>${n % 2 === 0 ? source : ''}`,
        ) + filling,
        head,
      ).find(({ text }) => text?.startsWith('What'));
    expect(one(1)).toMatchObject({
      origin: { name: 'A blog with a long name' },
      author: { name: 'Somebody of feed 1' },
    });
    expect(heldBy(() => Array.from({ length: feeds }, (_, n) => one(n)))).toBeLessThan((feeds * characters) / 10);
  });
});
