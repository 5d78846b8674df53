/** A plugin has the same access to the network, the cache and the report as a built-in source. */
import { describe, expect, it } from '@jest/globals';
import type { Exchange } from '../../src/http/transport.js';
import type { ScanOptions } from '../../src/library/options.js';
import { prepare } from '../../src/library/prepare.js';
import { stream } from '../../src/library/scan.js';
import type { RemoteSource } from '../../src/plugins/remote-source.js';
import { planOf } from '../../src/scan/plan.js';
import type { Cache } from '../../src/sources/source.js';
import type { Report } from '../../src/types.js';
import { checkedReport } from '../support/checked-report.js';
import { moduleText, opened, searching } from '../support/plugin-files.js';
import { AS_OF } from '../support/sample-mention.js';

interface Asked {
  readonly report: Report;
  readonly row: Report['sources'][number];
  readonly texts: readonly string[];
  readonly notes: readonly string[];
  readonly exchanges: readonly Exchange[];
  readonly kept: ReadonlyMap<string, string>;
}

async function asking(
  source: RemoteSource,
  answer: { status?: number; body?: string } = {},
  options: ScanOptions = {},
): Promise<Asked> {
  const exchanges: Exchange[] = [];
  const notes: string[] = [];
  const kept = new Map([['before', 'kept']]);
  const cache: Cache = {
    get: async (key) => kept.get(key),
    set: async (key, value) => void kept.set(key, value),
    delete: async (key) => void kept.delete(key),
  };
  const transport = {
    async send(exchange: Exchange) {
      exchanges.push(exchange);
      return {
        status: answer.status ?? 200,
        headers: { 'content-type': 'application/json' },
        bytes: new TextEncoder().encode(answer.body ?? '{"said":"grüße"}'),
      };
    },
    close() {},
  };
  const all: ScanOptions = {
    sources: [source],
    now: () => new Date(AS_OF),
    retries: 0,
    transport,
    cache: () => cache,
    ...options,
  };
  for await (const event of stream('acme coffee', all)) {
    if (event.type === 'note') notes.push(event.message);
    if (event.type !== 'report') continue;
    const report = checkedReport(event.report);
    const texts = report.mentions!.map(({ text }) => text);
    return { report, row: report.sources[0]!, texts, notes, exchanges, kept };
  }
  throw new Error('no report');
}

/** Returns a plugin that yields the value of `expression` as JSON in the text of a mention. */
const telling = (expression: string, members: Readonly<Record<string, string>> = {}) =>
  searching(`yield [post(1, { text: 'acme coffee ' + JSON.stringify(${expression}) })];`, members);

const told = ({ texts }: Asked): unknown => JSON.parse(texts[0]!.slice('acme coffee '.length));

const get = "await context.http.request({ url: 'https://forum.example/a', headers: { 'X-Key': 'k' } })";

