/** The effect of every flag of `scan`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { buildProgram } from '../../src/cli/define/program.js';
import { BUILT_IN } from '../../src/sources/built-in.js';
import type { Report } from '../../src/types.js';
import { checkedReport } from '../support/checked-report.js';
import { type Ran, ran, type Setting } from '../support/fake-io.js';
import { type Answer, type Loopback, loopback } from '../support/loopback.js';
import { json, networks, silent } from '../support/networks.js';
import { temporaryFile, temporaryFolder } from '../support/temporary.js';

const POSTS = [
  { id: '1', text: 'I love Acme Coffee', author: 'ann', created_at: '2026-11-19T23:30:00Z', lang: 'en' },
  { id: '2', text: 'AcmeCoffee is awful', author: 'bob', created_at: '2026-11-20T10:00:00Z', lang: 'en' },
  { id: '3', text: 'Ich mag Acme Coffee', author: 'cem', created_at: '2026-11-20T11:00:00Z', lang: 'de' },
  { id: '4', text: '=Acme Coffee', author: 'acmecoffee', created_at: '2026-11-21T09:00:00Z', lang: 'en' },
  { id: '4', text: '=Acme Coffee', author: 'acmecoffee', created_at: '2026-11-21T09:00:00Z', lang: 'en' },
];
const lines = (posts: readonly object[]) => posts.map((post) => `${JSON.stringify(post)}\n`).join('');
const file = temporaryFile('posts.ndjson', lines(POSTS));
const broken = temporaryFile('broken.ndjson', `${lines(POSTS)}{"text": "Acme Coffee\n`);
const odd = temporaryFile('odd.csv', 'who,said,at\nann,Acme Coffee is great,2026-11-20T10:00:00Z\n');
const feed = `<rss version="2.0"><channel><title>A feed</title><item><title>Acme Coffee opens</title><link>https://example.com/1</link><guid>https://example.com/1</guid></item></channel></rss>`;

let feeds: Loopback;
beforeAll(async () => {
  feeds = await loopback((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed);
  });
});
afterAll(() => feeds.close());

const scan = (words: readonly string[], setting?: Setting): Promise<Ran> =>
  ran(['Acme Coffee', '-s', `file:${file}`, ...words], setting);

async function reported(words: readonly string[], setting?: Setting): Promise<Report> {
  const { code, stdout, stderr } = await scan([...words, '-f', 'json'], setting);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return checkedReport(JSON.parse(stdout) as Report);
}

async function reportOf(words: readonly string[]): Promise<Report> {
  return checkedReport(JSON.parse((await ran(words)).stdout) as Report);
}

async function asked(words: readonly string[], answers: Record<string, Answer> = {}) {
  const nets = await networks(answers);
  const outcome = await ran(['Acme Coffee', '-f', 'json', ...words], { env: nets.env });
  return { ...outcome, report: checkedReport(JSON.parse(outcome.stdout) as Report), nets };
}

const csv = async (...words: string[]) =>
  parse<Record<string, string>>((await scan(['-f', 'csv', ...words])).stdout, { columns: true, bom: true });
const namesOf = ({ sources }: Report) => sources.map(({ name }) => name);
const idsOf = ({ mentions }: Report) => mentions!.map(({ id }) => id.replace(/.*:/, '')).sort();

/** Tests of the flags, by their long names. */
const EFFECTS: Readonly<Record<string, () => Promise<void>>> = {
  async '--source'() {
    expect(namesOf((await asked(['-s', 'mastodon,hackernews'])).report)).toEqual(['hackernews', 'mastodon']);
    expect(namesOf((await asked(['-s', 'mastodon', '-s', 'hackernews'])).report)).toEqual(['hackernews', 'mastodon']);
    expect(namesOf((await asked(['-s', '@news,-rss'])).report)).toContain('googlenews');
    const others = BUILT_IN.filter(
      ({ name, isOptIn }) => isOptIn !== true && !['hackernews', 'x', 'rss'].includes(name),
    );
    expect(namesOf((await asked(['-s', '-hackernews,-x,-rss'])).report)).toEqual(others.map(({ name }) => name));
    const { stdout } = await ran(['Acme Coffee', '-s', '-', '-f', 'json'], { stdin: readFileSync(file, 'utf8') });
    expect(namesOf(JSON.parse(stdout) as Report)).toEqual(['-']);
  },
  async '--feed'() {
    const { report } = await asked(['--feed', `${feeds.url}/one.xml`, '--feed', `${feeds.url}/two.xml`, '-s', 'rss']);
    expect(report.sources[0]!.endpoints?.map(({ url }) => url)).toEqual([
      `${feeds.url}/one.xml`,
      `${feeds.url}/two.xml`,
    ]);
    expect(namesOf((await asked(['--feed', feeds.url, '-s', 'hackernews'])).report)).toEqual(['hackernews', 'rss']);
  },
  async '--opml'() {
    const opml = temporaryFile(
      'list.opml',
      `<opml version="2.0"><body><outline xmlUrl="${feeds.url}/listed.xml"/></body></opml>`,
    );
    const { report } = await asked(['--opml', opml, '-s', 'rss']);
    expect(report.sources[0]).toMatchObject({ name: 'rss', status: 'ok' });
    expect(feeds.requests.at(-1)!.url).toBe('/listed.xml');
  },
  async '--map'() {
    const { stdout } = await ran([
      'Acme Coffee',
      '-s',
      `file:${odd}`,
      '--map',
      'text=said,author=who,publishedAt=at',
      '-f',
      'json',
    ]);
    expect((JSON.parse(stdout) as Report).mentions).toMatchObject([
      { text: 'Acme Coffee is great', author: { handle: 'ann' }, publishedAt: '2026-11-20T10:00:00.000Z' },
    ]);
  },
  async '--strict'() {
    expect((await asked(['-s', 'mastodon'])).report.sources[0]).toMatchObject({ status: 'ok' });
    const { nets, report } = await asked(['-s', 'mastodon', '--strict']);
    expect(report.sources[0]).toMatchObject({ status: 'skipped' });
    expect(nets.requests()).toBe(0);
  },
  async '--dry-run'() {
    const words = ['Acme Coffee', '-s', 'hackernews'];
    const now = '2026-11-21T12:00:00Z';
    expect((await ran([...words, '--dry-run'], { now })).stdout).toBe((await ran(['plan', ...words], { now })).stdout);
  },
  async '--limit'() {
    const { nets, report } = await asked(['-s', 'hackernews', '-n', '37']);
    expect(report.sources[0]!.limit).toBe(37);
    expect(nets.servers.hackernews.requests[0]!.url).toContain('hitsPerPage=37');
    expect((await reported(['-n', '2'])).counts.fetched).toBe(2);
  },
  async '--jitter'() {
    const words = ['Acme Coffee', '-s', `file:${file}`, '-f', 'csv'];
    const [now, later] = [await ran(words), await ran([...words, '--jitter', '2ms'])];
    expect(later).toMatchObject({ code: 0, stdout: now.stdout });
    // An hour is longer than the time limit of this test.
    expect((await ran([...words, '--jitter', '1h'], { signal: 'SIGTERM' })).code).toBe(143);
  },
  async '--log'() {
    const log = join(temporaryFolder(), 'runs.ndjson');
    await ran(['Acme Coffee', '-s', `file:${file}`, '--log', log]);
    expect(JSON.parse(readFileSync(log, 'utf8'))).toMatchObject({ exitCode: 0, runs: [{ brand: 'Acme Coffee' }] });
  },
  async '--since'() {
    expect(idsOf(await reported(['--since', '2026-11-20']))).toEqual(['2', '3', '4']);
    expect((await reported(['--since', '24h', '--until', '2026-11-21T10:00'])).window).toMatchObject({
      since: '2026-11-20T10:00:00.000Z',
    });
  },
  async '--until'() {
    const report = await reported(['--until', '2026-11-20T11:00']);
    expect(report.window).toMatchObject({ since: '2026-11-13T11:00:00.000Z', until: '2026-11-20T11:00:00.000Z' });
    expect(idsOf(report)).toEqual(['1', '2']);
    expect(report.asOf).toBe('2026-11-20T11:00:00.000Z');
  },
  async '--tz'() {
    const report = await reported(['--tz', 'Asia/Tokyo', '--since', '2026-11-20', '--until', '2026-11-21']);
    expect(report.window).toEqual({
      since: '2026-11-19T15:00:00.000Z',
      until: '2026-11-20T15:00:00.000Z',
      timezone: 'Asia/Tokyo',
    });
    expect((await csv('--tz', 'Asia/Tokyo', '--until', '2026-11-21T20:00Z'))[0]!['date']).toBe('2026-11-22');
  },
  async '--as-of'() {
    const report = await reported(['--as-of', '2026-11-21T12:00', '--since', '24h']);
    expect(report).toMatchObject({ asOf: '2026-11-21T12:00:00.000Z', window: { since: '2026-11-20T12:00:00.000Z' } });
  },
  async '--lang'() {
    const report = await reported(['--lang', 'de,fr']);
    expect(idsOf(report)).toEqual(['3']);
    expect(report.counts.filtered.language).toBeGreaterThan(0);
  },
  async '--brands'() {
    const brands = temporaryFile('brands.yaml', '- name: Acme Coffee\n- name: Nobody\n');
    const { stdout } = await ran(['--brands', brands, '-s', `file:${file}`, '-f', 'json']);
    const { reports } = JSON.parse(stdout) as { reports: Report[] };
    expect(reports.map(({ query, counts }) => [query.brand, (counts.mentions ?? 0) > 0])).toEqual([
      ['Acme Coffee', true],
      ['Nobody', false],
    ]);
  },
  async '--exact'() {
    expect(idsOf(await reported([]))).toContain('2');
    expect(idsOf(await reported(['--exact']))).not.toContain('2');
  },
  async '--include-owned'() {
    const words = ['Acme Coffee @acmecoffee', '-s', `file:${file}`, '-f', 'json'];
    const [without, within] = await Promise.all([ran(words), ran([...words, '--include-owned'])]);
    const counts = [without, within].map(({ stdout }) => (JSON.parse(stdout) as Report).counts);
    expect(counts[0]!.mentions! + counts[0]!.owned!).toBe(counts[1]!.mentions);
  },
  async '--min-relevance'() {
    const [all, some] = [await reported([]), await reported(['--min-relevance', '0.95'])];
    expect(some.mentions!.filter(({ isOwned }) => !isOwned).every(({ relevance }) => relevance >= 0.95)).toBe(true);
    expect(some.counts.filtered.relevance).toBeGreaterThan(0);
    expect(some.counts.mentions! + some.counts.filtered.relevance!).toBe(all.counts.mentions);
  },
  async '--no-dedupe'() {
    expect((await reported([])).counts).toMatchObject({ owned: 1, duplicates: 1 });
    expect((await reported(['--no-dedupe'])).counts).toMatchObject({ owned: 2, duplicates: 0 });
  },
  async '--group'() {
    const said =
      'Acme Coffee opened a second shop on the hill, and the line is already around the corner. Bring a book and some patience.';
    const found = ['ann', 'bob'].map((author, id) => ({
      id: `${id}`,
      author,
      text: said,
      url: `https://${author}.example/`,
    }));
    const posts = temporaryFile('copies.ndjson', lines([...found, found[0]!]));
    const mentions = async (...words: string[]) =>
      (await reportOf(['Acme Coffee', '-s', `file:${posts}`, '-f', 'json', ...words])).counts.mentions;
    expect(await mentions()).toBe(1);
    expect(await mentions('--group', 'none')).toBe(2);
    expect(await mentions('--no-dedupe')).toBe(3);
  },
  async '--engine'() {
    expect((await reported(['--engine', 'afinn'])).sentiment.engine).toMatch(/^afinn@/);
  },
  async '--model'() {
    const { code, stderr } = await scan(['--engine', 'onnx', '--model', '/no/such/folder']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'socialrank: --model: there is no folder /no/such/folder\n' });
  },
  async '--gold-matrix'() {
    const row = { negative: 1, neutral: 1, positive: 1, unscored: 0 };
    const confusion = {
      negative: { ...row, negative: 9 },
      neutral: { ...row, neutral: 9 },
      positive: { ...row, positive: 9 },
    };
    const { engine } = (await reported([])).sentiment;
    const matrix = temporaryFile('m.json', JSON.stringify({ schema: 'socialrank.matrix/1', engine, confusion }));
    expect((await reported([])).sentiment).not.toHaveProperty('netSentimentCorrected');
    expect((await reported(['--gold-matrix', matrix])).sentiment.netSentimentCorrected!.ci95).toHaveLength(2);
  },
  async '--rating-field'() {
    const rated = temporaryFile(
      'rated.ndjson',
      lines([
        { id: '1', text: 'Acme Coffee', would: 9 },
        { id: '2', text: 'Acme Coffee!', would: 2 },
        { id: '3', text: 'Acme Coffee, one star', would: '', rating: 1 },
      ]),
    );
    const words = ['Acme Coffee', '-s', `file:${rated}`, '-f', 'json', '--no-dedupe', '--rating-field', 'would'];
    expect((await reportOf(words)).sentiment.nps).toMatchObject({ value: 0, promoters: 1, detractors: 1, den: 2 });
    expect((await ran(['Acme Coffee', '-s', 'hackernews', '--rating-field', 'would'])).stderr).toMatch(
      /--rating-field is for local inputs/,
    );
  },
  async '--confidence'() {
    const [usual, sure] = [await reported([]), await reported(['--confidence', '99%'])];
    expect([usual.confidence, sure.confidence]).toEqual([0.95, 0.99]);
    const lengthOf = ({ sentiment }: Report) => sentiment.netSentiment.ci95![1] - sentiment.netSentiment.ci95![0];
    expect(lengthOf(sure)).toBeGreaterThan(lengthOf(usual));
  },
  async '--nps-proxy'() {
    expect((await reported([])).sentiment).not.toHaveProperty('npsProxy');
    expect((await reported(['--nps-proxy'])).sentiment.npsProxy!.disclaimer).toMatch(/not a survey NPS/);
    expect((await scan(['--nps-proxy'])).stdout).toContain('not a survey NPS; authors are self-selected');
  },
  async '--format'() {
    expect((await scan(['-f', 'md'])).stdout).toMatch(/^# /);
    expect((await scan(['--format', 'tsv'])).stdout).toMatch(/^date\tas_of\t/);
  },
  async '--view'() {
    expect((await csv('--view', 'authors')).map(({ value }) => value)).toEqual(expect.arrayContaining(['ann', 'bob']));
  },
  async '--fields'() {
    expect(Object.keys((await csv('--view', 'mentions', '--fields', 'text,id'))[0]!)).toEqual(['text', 'id']);
  },
  async '--sort'() {
    const sorted = async (field: string) =>
      (await csv('--view', 'mentions', '--sort', field)).flatMap(({ polarity }) =>
        polarity === '' ? [] : Number(polarity),
      );
    const rising = await sorted('polarity');
    expect(rising).toEqual([...rising].sort((a, b) => a - b));
    expect(await sorted('-polarity')).toEqual([...rising].sort((a, b) => b - a));
  },
  async '--top'() {
    expect((await reported(['--top', '2'])).top.authors.length).toBe(2);
    expect((await csv('--view', 'authors', '--top', '1')).length).toBe(1);
  },
  async '--output'() {
    const folder = temporaryFolder();
    const paths = ['a.json', 'b.csv', 'c.tsv', 'd.md', 'e.ndjson', 'f.txt', 'g.jsonl', 'h.markdown'].map((name) =>
      join(folder, name),
    );
    const { code, stdout, stderr } = await scan(paths.flatMap((path) => ['-o', path]));
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
    const starts = paths.map((path) => readFileSync(path, 'utf8').trimStart().slice(0, 6));
    expect(starts).toEqual(['{\n  "s', 'date,a', 'date\ta', '# Acme', '{"type', 'Acme C', '{"type', '# Acme']);
    checkedReport(JSON.parse(readFileSync(paths[0]!, 'utf8')) as Report);
    expect((await scan(['-o', '-', '-o', paths[0]!, '-f', 'csv'])).stdout).toMatch(/^date,as_of/);
  },
  async '--append'() {
    const path = join(temporaryFolder(), 'daily.csv');
    for (const _ of [1, 2]) await scan(['--append', '-o', path]);
    expect(parse(readFileSync(path, 'utf8'), { columns: false }).length).toBe(2);
  },
  async '--mentions'() {
    expect((await reported(['--mentions'])).mentions?.length).toBe(4);
  },
  async '--no-mentions'() {
    expect(await reported(['--no-mentions'])).not.toHaveProperty('mentions');
  },
  async '--bom'() {
    expect((await scan(['-f', 'csv', '--bom'])).stdout.startsWith('\ufeffdate')).toBe(true);
    expect((await scan(['-f', 'csv'])).stdout.startsWith('date')).toBe(true);
  },
  async '--raw-csv'() {
    const texts = async (...words: string[]) => (await csv('--view', 'mentions', ...words)).map(({ text }) => text);
    expect(await texts()).toContain("'=Acme Coffee");
    expect(await texts('--raw-csv')).toContain('=Acme Coffee');
  },
  async '--timeout'() {
    const { code, report } = await asked(['-s', 'hackernews,mastodon', '--timeout', '2s', '--retries', '0'], {
      mastodon: silent,
    });
    expect(code).toBe(4);
    expect(report.sources[1]!.error).toMatchObject({ code: 'timeout' });
    expect(report.sources[1]!.error!.message).toContain('within 2 s');
  },
  async '--deadline'() {
    const { report } = await asked(['-s', 'hackernews,mastodon', '--deadline', '3s'], { mastodon: silent });
    expect(report.sources.map(({ status }) => status)).toEqual(['ok', 'failed']);
  },
  async '--retries'() {
    const { nets } = await asked(['-s', 'googlenews', '--retries', '0'], { googlenews: json(503, {}) });
    expect(nets.servers.googlenews.requests.length).toBe(1);
  },
  async '--concurrency'() {
    let [open, most] = [0, 0];
    const counting: Answer = (_request, response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        response.writeHead(500).end();
      }, 30);
    };
    const all = { hackernews: counting, bluesky: counting, mastodon: counting, googlenews: counting };
    await asked(['--concurrency', '1', '--retries', '0'], all);
    expect(most).toBe(1);
    await asked(['--retries', '0'], all);
    expect(most).toBeGreaterThan(1);
  },
  async '--allow-private'() {
    const away: Answer = (_request, response) =>
      void response.writeHead(302, { location: `${feeds.url}/inside.xml` }).end();
    const nets = await networks({ mastodon: away });
    const words = [
      'Acme Coffee',
      '-f',
      'json',
      '-s',
      'rss',
      '--feed',
      `${nets.servers.mastodon.url}/feed.xml`,
      '--retries',
      '0',
    ];
    const [shut, open] = [await ran(words), await ran([...words, '--allow-private'])] as const;
    expect((JSON.parse(shut.stdout) as Report).sources[0]!.error).toMatchObject({ code: 'blocked' });
    expect((JSON.parse(open.stdout) as Report).sources[0]).toMatchObject({ status: 'ok' });
  },
  async '--expand-links'() {
    const post = temporaryFile('short.ndjson', lines([{ id: '1', text: 'Acme Coffee, see https://bit.ly/a' }]));
    const request = { method: 'HEAD', url: 'https://bit.ly/a' };
    const response = { status: 301, headers: [{ name: 'location', value: 'https://shop.example/mug' }], content: {} };
    const tape = temporaryFile('short.har', JSON.stringify({ log: { entries: [{ request, response }] } }));
    const linked = async (...words: string[]) =>
      (await reportOf(['Acme Coffee', '-s', `file:${post}`, '-f', 'json', ...words])).top.links.map(
        ({ value }) => value,
      );
    expect(await linked()).toEqual(['https://bit.ly/a']);
    expect(await linked('--replay', tape)).toEqual(['https://bit.ly/a']);
    expect(await linked('--replay', tape, '--expand-links')).toEqual(['https://shop.example/mug']);
  },
  async '--record'() {
    const tape = join(temporaryFolder(), 'tape.har');
    await asked(['-s', 'googlenews', '--record', tape]);
    expect(JSON.parse(readFileSync(tape, 'utf8'))).toMatchObject({
      log: { version: '1.2', entries: [{ response: { status: 200 } }] },
    });
  },
  async '--replay'() {
    const { report, nets } = await asked(['--replay', 'examples/acme-coffee.har']);
    expect(report.counts.mentions).toBeGreaterThan(20);
    expect(nets.requests()).toBe(0);
  },
  async '--allow-partial'() {
    const words = ['Acme Coffee', '-s', `file:${broken}`, '-f', 'json'];
    expect(await ran(words)).toMatchObject({ code: 4 });
    expect(await ran([...words, '--allow-partial'])).toMatchObject({ code: 0 });
  },
  async '--fail-on'() {
    expect((await scan(['--fail-on', 'mentions>0'])).code).toBe(3);
    expect((await scan(['--fail-on', 'mentions<0'])).code).toBe(0);
  },
  async '--notify'() {
    const path = join(temporaryFolder(), 'alerts.json');
    await scan(['--notify', `feed:${path}`]);
    expect(JSON.parse(readFileSync(path, 'utf8')).items).toHaveLength(1);
  },
  async '--no-store'() {
    const folder = temporaryFolder();
    const setting = { env: { SOCIALRANK_HOME: folder } };
    const unstored = await scan(['--no-store', '-f', 'csv'], setting);
    expect(existsSync(join(folder, 'history.db'))).toBe(false);
    expect((await scan(['-f', 'csv'], setting)).stdout).toBe(unstored.stdout);
    expect(existsSync(join(folder, 'history.db'))).toBe(true);
  },
  async '--store'() {
    const path = join(temporaryFolder(), 'history.db');
    await scan(['--store', path]);
    expect(existsSync(path)).toBe(true);
  },
  async '--new'() {
    const words = ['--store', join(temporaryFolder(), 'history.db'), '-f', 'json'];
    const first = JSON.parse((await scan(words)).stdout) as Report;
    const again = JSON.parse((await scan([...words, '--new'])).stdout) as Report;
    expect(again.counts).toMatchObject({ mentions: 0, filtered: { seenBefore: first.counts.mentions } });
  },
  async '--threads'() {
    const large = temporaryFile('large.ndjson', lines(POSTS).repeat(2_000));
    const told = async (...words: string[]) => (await ran(['Acme Coffee', '-s', `file:${large}`, ...words])).stdout;
    const alone = await told('--threads', '1', '-f', 'json');
    expect(JSON.parse(alone)).toMatchObject({ counts: { mentions: 3, duplicates: 9_996 } });
    expect(await told('--threads', '3', '-f', 'json')).toBe(alone);
    expect(await scan(['--threads', '0'])).toMatchObject({ code: 2, stdout: '' });
  },
  async '--baseline'() {
    const before = temporaryFile('before.json', (await scan(['-f', 'json'])).stdout);
    const { emotions } = await reported(['--baseline', before]);
    expect(Object.values(emotions).map(({ lift }) => lift?.value)).toContain(1);
  },
  async '--quiet'() {
    const words = ['Acme Coffee', '-s', `file:${broken}`, '-f', 'csv'];
    const [loud, quiet] = [await ran(words), await ran([...words, '-q'])];
    expect(loud.stderr).toMatch(/line 6/);
    expect(quiet.stderr.split('\n').length).toBeLessThan(loud.stderr.split('\n').length);
    expect(quiet).toMatchObject({ code: 4, stdout: loud.stdout });
  },
  async '--verbose'() {
    const { stderr, nets } = await asked(['-s', 'googlenews', '-v']);
    expect(stderr).toMatch(/^GET http:\/\/127\.0\.0\.1:\d+\/rss\/search\?q=[^\n]* 200, \d+ bytes, \d+ ms\n$/);
    expect(nets.requests()).toBe(1);
  },
  async '--no-progress'() {
    const slow: Answer = (_request, response) => void setTimeout(() => response.end('<rss><channel/></rss>'), 300);
    const nets = await networks({ googlenews: slow });
    const words = ['Acme Coffee', '-s', 'googlenews'];
    const setting = { env: nets.env, columns: 80 };
    expect((await ran(words, setting)).stderr).toContain('googlenews');
    for (const flag of ['--no-progress', '-q']) expect((await ran([...words, flag], setting)).stderr).toBe('');
    expect((await ran(words, { env: nets.env })).stderr).toBe('');
  },
  async '--color'() {
    expect((await scan(['--color', 'always'])).stdout).toContain('\u001b[');
    expect((await scan(['--color', 'never'], { columns: 80 })).stdout).not.toContain('\u001b[');
    expect((await scan(['--color', 'auto'], { columns: 80 })).stdout).toContain('\u001b[');
    expect((await scan(['--color', 'auto'])).stdout).not.toContain('\u001b[');
  },
};

describe('the flags of a scan', () => {
  it.each(Object.entries(EFFECTS))('%s has its effect', async (_, effect) => effect());

  it('are all tested', () => {
    const command = buildProgram({} as never, () => {}).commands.find((child) => child.name() === 'scan')!;
    expect(command.options.map(({ long }) => long).sort()).toEqual(Object.keys(EFFECTS).sort());
  });
});

describe('a warning', () => {
  const told = (...words: string[]) => ran(['Acme Coffee', '-s', `file:${broken}`, '--no-store', ...words]);

  it.each(['summary', 'mentions', 'sources'])('is printed once, in the table of the view %s', async (view) => {
    const { stdout, stderr } = await told('--view', view);
    expect(stdout.match(/line 6: not JSON/g)).toHaveLength(1);
    expect(stderr).toBe('');
  });

  it('is printed on standard error if the output is CSV', async () => {
    expect((await told('--view', 'mentions', '-f', 'csv')).stderr).toMatch(/line 6: not JSON/);
  });
});
