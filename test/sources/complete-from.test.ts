/** If results are missing elsewhere than before the oldest one returned, the count is a lower bound all the same. */
import { describe, expect, it } from '@jest/globals';
import { type Report, scan } from '../../src/index.js';
import devto from '../../src/sources/devto/index.js';
import discourse from '../../src/sources/discourse/index.js';
import googlenews from '../../src/sources/googlenews/index.js';
import lobsters from '../../src/sources/lobsters/index.js';
import mastodon from '../../src/sources/mastodon/index.js';
import podcasts from '../../src/sources/podcasts/index.js';
import reddit from '../../src/sources/reddit/index.js';
import type { Source } from '../../src/sources/source.js';
import wordpress from '../../src/sources/wordpress/index.js';
import youtube from '../../src/sources/youtube/index.js';

const NOW = new Date('2026-11-21T12:00:00Z');
const HOUR = 3_600_000;
const ago = (hours: number): string => new Date(NOW.getTime() - hours * HOUR).toISOString();

interface Asked {
  readonly source: Source;
  readonly query: string;
  readonly settings?: Readonly<Record<string, string>>;
  readonly answer: (url: URL) => string;
  readonly type?: string;
}

async function outcomeOf({ source, query, settings = {}, answer, type }: Asked): Promise<Report['sources'][number]> {
  const report = await scan(query, {
    sources: [source],
    settings: { [source.name]: settings },
    transport: {
      send: ({ url }) =>
        Promise.resolve({
          status: 200,
          headers: { 'content-type': type ?? 'application/json' },
          bytes: Buffer.from(answer(new URL(url))),
        }),
      close() {},
    },
    limit: 5000,
    now: () => NOW,
  });
  return report.sources[0]!;
}

/** One of two searches has fifty posts on every page, the other has twenty posts that reach further back. */
function forum(url: URL): string {
  const page = Number(url.searchParams.get('page') ?? '1');
  const isBusy = url.searchParams.get('q')?.startsWith('"Acme Coffee"') === true;
  const posts = Array.from({ length: isBusy ? 50 : 20 }, (_, place) => {
    const number = (page - 1) * 50 + place + 1;
    const created_at = ago(isBusy ? number / 10 : number * 10);
    const said = isBusy ? 'Acme Coffee' : 'AcmeCoffee';
    return { topic_id: isBusy ? number : 9000 + number, post_number: 2, blurb: `${said} ${number}`, created_at };
  });
  const topics = posts.map(({ topic_id }) => ({ id: topic_id, title: 'Beans', slug: 'beans' }));
  return JSON.stringify({ posts, topics, grouped_search_result: { more_full_page_results: isBusy } });
}

function articles(): string {
  const list = Array.from({ length: 1000 }, (_, place) => ({
    id: place,
    title: `Acme ${place}`,
    url: `https://dev.to/ann/acme-${place}`,
    published_timestamp: ago(place / 5),
    tag_list: ['acme'],
  }));
  return JSON.stringify(list);
}

function episodes(): string {
  const results = Array.from({ length: 200 }, (_, place) => ({
    wrapperType: 'podcastEpisode',
    kind: 'podcast-episode',
    trackId: place + 1,
    trackName: `Acme ${place}`,
    trackViewUrl: `https://podcasts.apple.com/us/podcast/acme/id1?i=${place}`,
    releaseDate: ago(place * 24),
  }));
  return JSON.stringify({ resultCount: 200, results });
}

/** Three results for a single day, but a hundred for the 18th and for any longer period. */
function news(url: URL): string {
  const [, first = '', end = ''] = /after:(\S+) before:(\S+)/.exec(url.searchParams.get('q') ?? '') ?? [];
  const isDay = Date.parse(end) - Date.parse(first) === 24 * HOUR;
  const count = isDay && first !== '2026-11-18' ? 3 : 100;
  const items = Array.from({ length: count }, (_, place) => {
    const date = new Date(Date.parse(first) + place * 60_000);
    return `<item><title>Acme ${place} - Beans</title><link>https://news.google.com/rss/articles/${first}-${place}</link>
      <guid isPermaLink="false">${first}-${place}</guid><pubDate>${date.toUTCString()}</pubDate></item>`;
  });
  return `<rss version="2.0"><channel><title>Acme</title>${items.join('')}</channel></rss>`;
}

