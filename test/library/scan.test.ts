/** The library as its README shows it: the same results as the command, and no output. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { main } from '../../src/cli/main.js';
import {
  BUILT_IN,
  defineSource,
  hackernews,
  localFile,
  readTape,
  replay,
  type ScanEvent,
  type ScanOptions,
  SocialRankError,
  scan,
  stream,
  type Transport,
  UsageError,
} from '../../src/index.js';
import { checkedReport } from '../support/checked-report.js';

const EXAMPLE = 'examples/acme-coffee.har';
const NOW = new Date('2026-11-21T12:00:00.000Z');

const replaying = (): ScanOptions => ({
  sources: BUILT_IN.filter(({ name }) => ['hackernews', 'bluesky', 'mastodon', 'googlenews'].includes(name)),
  wanted: new Set(),
  transport: replay(readTape(readFileSync(EXAMPLE, 'utf8'), EXAMPLE)),
  isReplay: true,
  now: () => NOW,
});

const folder = () => mkdtempSync(join(tmpdir(), 'socialrank-library-'));

/** A transport that rejects every request. */
const noNetwork: Transport = {
  send: () => Promise.reject(new Error('asked')),
  close() {},
};

describe('scan', () => {
  it('returns the same object as the command, and the same when repeated', async () => {
    const stdout = new PassThrough();
    const written: Buffer[] = [];
    stdout.on('data', (chunk: Buffer) => written.push(chunk));
    await main(['Acme Coffee', '--replay', EXAMPLE, '--no-store', '--format', 'json'], {
      stdout,
      stderr: new PassThrough(),
      stdin: new PassThrough(),
      env: { SOCIALRANK_HOME: folder() },
    });
    const first = checkedReport(await scan('Acme Coffee', replaying()));
    expect(JSON.stringify(first)).toBe(JSON.stringify(JSON.parse(Buffer.concat(written).toString())));
    expect(JSON.stringify(await scan('Acme Coffee', replaying()))).toBe(JSON.stringify(first));
  });

  it('queries a source of the caller with its settings and the clock of the options', async () => {
    const seen: unknown[] = [];
    const forum = defineSource({
      name: 'our-forum',
      title: 'Our forum',
      homepage: 'https://forum.example',
      example: 'acme',
      groups: ['forums'],
      kinds: ['post'],
      limits: [],
      settings: { board: { description: 'the board', required: true } },
      capabilities: () => ({ search: 'words', operators: [] }),
      requests: () => [],
      async *search(_, { settings, since, until, now }) {
        seen.push(settings.board, since, until, now);
        yield [{ id: '1', text: 'acme is a good thing', publishedAt: '2026-11-20T00:00:00Z' }];
      },
    });
    const report = await scan('acme', {
      sources: [forum],
      settings: { 'our-forum': { board: 'tools' } },
      now: () => NOW,
      transport: noNetwork,
    });
    expect(seen).toEqual(['tools', new Date('2026-11-14T12:00:00Z'), NOW, NOW]);
    expect(checkedReport(report).mentions?.map(({ id, seenAt }) => [id, seenAt])).toEqual([
      ['our-forum:1', NOW.toISOString()],
    ]);
  });

  it('reads a local file with a field map, and uses the period of its posts as the window', async () => {
    const path = join(folder(), 'posts.csv');
    writeFileSync(path, 'body,made\nacme is good,2026-11-01 10:00\nacme is bad,2026-11-02 10:00\n');
    const file = await localFile(path, { map: 'text=body,publishedAt=made', timezone: 'Europe/Berlin' });
    const report = checkedReport(await scan('acme', { sources: [file], transport: noNetwork, now: () => NOW }));
    expect(report.counts.mentions).toBe(2);
    expect(report.window).toEqual({
      since: '2026-11-01T09:00:00.000Z',
      until: '2026-11-02T09:00:00.001Z',
      timezone: 'UTC',
    });
  });

  it('supports regular expressions and time windows in a query, and rejects invalid ones', async () => {
    const path = join(folder(), 'posts.csv');
    writeFileSync(path, 'body,made\nacme 1.2,2026-11-01 10:00\nacme 2.0,2026-11-02 10:00\nacme,2026-11-02 11:00\n');
    const file = await localFile(path, { map: 'text=body,publishedAt=made' });
    const ask = (query: string) => scan(query, { sources: [file], transport: noNetwork, now: () => NOW });
    const report = checkedReport(await ask('acme /\\d\\.\\d/ since:2026-11-02'));
    expect(report.mentions?.map(({ text }) => text)).toEqual(['acme 2.0']);
    expect(report.window).toMatchObject({ since: '2026-11-02T00:00:00.000Z', until: NOW.toISOString() });
    await expect(ask('/a(?=b)/')).rejects.toThrow(/column 1\); expected an expression that RE2 can read/);
    await expect(ask('acme since:2030-01-01')).rejects.toThrow(/window is empty/);
  });

  it('rejects an OPML list of feeds as a file of mentions', async () => {
    const path = join(folder(), 'feeds.opml');
    writeFileSync(path, '<opml version="2.0"><body><outline xmlUrl="https://a.example/feed"/></body></opml>');
    await expect(localFile(path)).rejects.toThrow(UsageError);
  });

  it.each([0, -1, 1.5, 65, Number.NaN, '2', null])('rejects a file with %j threads', async (threads) => {
    const reading = localFile('posts.ndjson', { threads: threads as number });
    await expect(reading).rejects.toThrow('threads must be a whole number from 1 to 64');
  });

  it.each([
    ['a query that cannot be', '"acme', {}, /column 1/],
    ['a window without a moment', 'acme', { since: NOW, until: NOW }, /the window is empty/],
    ['a time that is none', 'acme', { since: new Date('never') }, /since is not a time/],
    ['a limit of nothing', 'acme', { limit: 0 }, /limit must be/],
    ['half a retry', 'acme', { retries: 0.5 }, /retries must be/],
    ['a deadline before the start', 'acme', { deadlineMilliseconds: -1 }, /deadlineMilliseconds must be/],
    ['a zone that is none', 'acme', { timezone: 'Mars/Olympus' }, /Mars\/Olympus/],
    ['an engine that is none', 'acme', { engine: 'tarot' }, /tarot/],
    ['no source at all', 'acme', { sources: [] }, /no source/],
    ['one source twice', 'acme', { sources: [hackernews, hackernews] }, /two sources/],
    ['a source that is none', 'acme', { sources: [{ name: 'x' } as never] }, /is not a source/],
    ['a language that is none', 'acme', { languages: ['klingon!'] }, /klingon!/],
  ])('rejects %s before any source is queried', async (_, query, options, message) => {
    const refusal = await scan(query, { transport: noNetwork, ...options }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SocialRankError);
    expect((refusal as Error).message).toMatch(message);
  });

  it('hints at how to pass sources if they are named as on the command line', async () => {
    const refusal = scan('acme', { sources: ['rss'] as never, transport: noNetwork });
    await expect(refusal).rejects.toMatchObject({
      hint: expect.stringContaining("sources: [rss, await localFile('posts.csv')]"),
    });
  });

  it('fails with the reason of its abort signal', async () => {
    const reason = new Error('enough');
    const options = { ...replaying(), signal: AbortSignal.abort(reason) };
    await expect(scan('Acme Coffee', options)).rejects.toBe(reason);
  });
});

