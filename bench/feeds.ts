/** Items of a feed per second of processor time, compared with rss-parser and feedsmith. */
import { parseFeed as parseWithFeedsmith } from 'feedsmith';
import RssParser from 'rss-parser';
import { parseFeed } from '../src/sources/shared/feed/parse.js';
import { interleaved, processorTime, type Result } from './measure.js';

const ITEMS = 4_000;

export async function feedsAgainstOthers(): Promise<Result[]> {
  const item = (n: number) =>
    `<item><title>Post ${n} of a blog &amp; its words</title><link>https://blog.example/${n}</link><guid>https://blog.example/?p=${n}</guid><pubDate>Sat, 21 Nov 2026 10:${String(n % 60).padStart(2, '0')}:00 GMT</pubDate><dc:creator>Ann ${n % 9}</dc:creator><category>coffee</category><description>&lt;p&gt;Some words about post ${n}.&lt;/p&gt;</description><content:encoded><![CDATA[<p>All the words of <b>post ${n}</b>, and a <a href="https://a.example/">link</a>.</p>]]></content:encoded></item>`;
  const xml = `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>A blog</title><link>https://blog.example/</link>${Array.from({ length: ITEMS }, (_, n) => item(n)).join('')}</channel></rss>`;
  const bytes = Buffer.from(xml);
  const things = {
    ours: () => {
      if (parseFeed(bytes)?.items.length !== ITEMS) throw new Error('items are missing');
    },
    rssParser: async () => {
      if ((await new RssParser().parseString(xml)).items.length !== ITEMS) throw new Error('items are missing');
    },
    feedsmith: () => {
      const { feed } = parseWithFeedsmith(xml);
      if (!('items' in feed) || feed.items.length !== ITEMS) throw new Error('items are missing');
    },
  };
  const times = await interleaved(20, things, processorTime);
  const beside = (peer: string, runs: readonly number[], bound: string): Result => ({
    name: `feed items a second / ${peer}`,
    ratio: Math.min(...runs) / Math.min(...times.ours),
    unit: 'x',
    bound,
    runs: times,
  });
  return [beside('rss-parser', times.rssParser, '>= 2'), beside('feedsmith', times.feedsmith, '')];
}