describe('a plugin', () => {
  it('receives the parts of the query it can express, and the parameters of the run', async () => {
    const expression =
      '[query.branches, query.input, context.limit, context.since, context.until, context.now, context.settings]';
    const settings = {
      settings:
        "{ board: { description: 'the board', default: 'all' }, tags: { description: 'the tags', list: true } }",
    };
    const asked = await asking(
      await telling(expression, settings),
      {},
      { settings: { 'our-forum': { tags: 'a,b' } }, limit: 7 },
    );
    expect(told(asked)).toEqual([
      [
        { type: 'phrase', text: 'acme coffee' },
        { type: 'word', text: 'acmecoffee' },
      ],
      'acme coffee',
      7,
      '2026-11-14T12:00:00.000Z',
      AS_OF,
      AS_OF,
      { board: 'all', tags: ['a', 'b'] },
    ]);
  });

  it('gets a note for each member of its results that is not used', async () => {
    const { notes, texts } = await asking(
      await searching(
        "const text = 'acme coffee'; yield [post(1, { text, created: 1 })]; yield [post(2, { text: text + ' 2', created: 1, thread: { top: '1' } })];",
      ),
    );
    expect(texts).toHaveLength(2);
    expect(notes.filter((note) => note.startsWith('the member'))).toEqual([
      expect.stringContaining('"created"'),
      expect.stringContaining('"thread.top"'),
    ]);
  });

  it('has an infinite limit if it always reads everything', async () => {
    const asked = await asking(
      await telling('String(context.limit)', { capabilities: "() => ({ search: 'whole', operators: [] })" }),
    );
    expect(told(asked)).toBe('Infinity');
  });

  it('sends its requests through the program, with the usual headers', async () => {
    const asked = await asking(
      await telling(`await (async (answer) => [answer.json(), answer.status, answer.url, answer.text()])(${get})`),
    );
    expect(told(asked)).toEqual([{ said: 'grüße' }, 200, 'https://forum.example/a', '{"said":"grüße"}']);
    expect(asked.row.requests).toBe(1);
    expect(asked.exchanges[0]).toMatchObject({ method: 'GET', url: 'https://forum.example/a' });
    expect(asked.exchanges[0]!.headers).toMatchObject({
      'x-key': 'k',
      'user-agent': expect.stringContaining('socialrank'),
    });
  });

  it('sends its requests to another host if the user sets one', async () => {
    const source = await telling(`(${get}).status`, { settings: "{ baseUrl: { description: 'another host' } }" });
    const asked = await asking(source, {}, { settings: { 'our-forum': { baseUrl: 'http://127.0.0.1:8080' } } });
    expect(asked.exchanges[0]?.url).toBe('http://127.0.0.1:8080/a');
  });

  it('can send many requests concurrently', async () => {
    const all =
      "(await Promise.all(Array.from({ length: 100 }, (_, at) => context.http.request({ url: 'https://forum.example/' + at })))).map(({ url }) => url.length)";
    const asked = await asking(await telling(all));
    expect(told(asked)).toHaveLength(100);
    expect(asked.exchanges).toHaveLength(100);
  });

  it('fails as the network does, with errors that it can inspect', async () => {
    const source = await searching(get);
    const { row } = await asking(source, { status: 404 });
    expect(row).toMatchObject({
      status: 'failed',
      error: { code: 'not_found', message: expect.stringContaining('forum.example') },
    });
    const caught = `await ${get}.catch((error) => [error.name, error.code, error.status])`.replace(
      'await await',
      'await',
    );
    expect(told(await asking(await telling(caught), { status: 404 }))).toEqual(['SourceError', 'not_found', 404]);
  });

  it('can explain what a refused request means', async () => {
    const explain = `await context.http.request({ url: 'https://forum.example/', explain: (answer) => answer.json().why === 'credits'
      ? { error: Object.assign(new Error('no credits: ' + answer.status), { name: 'SourceError', code: 'quota' }), retry: false } : undefined })`;
    const refused = async (why: string) =>
      (await asking(await searching(explain), { status: 403, body: JSON.stringify({ why }) })).row.error;
    expect(await refused('credits')).toMatchObject({ code: 'quota', message: 'no credits: 403' });
    expect(await refused('else')).toMatchObject({ code: 'blocked' });
  });

  it('shares its copy of the library with the program and can throw its errors', async () => {
    const before =
      "import { SourceError } from 'socialrank/source'; import { SourceError as other } from 'socialrank';";
    const body = `if (SourceError !== other) throw new Error('two copies');
      try { ${get} } catch (error) { throw new SourceError(error instanceof SourceError ? 'quota' : 'auth', 'of mine', { retryAt: '2026-11-22T00:00:00Z', hint: 'wait' }); }`;
    const { row } = await asking(await opened(moduleText(body, { before })), { status: 500 });
    expect(row.error).toEqual({ code: 'quota', message: 'of mine', retryAt: '2026-11-22T00:00:00.000Z', hint: 'wait' });
  });

  it('has a cache', async () => {
    const source = await telling(
      "[await context.cache.get('before'), await context.cache.set('a', 'b'), await context.cache.get('a'), await context.cache.delete('before'), await context.cache.get('before') === undefined]",
    );
    const asked = await asking(source);
    expect(told(asked)).toEqual(['kept', null, 'b', null, true]);
    // The program stores entries of its own in the same cache.
    expect([asked.kept.get('a'), asked.kept.get('before')]).toEqual(['b', undefined]);
  });

  it('can add notes, warnings and endpoints to the output and the report', async () => {
    const body = `context.note('seen'); context.warn('odd', 'an odd thing'); context.truncated('there is more');
      context.unrecognised(2); context.unrecognised(3); context.unrecognised(-9); context.unrecognised('many');
      context.endpoint({ url: 'https://a.example/' }); context.endpoint({ url: 'https://b.example/', error: Object.assign(new Error('gone'), { name: 'SourceError', code: 'not_found' }) });
      yield [post(1, { text: 'acme coffee', endpoint: 'https://a.example/' })];`;
    const { row, report, notes } = await asking(await searching(body));
    expect(notes).toEqual(['seen']);
    expect(report.warnings.map(({ code, message, source }) => [code, message, source])).toEqual([
      ['odd', 'an odd thing', 'our-forum'],
      ['truncated', 'there is more', 'our-forum'],
      ['unrecognised', '5 things in its answers could not be recognised: left out', 'our-forum'],
    ]);
    expect(row).toMatchObject({
      status: 'partial',
      truncated: true,
      endpoints: [
        { url: 'https://a.example/', status: 'ok', mentions: 1 },
        { url: 'https://b.example/', status: 'failed', error: { code: 'not_found' } },
      ],
    });
  });

  it.each([
    ["new Date('2026-11-20T00:00:00Z')", '2026-11-20T00:00:00.000Z'],
    ['null', null],
    ['new Date(NaN)', null],
  ])('can report since when its results are complete: %s', async (since, observedFrom) => {
    const body = `context.truncated('there is more', ${since}); yield [post(1, { publishedAt: '2026-11-01T00:00:00Z' })];`;
    const { row } = await asking(await searching(body), {}, { now: () => new Date('2026-11-21T12:00:00Z') });
    expect(row).toMatchObject({ truncated: true, observedFrom });
  });

  it('has its secrets removed from error messages', async () => {
    const source = await searching('throw new Error("no " + context.settings.token)', {
      settings: "{ token: { description: 'a key', secret: true } }",
    });
    const { row } = await asking(source, {}, { settings: { 'our-forum': { token: 'hush-hush-hush' } } });
    expect(row.error?.message).toMatch(/threw Error: no/);
    expect(row.error?.message).not.toContain('hush');
  });

  it('is not queried for more pages than the limit needs', async () => {
    const source = await searching(
      "for (let at = 0; at < 9; at += 1) { context.note('page ' + at); yield [post(at), post(at + 100)]; }",
    );
    const { notes, row } = await asking(source, {}, { limit: 4 });
    expect(notes).toEqual(['page 0', 'page 1']);
    expect(row.fetched).toBe(4);
  });

  it('is skipped without a setting that it requires', async () => {
    const { row } = await asking(
      await searching('throw new Error()', {
        settings: "{ token: { description: 'a key', required: true, secret: true } }",
      }),
    );
    expect(row).toMatchObject({
      status: 'skipped',
      error: { code: 'needs_config', hint: expect.stringContaining('SOCIALRANK_OUR_FORUM_TOKEN') },
    });
  });

  it('runs in a new process for every scan', async () => {
    const source = await telling('globalThis.count = (globalThis.count ?? 0) + 1');
    const scans = await Promise.all([asking(source), asking(source), asking(source)]);
    expect(scans.map(told)).toEqual([1, 1, 1]);
    expect(told(await asking(source))).toBe(1);
  });

  it('plans its requests without sending them', async () => {
    const source = await searching("throw new Error('asked')", {
      capabilities: "(settings) => ({ search: 'words', operators: ['phrase', 'or'], maxLength: 90, pageSize: 10 })",
      requests:
        "(query, { limit }) => query.branches.map((branch) => ({ url: 'https://forum.example/?n=' + limit, query: branch.nodes.map(({ text }) => text).join('|') }))",
    });
    const prepared = await prepare('acme coffee', { sources: [source], now: () => new Date(AS_OF), limit: 30 });
    const [asked] = prepared.request.sources;
    expect(await planOf(asked!, prepared.request)).toMatchObject({
      status: 'ready',
      requests: [{ url: 'https://forum.example/?n=30', query: 'acme coffee|acmecoffee', length: 22 }],
      maxLength: 90,
      pagesAtMost: 3,
    });
    prepared.close();
  });

  it('has its searches split until each fits its maximum length', async () => {
    const source = await searching('yield [];', {
      capabilities: "() => ({ search: 'words', operators: ['phrase', 'or'], maxLength: 40 })",
      requests: `(query) => query.branches.map((branch) => ({ url: 'https://forum.example/',
        query: '<<' + (branch.nodes ?? [branch]).map(({ text }) => text).join(' or else ') + '>>' }))`,
    });
    const prepared = await prepare('alpha | bravo | charlie | delta | echo', {
      sources: [source],
      now: () => new Date(AS_OF),
    });
    const { requests } = await planOf(prepared.request.sources[0]!, prepared.request);
    prepared.close();
    expect(requests.length).toBeGreaterThan(1);
    expect(Math.max(...requests.map(({ length }) => length!))).toBeLessThanOrEqual(40);
    const words = requests.flatMap(({ query }) => query!.match(/alpha|bravo|charlie|delta|echo/g)!);
    expect(words).toEqual(['alpha', 'bravo', 'charlie', 'delta', 'echo']);
  });

  it('can be written as CommonJS', async () => {
    const text = moduleText("yield [post(1, { text: 'acme coffee' })];").replace('export default', 'module.exports =');
    const { row } = await asking(await opened(text, './our-forum.cjs'));
    expect(row).toMatchObject({ status: 'ok', mentions: 1 });
  });
});
