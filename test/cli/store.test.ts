/** The history in which scans are stored. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openDatabase, openStore } from '../../src/store/open.js';
import type { StoredRun } from '../../src/store/store.js';
import type { Report } from '../../src/types.js';
import { ran } from '../support/fake-io.js';
import { posts, temporaryFile, temporaryFolder } from '../support/temporary.js';

const POSTS = temporaryFile('posts.ndjson', posts(30));
const MORE = temporaryFile('more.ndjson', posts(40));

/** Runs scans in one shared home. */
function inOneHome(env: Readonly<Record<string, string>> = {}) {
  const home = temporaryFolder();
  const told = { env: { ...env, SOCIALRANK_HOME: home }, now: '2026-11-22T12:00:00Z' };
  const run = (...words: string[]) => ran(words, told);
  const unread = (...words: string[]) => ran(words, { ...told, isReaderGone: true });
  const scan = (from: string, ...words: string[]) => run('acme', '-s', `file:${from}`, ...words);
  const report = async (from: string, ...words: string[]) =>
    JSON.parse((await scan(from, '-f', 'json', ...words)).stdout) as Report;
  return { home, history: join(home, 'history.db'), run, unread, scan, report };
}

async function runsIn(path: string, expression = 'acme'): Promise<readonly StoredRun[]> {
  const store = await openStore(path);
  try {
    return await store.runs({ profile: null, expression, since: 0, until: Date.parse('2030-01-01') });
  } finally {
    await store.close();
  }
}

describe('the history', () => {
  it('stores a run for a scan, with the same report as in JSON', async () => {
    const { history, report } = inOneHome();
    const said = await report(POSTS);
    const [kept] = await runsIn(history);
    expect(kept!.id).toMatch(/^2026-11-21-[a-z\d]{6}$/);
    const store = await openStore(history);
    expect((await store.run(kept!.id))!.report).toEqual(said);
    await store.close();
  });

  it('stores the same result only once', async () => {
    const { history, scan } = inOneHome();
    for (const _ of [1, 2]) await scan(POSTS);
    expect(await runsIn(history)).toHaveLength(1);
    await scan(MORE);
    expect(await runsIn(history)).toHaveLength(2);
  });

  it('stores one run for each of several brands', async () => {
    const { home, history, run } = inOneHome();
    const brands = temporaryFile('brands.yaml', '- name: acme\n- name: thing\n');
    expect(await run('--brands', brands, '-s', `file:${POSTS}`, '-o', join(home, 'all.csv'))).toMatchObject({
      code: 0,
    });
    const store = await openStore(history);
    for (const profile of ['acme', 'thing']) {
      const runs = await store.runs({ profile, expression: '', since: 0, until: Date.parse('2030-01-01') });
      expect(runs.map(({ brand, mentions }) => [brand, mentions])).toEqual([[profile, 30]]);
    }
    await store.close();
  });

  it('stores nothing of a scan whose result could not be written', async () => {
    const { home, history, run } = inOneHome();
    const daily = join(home, 'daily.csv');
    const words = ['acme', '-s', `file:${POSTS}`, '--new', '-o', daily, '--append'];
    writeFileSync(`${daily}.lock`, JSON.stringify({ pid: 1, host: 'elsewhere' }));
    const waiting = ran(words, { env: { SOCIALRANK_HOME: home }, signal: 'SIGTERM' });
    expect(await waiting).toMatchObject({ code: 143 });
    expect(existsSync(history) ? await runsIn(history) : []).toEqual([]);
    expect((await run(...words.slice(0, 4), '-f', 'json')).stdout).toContain('"seenBefore": 0');
  });

  it.each([
    ['a bad query', ['acme AND (', '-s', `file:${POSTS}`]],
    ['a file that is not there', ['acme', '-s', 'file:/no/such.ndjson']],
    ['--no-store', ['acme', '-s', `file:${POSTS}`, '--no-store']],
  ])('is not created by %s', async (_, words) => {
    const { home, run } = inOneHome();
    await run(...words);
    expect(readdirSync(home)).toEqual([]);
  });

  it.each(['flag', 'environment', 'settings'])('is disabled if the %s says none', async (by) => {
    const { history, run, scan } = inOneHome(by === 'environment' ? { SOCIALRANK_STORE: 'none' } : {});
    if (by === 'settings') await run('config', 'set', 'store', 'none');
    const words = by === 'flag' ? ['--store', 'none'] : [];
    expect(await scan(POSTS, ...words)).toMatchObject({ code: 0, stderr: '' });
    expect(existsSync(history)).toBe(false);
    expect(await scan(POSTS, '--new', ...words)).toMatchObject({ code: 2 });
  });

  it.each(['flag', 'environment', 'settings'])('is stored where the %s says', async (by) => {
    const elsewhere = join(temporaryFolder(), 'team.db');
    const { history, run, scan } = inOneHome(by === 'environment' ? { SOCIALRANK_STORE: elsewhere } : {});
    if (by === 'settings') await run('config', 'set', 'store', elsewhere);
    await scan(POSTS, ...(by === 'flag' ? ['--store', `file:${elsewhere}`] : []));
    expect(existsSync(history)).toBe(false);
    expect(await runsIn(elsewhere)).toHaveLength(1);
  });
});

