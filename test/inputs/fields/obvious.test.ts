import { describe, expect, it } from '@jest/globals';
import { isTextName, obviousIn } from '../../../src/inputs/fields/obvious.js';

describe('what is obvious', () => {
  it.each<readonly [object, object]>([
    [{ body: 'Acme' }, { text: 'Acme' }],
    [
      { 'Review Text': 'Acme', 'Star Rating': '4,5', Reviewer: 'Jo Doe' },
      { text: 'Acme', rating: 4.5, author: { name: 'Jo Doe' } },
    ],
    [{ content: 'long', description: 'short' }, { text: 'long' }],
    [{ description: 'short', content: '' }, { text: 'short' }],
    [{ description: 'short', content: null }, { text: 'short' }],
    [{ content_html: '<p>Acme &amp; me</p>' }, { text: 'Acme & me' }],
    [
      { headline: 'Acme', link: 'https://a.example/' },
      { title: 'Acme', url: 'https://a.example/' },
    ],
    [
      { text: 'Acme', url: '/relative', permalink: 'https://a.example/1' },
      { text: 'Acme', url: 'https://a.example/1' },
    ],
    [
      { body: 'Acme', url: 'https://api.a.example/posts/1', html_url: 'https://a.example/posts/1' },
      { text: 'Acme', url: 'https://a.example/posts/1' },
    ],
    [
      { text: 'a', author: 'ann' },
      { text: 'a', author: { handle: 'ann' } },
    ],
    [
      { text: 'a', author: 'Ann Example' },
      { text: 'a', author: { name: 'Ann Example' } },
    ],
    [
      { text: 'a', user: { id: 7, screen_name: 'ann', displayName: 'Ann', followers_count: '8' } },
      { text: 'a', author: { id: '7', handle: 'ann', name: 'Ann', followers: 8 } },
    ],
    [
      { text: 'a', username: 'ann', author: { name: 'Ann' } },
      { text: 'a', author: { name: 'Ann' } },
    ],
    [
      { text: 'a', createdAt: 1795161600 },
      { text: 'a', publishedAt: '2026-11-20T08:00:00.000Z', precision: 'second' },
    ],
    [
      { text: 'a', date: '2026-11-20', timestamp: 1795161600 },
      { text: 'a', publishedAt: '2026-11-20T12:00:00.000Z', precision: 'day' },
    ],
    [
      { text: 'a', date: 'soon', timestamp: 1795161600 },
      { text: 'a', publishedAt: '2026-11-20T08:00:00.000Z', precision: 'second' },
    ],
    [
      { text: 'a', likes: 3, shares: '4', replies: 5, views: 6, score: -7 },
      { text: 'a', engagement: { likes: 3, reposts: 4, replies: 5, views: 6, score: -7 } },
    ],
    [
      { text: 'a', comments: 12 },
      { text: 'a', engagement: { replies: 12 } },
    ],
    [{ text: 'a', comments: [{ text: 'b' }] }, { text: 'a' }],
    [
      { comment: 'a', comments: 12 },
      { text: 'a', engagement: { replies: 12 } },
    ],
    [
      { text: 'a', metrics: { likes: 3, text: 'no' } },
      { text: 'a', engagement: { likes: 3 } },
    ],
    [
      { text: 'a', lang: 'en', hashtags: ['x', 'y'] },
      { text: 'a', language: 'en', tags: ['x', 'y'] },
    ],
    [
      { text: 'a', hashtags: '#x #y' },
      { text: 'a', tags: ['#x', '#y'] },
    ],
    [
      { text: 'a', source: 'Forum' },
      { text: 'a', origin: { name: 'Forum' } },
    ],
    [
      { text: 'a', type: 'review' },
      { text: 'a', kind: 'review' },
    ],
    [{ text: 'a', type: 'status' }, { text: 'a' }],
    [{ text: { toString: 1 } }, {}],
    [{ text: ['acme'] }, {}],
    [
      JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"text":"a"}') as object,
      { text: 'a' },
    ],
    [{ text: 'a', likes: Number.POSITIVE_INFINITY, rating: 'good' }, { text: 'a' }],
  ])('%j', (row, found) => {
    expect(obviousIn(row as Record<string, unknown>, 'UTC').found).toEqual(found);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('about a name is whether it speaks of a text', () => {
    expect(['Text', 'post_text', 'Headline', 'date', 'toString', 'x'.repeat(1000)].map(isTextName)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
