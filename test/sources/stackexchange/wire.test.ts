import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fromPost } from '../../../src/sources/stackexchange/wire.js';

describe('fromPost', () => {
  it('falls back to the excerpt, without its highlighting, if there is no body', () => {
    const excerpt = '&hellip; <span class="highlight">acme</span> &amp; b';
    expect(fromPost({ question_id: 7, title: 'a', excerpt }, 'stackoverflow.com')?.text).toBe('… acme & b');
  });

  it('reads the owner if there is one', () => {
    const owner = { display_name: 'Ann &amp; Bo', account_id: 9, link: 'https://stackoverflow.com/users/9/ann' };
    expect(fromPost({ question_id: 7, title: 'a', owner }, 'stackoverflow.com')?.author).toEqual({
      id: '9',
      name: 'Ann & Bo',
      url: 'https://stackoverflow.com/users/9/ann',
    });
    const gone = { owner: { user_type: 'does_not_exist' } };
    expect(fromPost({ question_id: 7, title: 'a', ...gone }, 'stackoverflow.com')?.author).toEqual({
      id: null,
      name: null,
      url: null,
    });
  });

  it('identifies a person by the network-wide account, or else by the id on the site', () => {
    const idOf = (owner: object, host: string) => fromPost({ question_id: 7, title: 'a', owner }, host)?.author?.id;
    expect(idOf({ account_id: 9, user_id: 5 }, 'superuser.com')).toBe('9');
    expect(idOf({ user_id: 9 }, 'superuser.com')).toBe('superuser.com/9');
    expect(idOf({ user_id: 9 }, 'stackoverflow.com')).toBe('stackoverflow.com/9');
  });

  it.each([[null], [7], [{}], [{ question_id: '../x', title: 'a' }], [{ question_id: 7 }]])(
    'returns null for %j',
    (value) => {
      expect(fromPost(value, 'stackoverflow.com')).toBeNull();
    },
  );
});

describe('a real response of Stack Exchange', () => {
  const corpora = process.env['SOCIALRANK_CORPORA'];
  if (corpora === undefined) {
    it('skipped: SOCIALRANK_CORPORA is not set', () => {});
    return;
  }

  it('is read into a question with its owner, views and text', () => {
    const path = join(corpora, 'payloads', 'stackexchange', 'questions-withbody-keyless.json');
    const { items } = JSON.parse(readFileSync(path, 'utf8')) as { items: unknown[] };
    const [found] = items.map((item) => fromPost(item, 'stackoverflow.com'));
    expect(found).toMatchObject({
      id: 'stackoverflow.com/11227809',
      kind: 'question',
      url: expect.stringMatching(/^https:\/\/stackoverflow\.com\/questions\/11227809\//),
      publishedAt: '2012-06-27T13:51:36.000Z',
      author: { id: '31692', name: expect.stringMatching(/./) },
      engagement: { score: 27518, replies: 26, views: 1978634 },
    });
    expect(found?.text).not.toMatch(/<|&\w+;/);
  });
});