describe('a history that cannot be used', () => {
  it('is disabled with a one-line warning if it was not requested', async () => {
    const { history, scan } = inOneHome();
    writeFileSync(history, 'damaged\n');
    const { code, stdout, stderr } = await scan(POSTS, '-f', 'csv');
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('acme') as unknown });
    expect(stderr).toBe(
      `socialrank: history is off: the store ${history} is not a store; move it away, or name another file; it was left as it is\n`,
    );
    expect(readFileSync(history, 'utf8')).toBe('damaged\n');
    expect((await scan(POSTS, '-f', 'csv', '-q')).stderr).toBe('');
  });

  it.each([
    ['a file that is something else', ['--store', POSTS], 'is not a store'],
    ['a folder that is not there', ['--store', '/no/such/history.db'], 'cannot be opened: no such file or directory'],
    ['a database that does not answer', ['--store', 'postgres://ann:SECRETCANARY@127.0.0.1:1/x'], 'cannot be reached'],
    ['another kind of place', ['--store', 'mysql://ann:SECRETCANARY@host/x'], 'cannot be kept in mysql:'],
    ['no name', ['--store', ''], 'has no name'],
    ['--new without one', ['--new', '--no-store'], '--new needs the history'],
  ])('stops a scan that requires it, without a report: %s', async (_, words, why) => {
    const { scan } = inOneHome();
    const { code, stdout, stderr } = await scan(POSTS, ...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(why);
    expect(stderr).not.toContain('SECRETCANARY');
  });

  it('stops a scan with --new even if the history was not named', async () => {
    const { history, scan } = inOneHome();
    writeFileSync(history, 'damaged\n');
    expect(await scan(POSTS, '--new')).toMatchObject({ code: 2, stdout: '' });
  });

  it('is waited for as long as configured, and the result is printed all the same', async () => {
    const { history, scan } = inOneHome({ SOCIALRANK_LOCK_WAIT: '100ms' });
    const database = await openDatabase(history);
    await database.write(async () => {
      const { code, stdout, stderr } = await scan(POSTS, '-f', 'csv');
      expect({ code, stderr }).toEqual({
        code: 75,
        stderr: `socialrank: another run writes to ${history}; try again\n`,
      });
      expect(stdout).toContain('acme');
    });
    await database.close();
    expect(await runsIn(history)).toEqual([]);
    expect(await scan(POSTS)).toMatchObject({ code: 0 });
  });

  it.each([
    ['environment', 'SOCIALRANK_LOCK_WAIT must be a time'],
    ['settings', '"soon"'],
  ])('cannot be waited for with an invalid duration (%s)', async (by, why) => {
    const { run, scan } = inOneHome(by === 'environment' ? { SOCIALRANK_LOCK_WAIT: 'soon' } : {});
    const { code, stderr } = by === 'environment' ? await scan(POSTS) : await run('config', 'set', 'lockWait', 'soon');
    expect(code).toBe(2);
    expect(stderr).toContain(why);
  });
});