describe('stream', () => {
  it('ends with the report that scan returns', async () => {
    const events: ScanEvent[] = [];
    for await (const event of stream('Acme Coffee', replaying())) events.push(event);
    const last = events.at(-1);
    expect(last).toEqual({ type: 'report', report: await scan('Acme Coffee', replaying()) });
    expect(events.filter(({ type }) => type === 'finished')).toHaveLength(4);
  });

  it('can be abandoned at any time', async () => {
    const source = { ...hackernews, search: hanging };
    for await (const event of stream('acme', { sources: [source], transport: noNetwork })) {
      expect(event.type).toBe('asking');
      break;
    }
  });
});

describe('the package', () => {
  it('neither prints, nor reads SOCIALRANK_ variables, nor keeps the process alive', () => {
    const script = `
      const read = [];
      process.env = new Proxy(process.env, { get: (all, name) => (read.push(name), all[name]) });
      const { scan, localFile } = await import('./dist/src/index.js');
      read.length = 0;
      const file = await localFile('examples/acme-coffee.har');
      const report = await scan('Acme Coffee', { sources: [file] });
      const names = read.filter((name) => String(name).startsWith('SOCIALRANK_'));
      if (report.counts.mentions < 10 || names.length > 0) process.exit(9);
    `;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('exports every built-in source', async () => {
    const library: Record<string, unknown> = await import('../../src/index.js');
    for (const source of BUILT_IN) expect(library[source.name]).toBe(source);
  });
});

async function* hanging(): AsyncGenerator<never> {
  await new Promise(() => {});
}
