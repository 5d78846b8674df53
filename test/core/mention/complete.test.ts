import { describe, expect, it } from '@jest/globals';
import { complete } from '../../../src/core/mention/complete.js';
import { mentionSchema } from '../../../src/schema/mention.js';
import type { Found, Mention } from '../../../src/types.js';
import fc from '../../support/property.js';

const context = { source: 'forum', seenAt: '2026-11-21T12:00:00.000Z' };

/** Accepts anything, since a source can return data that does not match its type. */
function completed(given: unknown): Mention | null {
  return complete(given as Found, context);
}

/** Completes a minimal mention with the given members. */
function completedWith(given: object): Mention {
  return completed({ id: '1', text: 'oat milk', ...given })!;
}

/** Expects a valid mention with its members in the order of the schema. */
function expectMention(mention: Mention): void {
  expect(JSON.stringify(mentionSchema.parse(mention))).toBe(JSON.stringify(mention));
}

describe('complete', () => {
  it('truncates an overlong text without splitting a character at the limit', () => {
    const { text } = completedWith({ text: 'o'.repeat(300_000) });
    expect(text).toHaveLength(200_000);
    const cutInside = completedWith({ text: `${'o'.repeat(199_999)}😀oats` });
    expect(cutInside.text).toBe('o'.repeat(199_999));
    const cutBehind = completedWith({ text: `${'o'.repeat(199_998)}😀oats` });
    expect(cutBehind.text).toBe(`${'o'.repeat(199_998)}😀`);
  });

  it('fills members that a source leaves out with null or a default', () => {
    const mention = completed({ id: '12', text: ' oat milk ' })!;
    expectMention(mention);
    expect(mention).toMatchObject({
      id: 'forum:12',
      source: 'forum',
      kind: 'post',
      url: null,
      title: null,
      text: 'oat milk',
      author: { id: null, handle: null, name: null, url: null, followers: null },
      publishedAt: null,
      precision: null,
      seenAt: context.seenAt,
      language: null,
      engagement: { likes: null, reposts: null, replies: null, quotes: null, views: null, score: null },
    });
  });

  it.each<[string, unknown, string | null]>([
    ['its id', { id: 'a', text: 'x' }, 'forum:a'],
    ['its address where it has no id', { url: 'https://a.example/1', text: 'x' }, 'forum:https://a.example/1'],
    ['that without tracking', { url: 'https://a.example/1?utm_id=2', text: 'x' }, 'forum:https://a.example/1'],
    ['a number, for many networks count', { id: 12, text: 'x' }, 'forum:12'],
    ['nothing where a number has lost its last digits', { id: 2 ** 53, text: 'x' }, null],
    ['nothing where neither is there', { text: 'x' }, null],
    ['nothing where the id is blank', { id: ' ', text: 'x' }, null],
    ['nothing where nothing is said', { id: '1', text: '\n', title: '' }, null],
    ['its title alone', { id: '1', title: 'T' }, 'forum:1'],
    ['nothing where it is null', null, null],
    ['nothing where it is a text', 'mention', null],
    ['nothing where it is a list', [{ id: '1', text: 'x' }], null],
    ['nothing where its members are of other types', { id: {}, url: [], text: 7, title: true }, null],
  ])('identifies a mention by %s', (_, given, id) => {
    expect(completed(given)?.id ?? null).toBe(id);
  });

  it('prefixes every id with the source', () => {
    const mention = completedWith({ thread: { root: '8', parent: 9 }, repostOf: '7', quoteOf: 'at://did/6' });
    expect(mention).toMatchObject({
      thread: { root: 'forum:8', parent: 'forum:9' },
      repostOf: 'forum:7',
      quoteOf: 'forum:at://did/6',
    });
  });

  it.each<[string, string | null]>([
    ['RT @ann: Acme is good', 'forum:@ann'],
    ['RT @ann@social.example: Acme is good', 'forum:@ann@social.example'],
    ['RT @ann Acme is good', 'forum:@ann'],
    ['RT @ann @bob Acme is good', 'forum:@ann'],
    ['RT @ann:', null],
    ['RT @ann :', null],
    ['RT @ann ', null],
    ['So true! RT @ann: Acme is good', null],
    ['RT if you love Acme', null],
    ['rt @ann: a joke about it', null],
  ])('treats %j as a repost of %s', (text, repostOf) => {
    expect(completedWith({ text }).repostOf).toBe(repostOf);
    expect(completedWith({ text, repostOf: '7' }).repostOf).toBe('forum:7');
  });

  it('lets only local inputs name the source of a mention', () => {
    const found = { source: 'hackernews', id: '1', text: 'x', thread: { root: '2' } };
    expect(complete(found, context)).toMatchObject({ source: 'forum', id: 'forum:1' });
    expect(complete(found, { ...context, source: 'file', namesSource: true })).toMatchObject({
      source: 'hackernews',
      id: 'hackernews:1',
      thread: { root: 'hackernews:2' },
    });
  });

  it.each(['', 'two words', 'a:b', 'a\nb', 'a\u0000', 'x'.repeat(101), 7, null, { name: 'x' }])(
    'rejects %j as the name of a source',
    (source) => {
      const found = { source, id: '1', text: 'x' } as Found;
      expect(complete(found, { ...context, source: 'file', namesSource: true })!.id).toBe('file:1');
    },
  );

  it.each<[string, unknown, unknown]>([
    ['kind', 'article', 'article'],
    ['kind', 'rant', 'post'],
    ['kind', ['article'], 'post'],
    ['kind', Object.create(null), 'post'],
    ['kind', '__proto__', 'post'],
    ['language', 'en-GB', 'en'],
    ['language', 'eng', 'en'],
    ['language', 'und', null],
    ['language', 'English', null],
    ['language', ['en'], null],
    ['rating', 4.5, 4.5],
    ['rating', Number.NaN, null],
    ['rating', '5', null],
    ['tags', ['#coffee', 'coffee', '＃tea', '##milk', '#', ' ', 7, null], ['coffee', 'tea', 'milk']],
    ['tags', 'coffee', []],
    ['tags', { 0: 'coffee', length: 1 }, []],
    [
      'tags',
      Array.from({ length: 200 }, (_, place) => `t${place}`),
      Array.from({ length: 100 }, (_, place) => `t${place}`),
    ],
    [
      'links',
      ['https://a.example/?utm_id=1', 'https://a.example/', 'javascript:alert(1)', '/relative', 'http://'],
      ['https://a.example/'],
    ],
    ['media', ['https://a.example/p.png?spm=1', 'data:image/png;base64,AA', 5], ['https://a.example/p.png?spm=1']],
    ['origin', { name: ' Beans ', url: 'ftp://a.example/' }, { name: 'Beans', url: null }],
    ['origin', 'Beans', { name: null, url: null }],
    ['origin', null, { name: null, url: null }],
    ['thread', 'root', { root: null, parent: null }],
    ['title', 'x'.repeat(300_000), 'x'.repeat(200_000)],
    ['title', '\ud800 alone', '\ufffd alone'],
  ])('normalizes the member %s given as %p', (member, given, expected) => {
    const mention = completedWith({ [member]: given });
    expect(mention[member as keyof Mention]).toEqual(expected);
    expectMention(mention);
  });

  it.each<[unknown, number | null]>([
    [0, 0],
    [12, 12],
    [9_007_199_254_740_991, 9_007_199_254_740_991],
    [1e21, null],
    [0.5, null],
    [-1, null],
    [Number.NaN, null],
    [Number.POSITIVE_INFINITY, null],
    ['12', null],
    [null, null],
    [{ valueOf: () => 3 }, null],
  ])('reads the count %p as %p', (given, expected) => {
    const { author, engagement } = completedWith({
      author: { followers: given },
      engagement: { likes: given, reposts: given, replies: given, quotes: given, views: given },
    });
    expect([author.followers, engagement.likes, engagement.views]).toEqual([expected, expected, expected]);
  });

  it('allows a negative score', () => {
    expect(completedWith({ engagement: { score: -4 } }).engagement.score).toBe(-4);
  });

  it.each<[unknown, string | null]>([
    ['@ann', 'ann'],
    [' ann@social.example ', 'ann@social.example'],
    ['@', null],
    ['', null],
    [7, null],
  ])('reads the handle %j as %j', (handle, expected) => {
    expect(completedWith({ author: { handle } }).author.handle).toBe(expected);
  });

  it.each<[string, string | null, string | null]>([
    ['HTTPS://A.Example:443/x/../Y?b=1&a=%7e#Z', 'HTTPS://A.Example:443/x/../Y?b=1&a=%7e#Z', 'as it was received'],
    ['https://a.example/?x=1&utm_source=y', 'https://a.example/?x=1', 'less its tracking'],
    ['https://a.example/two\nlines', 'https://a.example/twolines', 'as a browser reads it, where a line breaks in it'],
    ['//a.example/', null, 'not, without a scheme'],
    ['http://', null, 'not, without a host'],
    ['http://[::1', null, 'not, where it is broken'],
    ['mailto:ann@a.example', null, 'not, where it is none of the web'],
    [`https://a.example/${'x'.repeat(20_000)}`, null, 'not, where nobody could follow it'],
  ])('turns the address %j into %j: %s', (url, expected) => {
    expect(completedWith({ url }).url).toBe(expected);
  });

  it('truncates a text of emoji between two of them', () => {
    const { text } = completedWith({ text: `x${'😀'.repeat(150_000)}` });
    expect(text.length).toBe(199_999);
    expect(text.isWellFormed()).toBe(true);
  });

  it('ignores members called __proto__', () => {
    const found = JSON.parse(
      '{"__proto__":{"id":"evil"},"id":"1","text":"x","author":{"__proto__":{"handle":"evil"},"handle":"ann"}}',
    ) as unknown;
    expect(completed(found)).toMatchObject({ id: 'forum:1', author: { handle: 'ann' } });
    expect(({} as { id?: string }).id).toBeUndefined();
  });

  it('returns a valid mention or null for any input', () => {
    const anything = fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true, maxDepth: 3 });
    const found = fc.record(
      {
        id: fc.oneof(fc.string({ unit: 'binary' }), anything),
        url: fc.oneof(fc.webUrl(), anything),
        title: anything,
        text: fc.oneof(fc.string({ unit: 'binary' }), anything),
        kind: anything,
        author: anything,
        publishedAt: fc.oneof(fc.date({ noInvalidDate: true }).map(String), fc.string(), anything),
        language: anything,
        tags: anything,
        links: fc.oneof(fc.array(fc.webUrl()), anything),
        engagement: anything,
        rating: anything,
        origin: anything,
        thread: anything,
        repostOf: anything,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(found, anything), (given) => {
        const mention = completed(given);
        if (mention !== null) expectMention(mention);
      }),
      { numRuns: 1000 },
    );
  });
});