describe('--new', () => {
  it('reports only mentions that no earlier run of the query stored, and counts the rest', async () => {
    const { report } = inOneHome();
    expect((await report(POSTS)).counts).toMatchObject({ mentions: 30, filtered: { seenBefore: 0 } });
    const { counts, mentions, socialRank } = await report(MORE, '--new');
    expect(counts).toMatchObject({ fetched: 40, mentions: 10, filtered: { seenBefore: 30 } });
    expect(mentions!.map(({ id }) => id).sort()[0]).toBe('file:p30');
    expect(socialRank.reach.den).toBe(10);
    expect((await report(MORE, '--new')).counts).toMatchObject({ mentions: 0, filtered: { seenBefore: 40 } });
  });

  it.each([
    ['nobody', ['-f', 'json'], 30],
    ['nobody, line by line', ['-f', 'ndjson'], 30],
    ['a file with no mention in it', ['-f', 'json', '-o', '-', '-o', 'HOME/daily.csv'], 30],
    ['a file', ['-f', 'json', '-o', '-', '-o', 'HOME/new.json'], 0],
    ['a file, line by line', ['-f', 'ndjson', '-o', '-', '-o', 'HOME/new.ndjson'], 0],
  ])('reports mentions again in the next run only if nobody received them: %s', async (_, words, left) => {
    const { home, unread, report } = inOneHome();
    const given = words.map((word) => word.replace('HOME', home));
    expect(await unread('acme', '-s', `file:${POSTS}`, '--new', ...given)).toMatchObject({ code: 0, stderr: '' });
    expect((await report(POSTS, '--new')).counts.mentions).toBe(left);
  });

  it('reports mentions of several brands again if nobody received them', async () => {
    const { home, unread, run } = inOneHome();
    const brands = temporaryFile('brands.yaml', '- name: acme\n- name: thing\n');
    const words = ['--brands', brands, '-s', `file:${POSTS}`, '--new', '-f', 'json'];
    expect(await unread(...words)).toMatchObject({ code: 0 });
    expect(await unread(...words, '-o', '-', '-o', join(home, 'all.ndjson'))).toMatchObject({ code: 0 });
    expect(readFileSync(join(home, 'all.ndjson'), 'utf8').match(/"seenBefore":0/g)).toHaveLength(2);
    expect((await run(...words)).stdout.match(/"seenBefore": 30/g)).toHaveLength(2);
  });

  it('treats queries separately', async () => {
    const { report, run } = inOneHome();
    await report(POSTS);
    const other = await run('thing', '-s', `file:${POSTS}`, '-f', 'json', '--new');
    expect((JSON.parse(other.stdout) as Report).counts.mentions).toBe(30);
  });

  it('omits mentions seen before from NDJSON lines that are printed as they are found', async () => {
    const { scan } = inOneHome();
    await scan(POSTS);
    const lines = (await scan(MORE, '-f', 'ndjson', '--new')).stdout.trim().split('\n');
    const types = lines.map((line) => (JSON.parse(line) as { type: string }).type);
    expect(types.filter((type) => type === 'mention')).toHaveLength(10);
  });

  it('states that there is nothing new', async () => {
    const { scan } = inOneHome();
    await scan(POSTS);
    expect((await scan(POSTS, '--new')).stdout).toMatch(
      /Nothing new about acme since an earlier run\.\s+30 fetched: 30 seen before\./,
    );
  });

  it('applies to each of several brands', async () => {
    const { home, run, scan } = inOneHome();
    await scan(POSTS);
    const brands = temporaryFile('brands.yaml', '- name: acme\n  aliases: [Acme Ltd]\n- name: thing\n');
    const words = ['--brands', brands, '-s', `file:${POSTS}`, '-f', 'json', '--new'];
    const mentionsOf = async () =>
      (JSON.parse((await run(...words)).stdout) as { reports: Report[] }).reports.map(({ counts }) => counts.mentions);
    expect(await mentionsOf()).toEqual([30, 30]);
    expect(await mentionsOf()).toEqual([0, 0]);
    expect(existsSync(join(home, 'history.db'))).toBe(true);
  });
});

describe('labels in a history', () => {
  it('are shared by all users of it, and the latest change wins', async () => {
    const SOCIALRANK_STORE = join(temporaryFolder(), 'team.db');
    const [ann, bob] = [inOneHome({ SOCIALRANK_STORE }), inOneHome({ SOCIALRANK_STORE })];
    const label = (home: string, now: string, ...words: string[]) =>
      ran(['label', ...words], { env: { SOCIALRANK_STORE, SOCIALRANK_HOME: home }, now });
    await label(ann.home, '2026-11-22T10:00:00Z', 'file:p0', 'positive');
    const labelOf = async (report: Promise<Report>) =>
      (await report).mentions!.find(({ id }) => id === 'file:p0')!.sentiment.label;
    expect(await labelOf(bob.report(POSTS))).toBe('positive');
    await label(bob.home, '2026-11-22T11:00:00Z', 'file:p0', 'neutral');
    expect(await labelOf(ann.report(POSTS))).toBe('neutral');
    expect((await label(ann.home, '2026-11-22T11:30:00Z', 'remove', 'file:p0')).code).toBe(0);
    expect(await labelOf(bob.report(POSTS))).toBe('negative');
    expect((await ran(['label', 'list'], { env: { SOCIALRANK_STORE } })).stdout).toContain('no labels');
    expect(await labelOf(ann.report(POSTS, '--no-store'))).toBe('negative');
  });
});
