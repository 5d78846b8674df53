import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { Io } from '../../../src/cli/io/io.js';
import { main } from '../../../src/cli/main.js';
import { openStore } from '../../../src/store/open.js';
import { CANARIES, canaryRun } from '../../store/upkeep/cases.js';
import { ran } from '../../support/fake-io.js';
import { sampleMention } from '../../support/sample-report.js';
import { sampleRun } from '../../support/sample-run.js';
import { freshHome, socialrank } from '../../support/socialrank.js';
import { temporaryFile, temporaryFolder } from '../../support/temporary.js';

/** A home whose history holds two runs. */
async function homeWithRuns(): Promise<string> {
  const home = freshHome();
  const store = await openStore(join(home, 'history.db'));
  await store.keep(canaryRun());
  await store.keep(sampleRun({ id: '2026-11-22-bbbbbb', asOf: '2026-11-22T12:00:00.000Z', brand: 'Globex' }));
  await store.close();
  return home;
}

async function exported(home: string, ...flags: string[]): Promise<string> {
  const { code, stdout } = await socialrank(['store', 'export', ...flags], { home });
  expect(code).toBe(0);
  return stdout;
}

describe('store info', () => {
  it('says how much there is', async () => {
    const home = await homeWithRuns();
    const { stdout } = await socialrank(['store', 'info', '-f', 'json'], { home });
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'socialrank.store/1',
      url: join(home, 'history.db'),
      runs: 2,
      mentions: 5,
      brands: [{ brand: 'Acme Coffee' }, { brand: 'Globex' }],
    });
    expect((await socialrank(['store', 'info'], { home })).stdout).toContain('holds   2 runs, 5 mentions\n');
  });

  it('begins no history', async () => {
    const home = freshHome();
    const { code, stderr } = await socialrank(['store', 'info'], { home });
    expect([code, existsSync(join(home, 'history.db'))]).toEqual([2, false]);
    expect(stderr).toContain('there is no history yet');
  });
});

