import { describe, expect, it } from '@jest/globals';
import { complete } from '../../../src/core/mention/complete.js';
import type { Found, Mention } from '../../../src/types.js';
import { readFileNamed, readStdin } from '../reading.js';

const seenAt = '2026-11-21T12:00:00.000Z';
const mention = (found: Found, source: string): Mention => complete(found, { source, seenAt, namesSource: true })!;
const again = (found: readonly Found[]): Mention[] => found.map((one) => mention(one, 'file'));

const MENTIONS: readonly Mention[] = [
  mention(
    {
      id: '501',
      kind: 'comment',
      url: 'https://news.example/item?id=501',
      text: 'Acme: “late”,\nagain',
      author: { id: 'ann', handle: 'ann', url: 'https://news.example/user?id=ann', followers: 12 },
      publishedAt: '2026-11-20T08:00:00Z',
      language: 'en',
      tags: ['acme'],
      links: ['https://acme.example/'],
      engagement: { likes: 3, replies: 0, score: -2 },
      thread: { root: '500', parent: '499' },
      media: ['https://news.example/a.png'],
    },
    'hackernews',
  ),
  mention(
    {
      id: 'https://blog.example/acme',
      kind: 'article',
      url: 'https://blog.example/acme',
      title: '=Acme, "quoted"',
      author: { id: 'blog.example/j. doe', name: 'J. Doe' },
      publishedAt: '2026-11-19T12:00:00Z',
      precision: 'day',
      rating: 4.5,
      origin: { name: 'Blog', url: 'https://blog.example' },
      repostOf: 'https://blog.example/first',
      quoteOf: 'https://blog.example/second',
    },
    'rss',
  ),
  mention({ id: 'did:x:1', text: "'quoted' - and 'so'" }, 'bluesky'),
];

describe('our own NDJSON', () => {
  const lines = MENTIONS.map((one) => JSON.stringify({ type: 'mention', ...one }));
  const remarks = [
    { type: 'copy', of: 'hackernews:501', source: 'rss', url: 'https://x.example/' },
    { type: 'source', name: 'hackernews', status: 'ok', mentions: 1, fetched: 100 },
    { type: 'report', schema: 'socialrank.report/1', query: {} },
  ].map((one) => JSON.stringify(one));

  it('returns the same mentions, and ignores lines of copies, sources and the report', async () => {
    const { found, warnings, error } = await readStdin([
      [lines[0], remarks[0], ...lines.slice(1), ...remarks.slice(1)].join('\n'),
    ]);
    expect(again(found)).toEqual(MENTIONS);
    expect([warnings, error]).toEqual([[], null]);
  });

  it('can contain nothing but lines about the run', async () => {
    expect(await readFileNamed('run.ndjson', remarks.join('\n'))).toMatchObject({
      found: [],
      error: null,
      warnings: [],
    });
  });

  it('is also read as plain mentions, as a report, and as the reports of many brands', async () => {
    for (const text of [
      MENTIONS.map((one) => JSON.stringify(one)).join('\n'),
      JSON.stringify(MENTIONS),
      JSON.stringify(
        { schema: 'socialrank.report/1', sources: [{ name: 'x' }], warnings: [{ code: 'a' }], mentions: MENTIONS },
        null,
        2,
      ),
      JSON.stringify({
        schema: 'socialrank.reports/1',
        reports: [{ schema: 'socialrank.report/1', mentions: MENTIONS }],
      }),
    ]) {
      expect(again((await readStdin([text])).found)).toEqual(MENTIONS);
    }
  });

  it('is read as far as it makes sense after manual changes', async () => {
    const changed = {
      ...MENTIONS[0],
      author: { handle: 7 },
      tags: 'acme',
      engagement: { likes: '3' },
      thread: null,
      precision: 'week',
    };
    const { found } = await readStdin([JSON.stringify(changed)]);
    expect(again(found)).toMatchObject([
      { id: 'hackernews:501', author: { handle: null }, tags: [], engagement: { likes: null } },
    ]);
  });
});

describe('our own CSV', () => {
  const header =
    'id,source,kind,published_at,author,author_followers,language,sentiment,polarity,confidence,emotions,likes,reposts,replies,views,relevance,title,text,url,copies';
  const rows = [
    'hackernews:501,hackernews,comment,2026-11-20T08:00:00.000Z,ann,12,en,positive,0.5,,joy,3,,0,,1,,"Acme: “late”,\nagain",https://news.example/item?id=501,https://x.example/',
    `rss:https://blog.example/acme,rss,article,2026-11-19T12:00:00.000Z,J. Doe,,,,,,,,,,,1,"'=Acme, ""quoted""",,https://blog.example/acme,`,
    `bluesky:did:x:1,bluesky,post,,,,,,,,,,,,,1,,"''quoted' - and 'so'",,`,
  ];
  const kept = ({ id, source, kind, title, text, url, publishedAt, author, engagement, language }: Mention) => ({
    ...{ id, source, kind, title, text, url, publishedAt, language },
    author: author.handle ?? author.name,
    followers: author.followers,
    counts: [engagement.likes, engagement.reposts, engagement.replies, engagement.views],
  });

  it.each([
    ['with CRLF', [header, ...rows].join('\r\n')],
    ['behind a byte order mark', `\ufeff${[header, ...rows].join('\r\n')}\r\n`],
    ['as TSV', [header, ...rows].join('\r\n').replace(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g, '\t')],
  ])('returns ids, sources, texts, times and authors, without the formula guard: %s', async (_, text) => {
    const { found, error } = await readFileNamed('mentions.csv', text);
    expect(error).toBeNull();
    expect(again(found).map(kept)).toEqual(MENTIONS.map(kept));
  });

  it('is recognized by a part of its columns, too', async () => {
    const { found } = await readFileNamed('mentions.csv', "text,source,id\n'-20 % at Acme,x,x:12\n");
    expect(found).toEqual([{ id: '12', source: 'x', text: '-20 % at Acme' }]);
  });

  it('is not assumed for another table with such columns', async () => {
    const { found } = await readFileNamed('mentions.csv', "id,source,text\n12,Review site,'Acme\n");
    expect(found).toMatchObject([{ id: '12', text: "'Acme", origin: { name: 'Review site' } }]);
    expect(found[0]).not.toHaveProperty('source');
  });
});
