import { describe, expect, it } from '@jest/globals';
import { fromStatus, isPublic, isStatus } from '../../../src/sources/mastodon/wire.js';

const account = { acct: 'ann', display_name: 'Ann', url: 'https://social.example/@ann', followers_count: 12 };
const status = {
  id: '115',
  uri: 'https://social.example/users/ann/statuses/115',
  url: 'https://social.example/@ann/115',
  created_at: '2026-11-20T08:30:00.120Z',
  content:
    '<p>Hello<br>Acme &amp; co <a class="mention hashtag" href="https://social.example/tags/acme">#<span>acme</span></a></p>',
  language: 'pt-BR',
  account,
};

describe('fromStatus', () => {
  it('reads a status', () => {
    expect(
      fromStatus(
        {
          ...status,
          spoiler_text: 'coffee',
          favourites_count: 3,
          reblogs_count: 2,
          replies_count: 1,
          quotes_count: 0,
          tags: [{ name: 'acme', url: 'https://social.example/tags/acme' }],
          card: { url: 'https://acme.example/' },
          media_attachments: [{ url: 'https://files.example/1.png' }, { url: null }],
          quote: { state: 'accepted', quoted_status: { uri: 'https://far.example/s/1' } },
        },
        'social.example',
      ),
    ).toEqual({
      id: 'https://social.example/users/ann/statuses/115',
      kind: 'post',
      url: 'https://social.example/@ann/115',
      text: 'coffee\n\nHello\nAcme & co #acme',
      author: {
        id: 'https://social.example/@ann',
        handle: 'ann@social.example',
        name: 'Ann',
        url: 'https://social.example/@ann',
        followers: 12,
      },
      publishedAt: '2026-11-20T08:30:00.120Z',
      precision: 'second',
      language: 'pt-BR',
      tags: ['acme'],
      links: ['https://acme.example/'],
      engagement: { likes: 3, reposts: 2, replies: 1, quotes: 0 },
      origin: { name: 'social.example', url: 'https://social.example' },
      thread: { parent: null },
      repostOf: null,
      quoteOf: 'https://far.example/s/1',
      media: ['https://files.example/1.png'],
    });
  });

  it.each([
    ['social.example', 'social.example/114'],
    [null, '114'],
  ])('builds the id of the parent from the instance %s', (instance, parent) => {
    expect(fromStatus({ ...status, in_reply_to_id: '114' }, instance)?.thread).toEqual({ parent });
    expect(fromStatus({ ...status, in_reply_to_id: null }, instance)?.thread).toEqual({ parent: null });
  });

  it.each([
    [
      'before it',
      '<p class="quote-inline">RE: <a href="https://far.example/@acme/1"><span class="invisible">https://</span>' +
        '<span class="ellipsis">far.example/@ac</span><span class="invisible">me/1</span></a></p><p>so true</p>',
    ],
    [
      'behind it',
      '<p>so true<span class="quote-inline"><br/><br/>RT: <a href="https://far.example/@acme/1">far.example</a></span></p>',
    ],
  ])('reads the address of a quoted post as a link and not as text: %s', (_, content) => {
    const found = fromStatus({ ...status, content }, 'social.example');
    expect(found).toMatchObject({ text: 'so true', links: ['https://far.example/@acme/1'] });
  });

  it('reads a boost as the booster repeating the text of another author', () => {
    const boost = {
      ...status,
      uri: 'https://social.example/users/ann/statuses/116/activity',
      url: null,
      content: '',
      reblog: { ...status, uri: 'https://far.example/s/9', url: 'https://far.example/@bob/9', content: '<p>Acme!</p>' },
    };
    expect(fromStatus(boost, 'social.example')).toMatchObject({
      id: 'https://social.example/users/ann/statuses/116/activity',
      url: 'https://far.example/@bob/9',
      text: 'Acme!',
      author: { handle: 'ann@social.example' },
      repostOf: 'https://far.example/s/9',
    });
  });

  it.each([
    ['completes the account with the instance that was asked', 'asked.example', 'ann', 'ann@asked.example'],
    ['completes it with its own address in an archive', null, 'ann', 'ann@social.example'],
    ['leaves an account of elsewhere as it is', 'asked.example', 'ann@far.example', 'ann@far.example'],
  ])('%s', (_, instance, acct, handle) => {
    expect(fromStatus({ ...status, account: { ...account, acct } }, instance)?.author?.handle).toBe(handle);
  });

  it.each([[null], [7], [[]], [{}], [{ uri: 'x' }], [{ uri: 7, account }], [{ account }]])(
    'returns null for %j',
    (value) => {
      expect(fromStatus(value, 'social.example')).toBeNull();
      expect(isStatus(value)).toBe(false);
    },
  );

  it('ignores members of the wrong type', () => {
    const odd = {
      uri: 'tag:x',
      account: { acct: 'ann', url: 'javascript:1' },
      content: 7,
      tags: 'x',
      created_at: 'now',
      url: '/x',
    };
    expect(fromStatus(odd, null)).toMatchObject({
      id: 'tag:x',
      url: null,
      text: '',
      publishedAt: null,
      tags: [],
      author: { handle: 'ann', url: null },
    });
  });
});

it.each([
  ['public', true],
  ['unlisted', true],
  [undefined, true],
  ['private', false],
  ['direct', false],
])('treats the visibility %s as public: %p', (visibility, expected) => {
  expect(isPublic({ ...status, visibility })).toBe(expected);
});
