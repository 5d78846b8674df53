/** Tests the feed parser with feeds of other projects, in the folder named by SOCIALRANK_CORPORA. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Feed, type FeedItem, parseFeed } from '../../src/sources/shared/feed/parse.js';
import { htmlToText } from '../../src/sources/shared/html-text.js';
import { tidyLine } from '../../src/sources/shared/text.js';

interface Assertion {
  /** Index of the item; -1 for the feed itself. */
  readonly item: number;
  readonly field: string;
  readonly value: string;
}

interface Case {
  readonly file: string;
  readonly group: string;
  readonly expect: readonly Assertion[];
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Score {
  readonly right: number;
  readonly of: number;
}

export interface FeedsReport {
  /** The assertions on what mentions are made from. */
  readonly core: Score;
  readonly all: Score;
  /** As `file: field: expected | found`, core assertions first. */
  readonly misses: readonly string[];
  readonly files: number;
  /** Number of files recognized as feeds. */
  readonly feeds: number;
  readonly items: number;
  /** Files that threw an error, or took longer than a document of their size should. */
  readonly broken: readonly string[];
  readonly slowest: { readonly file: string; readonly milliseconds: number };
}

const CORE = /^wellformed\/(?:rss|atom|atom10|rdf|namespace|amp|cdf|xml|media-rss|itunes)$/;
const LIMIT_MILLISECONDS = 5000;

/** @param corpora the folder that contains `corpora/` */
export function checkFeeds(corpora: string): FeedsReport {
  const feeds = join(corpora, 'corpora', 'feeds');
  const cases = JSON.parse(readFileSync(join(feeds, 'mention-expectations.json'), 'utf8')) as Case[];
  const judged = cases.flatMap((one) => judge(one, join(feeds, 'feedparser', 'tests')));
  const core = judged.filter(({ isCore }) => isCore);
  const rest = judged.filter(({ isCore }) => !isCore);
  const hostile = ['generated', 'defusedxml'].map((folder) => join(corpora, 'corpora', 'hostile', folder));
  return {
    core: score(core),
    all: score(judged),
    misses: [...core, ...rest].flatMap(({ miss }) => miss ?? []),
    ...readAll([feeds, ...hostile]),
  };
}

interface Judged {
  readonly isCore: boolean;
  readonly miss: string | null;
}

function judge({ file, group, expect, headers = {} }: Case, folder: string): Judged[] {
  const path =
    [file, `wellformed/${file}`].map((name) => join(folder, name)).find((name) => existsSync(name)) ??
    join(folder, file);
  // The URL of the file on the server of the suite.
  const served = `http://127.0.0.1:8097/tests/${file}`;
  const url = new URL(headers['content-location'] ?? '', served).href;
  const contentType = headers['content-type'];
  const feed = parseFeed(readFileSync(path), {
    url: url.startsWith('http') ? url : served,
    ...(contentType && { contentType }),
  });
  return expect.map(({ item, field, value }) => {
    const found = feed === null ? null : item < 0 ? ofFeed(feed, field) : ofItem(feed.items[item], field);
    const isRight = found === value || comparable(found ?? '') === comparable(value);
    return { isCore: CORE.test(group), miss: isRight ? null : `${file}: ${field}: ${value} | ${found}` };
  });
}

// The suite expects markup, the parser returns text.
function comparable(text: string): string {
  return tidyLine(htmlToText(htmlToText(text)));
}

function ofFeed(feed: Feed, field: string): string | null {
  const fields: Record<string, string | null> = {
    title: feed.title,
    description: feed.description ?? '',
    link: feed.url,
    language: feed.language,
  };
  return fields[field] ?? null;
}

function ofItem(item: FeedItem | undefined, field: string): string | null {
  if (item === undefined) return null;
  if (field.startsWith('date.')) return item.publishedAt?.replace('.000Z', 'Z') ?? null;
  if (field.startsWith('tags.')) return item.tags[Number(field.slice(5))] ?? null;
  const email = item.author?.email ?? null;
  const fields: Record<string, string | null> = {
    title: item.title,
    link: item.url,
    id: item.id,
    summary: item.summary ?? item.text,
    content: item.text,
    author: email === null ? (item.author?.name ?? null) : `${item.author?.name ?? ''} (${email})`,
    'author.name': item.author?.name ?? null,
    enclosure: item.media[0] ?? null,
    commentsUrl: item.comments.url,
    commentRss: item.comments.feed,
    language: item.language,
  };
  return fields[field] ?? null;
}

function readAll(folders: readonly string[]) {
  const paths = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile());
  const broken: string[] = [];
  let [feeds, items] = [0, 0];
  let slowest = { file: '', milliseconds: 0 };
  for (const path of paths.map((entry) => join(entry.parentPath, entry.name))) {
    const started = performance.now();
    try {
      const feed = parseFeed(readFileSync(path), { url: 'http://feeds.example/feed' });
      feeds += feed === null ? 0 : 1;
      items += feed?.items.length ?? 0;
    } catch (error) {
      broken.push(`${path}: ${String(error)}`);
    }
    const milliseconds = performance.now() - started;
    if (milliseconds > LIMIT_MILLISECONDS) broken.push(`${path}: ${Math.round(milliseconds)} ms`);
    if (milliseconds > slowest.milliseconds) slowest = { file: path, milliseconds };
  }
  return { files: paths.length, feeds, items, broken, slowest };
}

function score(judged: readonly Judged[]): Score {
  return { right: judged.filter(({ miss }) => miss === null).length, of: judged.length };
}

const share = ({ right, of }: Score) => `${right} of ${of} (${((100 * right) / of).toFixed(1)} %)`;

function main(corpora: string | undefined): number {
  if (corpora === undefined) {
    console.log('feeds: skipped: SOCIALRANK_CORPORA is not set');
    return 0;
  }
  const report = checkFeeds(corpora);
  if (process.argv.includes('--misses')) console.log(report.misses.join('\n'));
  console.log(`feeds: core assertions ${share(report.core)}, all ${share(report.all)}`);
  console.log(`feeds: ${report.files} files read, ${report.feeds} of them feeds, ${report.items} items`);
  console.log(`feeds: slowest ${Math.round(report.slowest.milliseconds)} ms: ${report.slowest.file}`);
  for (const line of report.broken) console.log(`feeds: broken: ${line}`);
  return report.broken.length > 0 || report.core.right < 0.94 * report.core.of ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main(process.env['SOCIALRANK_CORPORA']);