describe('store export and import', () => {
  it('carry a history into another store, byte by byte', async () => {
    const home = await homeWithRuns();
    const text = await exported(home);
    const to = freshHome();
    const imported = await socialrank(['store', 'import', temporaryFile('h.ndjson', text)], { home: to });
    expect(imported).toEqual({ code: 0, stdout: '', stderr: '2 runs added, 0 there already\n' });
    expect(await exported(to)).toBe(text);
  });

  it('add nothing the second time, also from a gzipped file', async () => {
    const home = await homeWithRuns();
    const text = await exported(home);
    const { code, stderr } = await socialrank(['store', 'import', temporaryFile('h.gz', gzipSync(text))], { home });
    expect([code, stderr]).toEqual([0, '0 runs added, 2 there already\n']);
    expect(await exported(home)).toBe(text);
  });

  it('do not write over the history that they read', async () => {
    const home = await homeWithRuns();
    for (const name of ['history.db', 'history.db-wal']) {
      const path = join(home, name);
      const { code, stderr } = await socialrank(['store', 'export', '-o', path], { home });
      expect([code, stderr]).toEqual([2, `socialrank: ${path} is the history of this run; name another output\n`]);
    }
    expect((await socialrank(['store', 'info'], { home })).stdout).toContain('2 runs');
  });

  it('write a file whole, for its owner alone', async () => {
    const home = await homeWithRuns();
    const path = join(temporaryFolder(), 'history.ndjson');
    const { code, stdout } = await socialrank(['store', 'export', '-o', path], { home });
    expect([code, stdout]).toEqual([0, '']);
    expect(readFileSync(path, 'utf8')).toBe(await exported(home));
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('write through a link into what it leads to, which keeps its rights, and into a pipe', async () => {
    const home = await homeWithRuns();
    const text = await exported(home);
    const folder = temporaryFolder();
    const [target, link, pipe] = ['old', 'link', 'pipe'].map((name) => join(folder, name)) as [string, string, string];
    writeFileSync(target, 'old', { mode: 0o640 });
    symlinkSync(target, link);
    expect((await socialrank(['store', 'export', '-o', link], { home })).code).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect([readFileSync(target, 'utf8'), statSync(target).mode & 0o777]).toEqual([text, 0o640]);
    execFileSync('mkfifo', [pipe]);
    const read = readFile(pipe, 'utf8');
    expect((await socialrank(['store', 'export', '-o', pipe], { home })).code).toBe(0);
    expect([await read, lstatSync(pipe).isFIFO()]).toEqual([text, true]);
  });

  it('end in peace where the reader of an export has gone', async () => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
    });
    stdout.on('error', () => {});
    const stderr = new PassThrough();
    const io: Io = { stdout, stderr, stdin: Readable.from([]), env: { SOCIALRANK_HOME: await homeWithRuns() } };
    expect([await main(['store', 'export'], io), stderr.read()]).toEqual([0, null]);
  });

  it('restore a history on a machine that has none, and make no folder that was named', async () => {
    const file = temporaryFile('h.ndjson', await exported(await homeWithRuns()));
    const home = join(temporaryFolder(), 'not', 'there');
    expect(await socialrank(['store', 'import', file], { home })).toMatchObject({ code: 0 });
    expect(existsSync(join(home, 'history.db'))).toBe(true);
    const named = join(temporaryFolder(), 'nowhere', 'history.db');
    expect(await socialrank(['store', 'import', file, '--store', named])).toMatchObject({ code: 2 });
    expect(existsSync(named)).toBe(false);
  });

  it('count hostile lines, leave out what they tear, and take the rest', async () => {
    const home = await homeWithRuns();
    const lines = (await exported(home)).split('\n');
    const torn = lines.map((line, place) => (place === 2 ? line.slice(0, -20) : line));
    const hostile = [
      ...torn.slice(0, -2),
      '{"__proto__":{"type":"end"}}',
      '['.repeat(100_000),
      '{"type":"run","id":"../../x","limit":1,"mentions":null,"report":{}}',
      '{"type":"mention","mention":{"id":1}}',
      'null',
    ];
    const to = freshHome();
    const { code, stderr } = await socialrank(['store', 'import', temporaryFile('h.ndjson', hostile.join('\n'))], {
      home: to,
    });
    expect(code).toBe(4);
    expect(stderr).toContain('1 run added, 0 there already');
    expect(stderr).toContain('1 run left out because lines are missing');
    expect(stderr).toMatch(/6 lines not understood: 3, /);
    expect(stderr).toContain('is incomplete');
    expect(({} as Record<string, unknown>)['type']).toBeUndefined();
  });

  it('refuse what is no history', async () => {
    const { code, stderr } = await socialrank(['store', 'import', temporaryFile('x.json', '{"a":1}')]);
    expect(code).toBe(2);
    expect(stderr).toContain('is not an exported history');
  });

  it('do not bring back what was forgotten', async () => {
    const home = await homeWithRuns();
    const file = temporaryFile('h.ndjson', await exported(home));
    await socialrank(['store', 'forget', '--author', 'canaryhandle', '--yes'], { home });
    const { stderr } = await socialrank(['store', 'import', file], { home });
    expect(stderr).toContain('1 run with the same id but other content left as they are here');
    expect(await exported(home)).not.toContain('canaryhandle');
  });

  it('hide who spoke where that is asked for', async () => {
    const text = await exported(await homeWithRuns(), '--anonymize');
    expect(text).not.toMatch(/canaryhandle|Canary Name|canary-7|canary-post/);
    // Words and what they lead to are what was said.
    expect(text).toContain('canaryword');
    const to = freshHome();
    expect((await socialrank(['store', 'import', temporaryFile('h.ndjson', text)], { home: to })).code).toBe(0);
    const again = await exported(await homeWithRuns(), '--anonymize');
    expect(again).not.toBe(text);
  });
});

describe('store forget', () => {
  it('leaves no byte behind', async () => {
    const home = await homeWithRuns();
    const { code, stderr } = await socialrank(['store', 'forget', '--author', '@canaryhandle', '--yes'], { home });
    expect(code).toBe(0);
    expect(stderr).toContain('forgot 2 mentions seen by 1 run');
    const files = readdirSync(home).filter((name) => name.startsWith('history'));
    const bytes = files.map((name) => readFileSync(join(home, name), 'latin1')).join('');
    expect(CANARIES.filter((word) => bytes.includes(word))).toEqual([]);
  });

  it.each([
    ['y\n', 0],
    ['n\n', 2],
    ['\n', 2],
  ])('asks at a terminal: %j leaves %i', async (answer, left) => {
    const home = await homeWithRuns();
    const words = ['store', 'forget', '--author', 'canaryhandle'];
    const asked = await ran(words, { env: { SOCIALRANK_HOME: home }, stdin: answer, isAsked: true });
    expect(asked.stderr).toContain('Forget 2 mentions seen by 1 run for good? [y/N]');
    const text = await exported(home);
    expect(text.match(/"handle":"canaryhandle"/g)?.length ?? 0).toBe(left === 0 ? 0 : 1);
  });

  it.each([
    [['--author', 'ann'], 'seen by 2 runs for good?"; to agree, give --yes'],
    [[], 'say what to delete'],
    [['--author', 'ann', '--source', 'x'], 'one thing at a time'],
    [['--url', 'nowhere'], 'not an address'],
    [['--author', ' '], '--author is empty'],
  ])('refuses %j', async (words, why) => {
    const { code, stderr } = await socialrank(['store', 'forget', ...words], { home: await homeWithRuns() });
    expect(code).toBe(2);
    expect(stderr).toContain(why);
  });
});

