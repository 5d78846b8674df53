import { describe, expect, it } from '@jest/globals';
import { NAMES, OF_PERSON, OF_TIKTOK } from '../../../src/inputs/fields/name-table.js';
import { isTextName, obviousIn } from '../../../src/inputs/fields/obvious.js';
import { plainName } from '../../../src/inputs/fields/obvious-names.js';

describe('obviousIn', () => {
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
      { text: 'a', publishedAt: '2026-11-20T08:00:00.000Z', precision: 'second' },
    ],
    [
      { text: 'a', timestamp: 1795161600, date: '2026-11-20' },
      { text: 'a', publishedAt: '2026-11-20T08:00:00.000Z', precision: 'second' },
    ],
    // A timestamp of another day means something else: when the post was fetched.
    [
      { text: 'a', date: '2026-11-18', timestamp: 1795161600 },
      { text: 'a', publishedAt: '2026-11-18T12:00:00.000Z', precision: 'day' },
    ],
    [
      { text: 'a', createdAt: '20261120081501' },
      { text: 'a', publishedAt: '2026-11-20T08:15:01.000Z', precision: 'second' },
    ],
    [
      { text: 'a<br /><br />b &amp; c', title: 'Ann&#39;s' },
      { text: 'a\n\nb & c', title: "Ann's" },
    ],
    [
      { body: '<p>See <a href="https://a.example/x?a=1&amp;b=2">this</a></p>' },
      { text: 'See this', links: ['https://a.example/x?a=1&b=2'] },
    ],
    [
      { links: 'https://b.example/', body: '<p>See <a href="https://a.example/">this</a></p>' },
      { text: 'See this', links: ['https://b.example/'] },
    ],
    [
      { body: 'I <3 it &lt;br&gt; &copy=1', title: { rendered: 'Q &amp; A' } },
      { text: 'I <3 it <br> &copy=1', title: 'Q & A' },
    ],
    [{ text: 'Write:\n```\n<p>a</p>\n```' }, { text: 'Write:\n```\n<p>a</p>\n```' }],
    [{ text: 'a <b> c' }, { text: 'a <b> c' }],
    [
      {
        webTitle: 'Acme',
        webPublicationDate: '2026-11-20T08:00:00Z',
        fields: { bodyText: 'long', trailText: 'short' },
      },
      { title: 'Acme', text: 'long', publishedAt: '2026-11-20T08:00:00.000Z', precision: 'second' },
    ],
    [{ headline: { main: 'Acme', kicker: null } }, { title: 'Acme' }],
    [{ listing_id: '7', comments: 'Clean.<br/>Quiet.' }, { text: 'Clean.\nQuiet.' }],
    [
      { title: 'a', comments: '1,200' },
      { title: 'a', engagement: { replies: 1200 } },
    ],
    [
      { headline: 'Fine', pros: 'Pay', cons: 'Hours', overall_rating: '3' },
      { title: 'Fine', text: 'Pay\n\nHours', rating: 3 },
    ],
    [
      { reviewText: 'It broke', summary: 'Bad', overall: 1 },
      { text: 'It broke', title: 'Bad', rating: 1 },
    ],
    [{ text: 'It broke', summary: 'Bad' }, { text: 'It broke' }],
    [
      { id: 'p1', name: 'Kettle', 'reviews.text': 'It broke', 'reviews.rating': '1' },
      { text: 'It broke', rating: 1 },
    ],
    [
      { rating: '4.5', review_rating: '1', review_text: 'It broke' },
      { rating: 1, text: 'It broke' },
    ],
    [
      { text: 'a', likes: { count: 5 }, comments: { summary: { total_count: 2 } }, shares: {} },
      { text: 'a', engagement: { likes: 5, replies: 2 } },
    ],
    [
      { text: 'a', url: 'https://b.example/', link: 'https://www.reddit.com/r/tea/comments/x1/', author: 'u/ann' },
      { text: 'a', url: 'https://www.reddit.com/r/tea/comments/x1/', author: { handle: 'ann' } },
    ],
    [
      { text: 'a', Tags: '<green-tea><tea>' },
      { text: 'a', tags: ['green-tea', 'tea'] },
    ],
    [
      { text: 'a', tags: 'green tea|"black tea"' },
      { text: 'a', tags: ['green tea', 'black tea'] },
    ],
    [
      { comment_text: 'a', post_id: '7', comment_id: '8' },
      { text: 'a', id: '8' },
    ],
    [{ comment_text: 'a', post_id: '7' }, { text: 'a' }],
    [
      { message: 'a', post_id: '7' },
      { text: 'a', id: '7' },
    ],
    [
      { 微博正文: 'a', 发布时间: '2026-11-20 08:00:00', 点赞数: '3' },
      { text: 'a', publishedAt: '2026-11-20T08:00:00.000Z', precision: 'second', engagement: { likes: 3 } },
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
    [
      { text: 'a', 'author/userName': 'ann', 'author.name': 'Ann', 'author.public_metrics.followers_count': '8' },
      { text: 'a', author: { handle: 'ann', name: 'Ann', followers: 8 } },
    ],
    [
      { text: 'a', 'public_metrics.like_count': '3', 'statistics/viewCount': '9', 'stats.text': 'no' },
      { text: 'a', engagement: { likes: 3, views: 9 } },
    ],
    [{ text: 'a', '.name': 'Ann', 'user.': null, 'x.author': 'cy' }, { text: 'a' }],
    [
      { text: 'a', user_name: 'Ann', user_screen_name: 'ann_b' },
      { text: 'a', author: { handle: 'ann_b' } },
    ],
    [
      { text: 'a', authorMeta: { name: 'ann', nickName: 'Ann B', fans: 8 } },
      { text: 'a', author: { handle: 'ann', name: 'Ann B', followers: 8 } },
    ],
    [
      { text: 'a', 'authorMeta.name': 'ann', 'authorMeta.nickName': 'Ann B' },
      { text: 'a', author: { handle: 'ann', name: 'Ann B' } },
    ],
    [
      { message: 'a', from: { name: 'Ann B', id: '7' } },
      { text: 'a', author: { name: 'Ann B', id: '7' } },
    ],
    [{ text: 'a', from: '2026-11-01', sender: 'ann' }, { text: 'a' }],
    [
      { text: 'a', score: 4, thumbsUpCount: 2 },
      { text: 'a', rating: 4, engagement: { likes: 2 } },
    ],
    [
      { 'Review Id': 'r', text: 'a', score: 90 },
      { id: 'r', text: 'a', engagement: { score: 90 } },
    ],
    [
      { reviewId: 'r', text: 'a', score: 4, stars: 5 },
      { id: 'r', text: 'a', rating: 5, engagement: { score: 4 } },
    ],
    [
      { text: 'a', score: 4 },
      { text: 'a', engagement: { score: 4 } },
    ],
    [
      { text: 'a', review_rating: 'Rated 4 out of 5 stars' },
      { text: 'a', rating: 4 },
    ],
    [
      { text: 'a', url: 'https://a.example/place', review_url: 'https://a.example/r/1' },
      { text: 'a', url: 'https://a.example/r/1' },
    ],
    [{ textDisplay: 'Acme &amp; me', textOriginal: '' }, { text: 'Acme & me' }],
    [{ description: 'long', feedback: 'good', post: 'https://a.example/' }, { text: 'long' }],
    [{ text: 'a', post: { id: 1 } }, { text: 'a' }],
    [{ text: 'a', source: 'Twitter for iPhone' }, { text: 'a' }],
    [
      { text: 'a', source: '<a href="https://a.example">An app</a>', publisher: { title: 'News' } },
      { text: 'a', origin: { name: 'News' } },
    ],
    [
      { text: 'a', tags: `['tea', "green tea"]` },
      { text: 'a', tags: ['tea', 'green tea'] },
    ],
    [{ text: 'a', tags: '[]', urls: '[{"url": "https://a.example"}]' }, { text: 'a' }],
    [
      { id: '="1790000000000000001"', text: 'a' },
      { id: '1790000000000000001', text: 'a' },
    ],
    [
      { text: 'a', date: '2026-11-20T09:00:00', date_unixtime: '1795161600' },
      { text: 'a', publishedAt: '2026-11-20T08:00:00.000Z', precision: 'second' },
    ],
    [{ text: { toString: 1 } }, {}],
    [{ text: ['acme'] }, {}],
    [
      JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"text":"a"}') as object,
      { text: 'a' },
    ],
    [{ text: 'a', likes: Number.POSITIVE_INFINITY, rating: 'good' }, { text: 'a' }],
  ])('recognizes the fields of %j', (row, found) => {
    expect(obviousIn(row as Record<string, unknown>, 'UTC').found).toEqual(found);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('reads times as UTC if the name of their field says so, whatever the zone', () => {
    const names = ['Date (UTC)', 'created_utc', 'date_gmt', 'Review Created (UTC)'];
    const read = names.map((name) => obviousIn({ text: 'a', [name]: '2026-11-20 08:00:00' }, 'Asia/Tokyo').found);
    expect(read.map(({ publishedAt }) => publishedAt)).toEqual(names.map(() => '2026-11-20T08:00:00.000Z'));
    const { found } = obviousIn({ text: 'a', date: '2026-11-20 08:00:00' }, 'Asia/Tokyo');
    expect(found.publishedAt).toBe('2026-11-19T23:00:00.000Z');
  });

  it('has each name once per table, in its plain form', () => {
    for (const table of [NAMES, OF_PERSON, OF_TIKTOK]) {
      const names = table.flatMap(([, list]) => list.split(' '));
      expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
      expect(names.filter((name) => plainName(name) !== name)).toEqual([]);
    }
  });

  it('recognizes names of texts', () => {
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
