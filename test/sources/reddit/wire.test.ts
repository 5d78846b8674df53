import { describe, expect, it } from '@jest/globals';
import { fromReddit, isReddit } from '../../../src/sources/reddit/wire.js';

const submission = {
  id: '1abcde',
  name: 't3_1abcde',
  title: 'Acme &amp; me',
  selftext: 'They are **great** &lt;3',
  author: 'ann_b',
  author_fullname: 't2_7',
  subreddit: 'coffee',
  created_utc: 1795163400.0,
  score: -3,
  num_comments: 12,
  is_self: false,
  url: 'https://acme.example/?a=1&amp;b=2',
  permalink: '/r/coffee/comments/1abcde/acme_me/?ref=search_posts',
};
const comment = {
  id: 'kx1',
  body: 'Acme again',
  author: 'bo',
  subreddit: 'coffee',
  created_utc: '1795163400',
  score: 4,
  link_id: 't3_1abcde',
  parent_id: 't1_kx0',
};

describe('fromReddit', () => {
  it('reads a submission, either bare or wrapped as in a listing', () => {
    const found = {
      id: 't3_1abcde',
      kind: 'post',
      url: 'https://www.reddit.com/r/coffee/comments/1abcde/acme_me/',
      title: 'Acme & me',
      text: 'They are **great** <3',
      author: { id: 't2_7', handle: 'ann_b', url: 'https://www.reddit.com/user/ann_b' },
      publishedAt: '2026-11-20T08:30:00.000Z',
      precision: 'second',
      links: ['https://acme.example/?a=1&b=2'],
      engagement: { score: -3, replies: 12 },
      origin: { name: 'r/coffee', url: 'https://www.reddit.com/r/coffee/' },
      thread: { root: null, parent: null },
    };
    expect(fromReddit(submission)).toEqual(found);
    expect(fromReddit({ kind: 't3', data: submission })).toEqual(found);
  });

  it('reads a comment of an archive, with its thread', () => {
    expect(fromReddit(comment)).toMatchObject({
      id: 't1_kx1',
      kind: 'comment',
      url: 'https://www.reddit.com/comments/1abcde/_/kx1',
      title: null,
      text: 'Acme again',
      publishedAt: '2026-11-20T08:30:00.000Z',
      engagement: { score: 4, replies: null },
      thread: { root: 't3_1abcde', parent: 't1_kx0' },
    });
  });

  it.each([
    ['a number', 1234567890, 't1_kf12oi'],
    ['a bare id', 'kx0', 't1_kx0'],
    ['a submission', 't3_1abcde', 't3_1abcde'],
    ['nothing', null, null],
  ])('reads %s as a parent', (_, parent, expected) => {
    expect(fromReddit({ ...comment, parent_id: parent })?.thread?.parent).toBe(expected);
  });

  it('omits deleted authors and removed texts', () => {
    expect(fromReddit({ ...submission, author: '[deleted]', selftext: '[removed]' })).toMatchObject({
      text: '',
      author: { handle: null, url: null },
    });
    expect(fromReddit({ ...comment, body: '[deleted]' })).toBeNull();
  });

  it('returns no link to the submission itself', () => {
    expect(fromReddit({ ...submission, is_self: true })?.links).toEqual([]);
  });

  it.each([
    [null],
    [7],
    [[]],
    [{}],
    [{ kind: 't3', data: null }],
    [{ kind: 't5', data: submission }],
    [{ ...submission, created_utc: undefined }],
    [{ ...submission, id: '../x', name: undefined }],
    [{ id: '9', title: 'a', created_utc: 3 }],
  ])('returns null for %j', (value) => {
    expect([fromReddit(value), isReddit(value)]).toEqual([null, false]);
  });
});