describe('store prune', () => {
  it.each([[['--before', '2026-11-22']], [['--keep', '36h']]])('takes out what is older: %j', async (words) => {
    const home = await homeWithRuns();
    const now = new Date('2026-11-23T12:00:00.000Z');
    const { code, stdout } = await socialrank(['store', 'prune', ...words, '--yes', '-f', 'json'], { home, now });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ schema: 'socialrank.pruned/1', runs: 1, mentions: 4 });
    expect((await exported(home)).match(/"type":"run"/g)).toHaveLength(1);
  });

  it.each([[[]], [['--before', '2026-01-01', '--keep', '9d']], [['--before', 'soon']]])('refuses %j', async (words) => {
    const { code } = await socialrank(['store', 'prune', ...words, '--yes'], { home: await homeWithRuns() });
    expect(code).toBe(2);
  });
});

describe('store backup', () => {
  it('is a store, and is taken in by another', async () => {
    const home = await homeWithRuns();
    const path = join(temporaryFolder(), 'backup.db');
    const { code, stderr } = await socialrank(['store', 'backup', path], { home });
    expect(code).toBe(0);
    expect(stderr).toContain('store import');
    expect(statSync(path).mode & 0o077).toBe(0);
    const text = await exported(home);
    expect((await socialrank(['store', 'export', '--store', path], { home: freshHome() })).stdout).toBe(text);
    const bytes = readFileSync(path);
    const to = freshHome();
    expect((await socialrank(['store', 'import', path], { home: to })).stderr).toContain('2 runs added');
    expect(await exported(to)).toBe(text);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('is not needed to take in a living store, whose newest runs are not in its file yet', async () => {
    const home = freshHome();
    const path = join(home, 'history.db');
    const living = await openStore(path);
    await living.keep(sampleRun());
    const to = freshHome();
    expect(await socialrank(['store', 'import', path], { home: to })).toMatchObject({
      code: 0,
      stderr: '1 run added, 0 there already\n',
    });
    await living.keep(sampleRun({ id: '2026-11-22-bbbbbb', asOf: '2026-11-22T12:00:00.000Z', brand: 'Globex' }));
    expect((await socialrank(['store', 'import', path], { home: to })).stderr).toContain('1 run added, 1 there');
    await living.close();
  });

  it('writes over nothing', async () => {
    const path = join(temporaryFolder(), 'there.db');
    writeFileSync(path, 'there');
    expect((await socialrank(['store', 'backup', path], { home: await homeWithRuns() })).code).toBe(2);
    expect(readFileSync(path, 'utf8')).toBe('there');
  });
});

describe('store authority', () => {
  it('says who is pointed to, and by whom', async () => {
    const home = freshHome();
    const post = (number: number, from: string) =>
      sampleMention({
        id: `rss:${number}`,
        source: 'rss',
        url: `https://${from}/1`,
        links: ['https://acme.example/x'],
      });
    const store = await openStore(join(home, 'history.db'));
    await store.keep(sampleRun({ mentions: [post(1, 'a.example'), post(2, 'b.example')] }));
    await store.close();
    const { stdout } = await socialrank(['store', 'authority', '-f', 'json'], { home });
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'socialrank.authority/1',
      days: 180,
      domains: [{ rank: 1, domain: 'acme.example', linkingDomains: 2 }],
    });
    const one = await socialrank(['store', 'authority', 'www.acme.example'], { home });
    expect(one.stdout).toBe(
      ' acme.example: 2 other domains in 180 days, rank 1 of 1 domain\n   a.example\n   b.example\n',
    );
    expect((await socialrank(['store', 'authority', 'nobody.example'], { home })).stdout).toContain('0 other domains');
  });
});