/** Ten posts a page, which span an hour on one site and twenty days on the other, which has a single page. */
function blogs(url: URL): string {
  const page = Number(url.searchParams.get('paged') ?? '1');
  const isBusy = url.host === 'busy.example';
  const items = Array.from({ length: isBusy || page === 1 ? 10 : 0 }, (_, place) => {
    const number = (page - 1) * 10 + place + 1;
    const date = new Date(ago(isBusy ? number / 10 : number * 48));
    const link = `https://${url.host}/${number}`;
    return `<item><title>Acme ${number}</title><link>${link}</link><pubDate>${date.toUTCString()}</pubDate></item>`;
  });
  return `<rss version="2.0"><channel><title>Acme</title>${items.join('')}</channel></rss>`;
}

function statuses(url: URL): string {
  const list = [ago(1), ago(200)].map((created_at, place) => ({
    id: String(place),
    uri: `https://mastodon.social/users/ann/statuses/${place}`,
    url: `https://mastodon.social/@ann/${place}`,
    created_at,
    content: '<p>acme</p>',
    account: { acct: 'ann', url: 'https://mastodon.social/@ann' },
  }));
  return JSON.stringify({ statuses: url.searchParams.get('offset') === null ? list : [] });
}

function feed(): string {
  const entries = [ago(1), ago(200)].map(
    (updated, place) => `<entry><id>t3_a${place}</id><title>acme${place}</title><updated>${updated}</updated>
      <link href="https://www.reddit.com/r/beans/comments/a${place}/acme/"/><content type="html">acme</content></entry>`,
  );
  return `<feed xmlns="http://www.w3.org/2005/Atom"><title>Acme</title>${entries.join('')}</feed>`;
}

/** One video, and a thread on its channel that is older than the window and has more replies than come with it. */
function videos(url: URL): string {
  const list = url.pathname.split('/').at(-1);
  const video = { title: 'Acme', publishedAt: ago(1), channelId: 'UCann', channelTitle: 'Ann' };
  const comment = { textOriginal: 'acme', publishedAt: ago(300), authorDisplayName: '@bob' };
  const thread = { totalReplyCount: 9, videoId: 'a', topLevelComment: { id: 'c', snippet: comment } };
  const items: Readonly<Record<string, readonly object[]>> = {
    search: [{ id: { videoId: 'a' }, snippet: video }],
    videos: [{ id: 'a', snippet: video, statistics: { viewCount: '1' } }],
    channels: [{ id: 'UCann', statistics: {} }],
    commentThreads: [{ snippet: thread }],
  };
  return JSON.stringify({ items: items[list ?? ''] });
}

describe('a count with missing parts', () => {
  it.each<[string, Asked, string | null]>([
    [
      'one of two searches ended before the other',
      { source: discourse, query: 'Acme Coffee', settings: { sites: 'forum.example' }, answer: forum },
      ago(50),
    ],
    [
      'a site gives its newest only, and another all',
      {
        source: wordpress,
        query: 'acme',
        settings: { sites: 'busy.example,quiet.example' },
        answer: blogs,
        type: 'application/rss+xml',
      },
      // The feed of comments has a single page of ten.
      ago(1),
    ],
    ['the best liked were given', { source: devto, query: '#acme', answer: articles }, null],
    ['those that fit best were given', { source: podcasts, query: 'acme', answer: episodes }, null],
    [
      'a day held too much',
      { source: googlenews, query: 'acme', answer: news, type: 'application/rss+xml' },
      '2026-11-19T00:00:00.000Z',
    ],
    [
      'replies are missing',
      {
        source: youtube,
        query: 'acme',
        settings: { key: 'secret', channels: 'UC_x5XG1OV2P6uZZ5FSM9Ttw' },
        answer: videos,
      },
      null,
    ],
    [
      'one of two searches cannot be asked',
      { source: mastodon, query: 'acme OR from:ann', settings: { token: 'secret' }, answer: statuses },
      null,
    ],
    [
      'one of two searches was not asked',
      {
        source: reddit,
        query: Array.from({ length: 90 }, (_, number) => `acme${number}`).join(' OR '),
        answer: feed,
        type: 'application/atom+xml',
      },
      null,
    ],
  ])('is a lower bound if %s', async (_, asked, observedFrom) => {
    expect(await outcomeOf(asked)).toMatchObject({ status: 'ok', truncated: true, observedFrom });
  });

  it('is a lower bound if a page of a source that is read whole cannot be read', async () => {
    const stories = Array.from({ length: 25 }, (_, place) => ({
      short_id: `s${place}`,
      title: `Acme ${place}`,
      created_at: ago(place + 1),
    }));
    const answer = ({ pathname }: URL) => (pathname === '/newest.json' ? JSON.stringify(stories) : '{}');
    expect(await outcomeOf({ source: lobsters, query: 'acme', answer })).toMatchObject({
      status: 'partial',
      mentions: 25,
      truncated: true,
      observedFrom: null,
    });
  });
});
