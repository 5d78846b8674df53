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

/** Creates a home whose history contains two runs. */
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
  it('reports the numbers of runs and mentions', async () => {
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

  it('does not create a history', async () => {
    const home = freshHome();
    const { code, stderr } = await socialrank(['store', 'info'], { home });
    expect([code, existsSync(join(home, 'history.db'))]).toEqual([2, false]);
    expect(stderr).toContain('there is no history yet');
  });
});

describe('store export and import', () => {
  it('copy a history into another store byte for byte', async () => {
    const home = await homeWithRuns();
    const text = await exported(home);
    const to = freshHome();
    const imported = await socialrank(['store', 'import', temporaryFile('h.ndjson', text)], { home: to });
    expect(imported).toEqual({ code: 0, stdout: '', stderr: '2 runs added, 0 there already\n' });
    expect(await exported(to)).toBe(text);
  });

  it('add no run that is already there, from a gzipped file', async () => {
    const home = await homeWithRuns();
    const text = await exported(home);
    const { code, stderr } = await socialrank(['store', 'import', temporaryFile('h.gz', gzipSync(text))], { home });
    expect([code, stderr]).toEqual([0, '0 runs added, 2 there already\n']);
    expect(await exported(home)).toBe(text);
  });

  it('do not overwrite the history that they read', async () => {
    const home = await homeWithRuns();
    for (const name of ['history.db', 'history.db-wal']) {
      const path = join(home, name);
      const { code, stderr } = await socialrank(['store', 'export', '-o', path], { home });
      expect([code, stderr]).toEqual([2, `socialrank: ${path} is the history of this run; name another output\n`]);
    }
    expect((await socialrank(['store', 'info'], { home })).stdout).toContain('2 runs');
  });

  it('write a complete file that only its owner can access', async () => {
    const home = await homeWithRuns();
    const path = join(temporaryFolder(), 'history.ndjson');
    const { code, stdout } = await socialrank(['store', 'export', '-o', path], { home });
    expect([code, stdout]).toEqual([0, '']);
    expect(readFileSync(path, 'utf8')).toBe(await exported(home));
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('write through a link to its target, which keeps its mode, and to a named pipe', async () => {
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

  it('exit 0 without a message if the reader of an export closes the pipe', async () => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
    });
    stdout.on('error', () => {});
    const stderr = new PassThrough();
    const io: Io = { stdout, stderr, stdin: Readable.from([]), env: { SOCIALRANK_HOME: await homeWithRuns() } };
    expect([await main(['store', 'export'], io), stderr.read()]).toEqual([0, null]);
  });

  it('create the folder of the default store on import, but not that of --store', async () => {
    const file = temporaryFile('h.ndjson', await exported(await homeWithRuns()));
    const home = join(temporaryFolder(), 'not', 'there');
    expect(await socialrank(['store', 'import', file], { home })).toMatchObject({ code: 0 });
    expect(existsSync(join(home, 'history.db'))).toBe(true);
    const named = join(temporaryFolder(), 'nowhere', 'history.db');
    expect(await socialrank(['store', 'import', file, '--store', named])).toMatchObject({ code: 2 });
    expect(existsSync(named)).toBe(false);
  });

  it('count malformed lines, leave out incomplete runs and import the rest', async () => {
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

  it('refuse a file that is not an exported history', async () => {
    const { code, stderr } = await socialrank(['store', 'import', temporaryFile('x.json', '{"a":1}')]);
    expect(code).toBe(2);
    expect(stderr).toContain('is not an exported history');
  });

  it('do not restore forgotten mentions', async () => {
    const home = await homeWithRuns();
    const file = temporaryFile('h.ndjson', await exported(home));
    await socialrank(['store', 'forget', '--author', 'canaryhandle', '--yes'], { home });
    const { stderr } = await socialrank(['store', 'import', file], { home });
    expect(stderr).toContain('1 run with the same id but other content left as they are here');
    expect(await exported(home)).not.toContain('canaryhandle');
  });

  it('hide the authors with --anonymize', async () => {
    const text = await exported(await homeWithRuns(), '--anonymize');
    expect(text).not.toMatch(/canaryhandle|Canary Name|canary-7|canary-post/);
    // The words of a text and their links are content, which is kept.
    expect(text).toContain('canaryword');
    const to = freshHome();
    expect((await socialrank(['store', 'import', temporaryFile('h.ndjson', text)], { home: to })).code).toBe(0);
    const again = await exported(await homeWithRuns(), '--anonymize');
    expect(again).not.toBe(text);
  });
});

describe('store forget', () => {
  it('leaves no byte of the forgotten mentions in the files of the history', async () => {
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
  ])('prompts in a terminal: the answer %j leaves %i mentions', async (answer, left) => {
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
  it.each([[['--before', '2026-11-22']], [['--keep', '36h']]])('deletes older runs: %j', async (words) => {
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
  it('creates a store, which another one can import', async () => {
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

  it('is not needed to import an open store, whose newest runs are not in its main file yet', async () => {
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

  it('does not overwrite an existing file', async () => {
    const path = join(temporaryFolder(), 'there.db');
    writeFileSync(path, 'there');
    expect((await socialrank(['store', 'backup', path], { home: await homeWithRuns() })).code).toBe(2);
    expect(readFileSync(path, 'utf8')).toBe('there');
  });
});

describe('store authority', () => {
  it('reports which domains are linked to, and from where', async () => {
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
