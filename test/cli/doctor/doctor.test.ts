import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openDatabase, openStore } from '../../../src/store/open.js';
import { loopback } from '../../support/loopback.js';
import { sampleRun } from '../../support/sample-run.js';
import { socialrank } from '../../support/socialrank.js';
import { temporaryFolder } from '../../support/temporary.js';

interface Said {
  readonly schema: string;
  readonly exitCode: number;
  readonly checks: readonly { name: string; status: string; detail: string; advice: string | null }[];
}

async function examined(home: string, words: readonly string[] = ['--offline'], env = {}) {
  const { code, stdout, stderr } = await socialrank(['doctor', ...words, '--json'], { home, env });
  const said = JSON.parse(stdout) as Said;
  return { code, stderr, said, of: (name: string) => said.checks.find((check) => check.name === name) };
}

function homeWith(settings: string, mode = 0o600): string {
  const home = temporaryFolder();
  writeFileSync(join(home, 'config.json'), settings);
  chmodSync(join(home, 'config.json'), mode);
  return home;
}

describe('doctor', () => {
  it('passes for a fresh home, and skips sources with --offline', async () => {
    const { code, said, of } = await examined(temporaryFolder());
    expect(said).toMatchObject({ schema: 'socialrank.doctor/1', exitCode: 0 });
    expect(code).toBe(0);
    expect(of('settings')?.detail).toContain('the defaults are used');
    expect(of('sources')).toMatchObject({ status: 'skipped' });
  });

  it('prints one line per check, with advice below it', async () => {
    const { code, stdout } = await socialrank(['doctor', '--offline'], {
      home: homeWith('{"nonsense": 1}'),
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ node +ok +v\d+/);
    expect(stdout).toMatch(/ settings +warning +.* holds what nothing reads: nonsense\n +see: /);
    expect(stdout).toContain(' 0 failed, 1 to look at\n');
  });

  it.each([
    ['{"sources":{"x":{"token":"SECRETCANARY"}}}', 0o600, 'ok', '1 setting'],
    ['{"sources":{"x":{"token":"SECRETCANARY"}}}', 0o644, 'warning', 'mode 644'],
    ['{"sources":{"x":{"tokn":"SECRETCANARY"}}}', 0o600, 'warning', 'sources.x.tokn'],
    ['{"sources":{"x":"SECRETCANARY"}}', 0o600, 'warning', 'sources.x'],
    ['{"sources":{"x":{"token":"SECRETCANARY"', 0o600, 'fails', 'is not JSON'],
  ])('checks the settings file %s of mode %i: %s', async (settings, mode, status, words) => {
    const { said, of, stderr } = await examined(homeWith(settings, mode));
    expect(of('settings')).toMatchObject({ status });
    expect(of('settings')?.detail).toContain(words);
    expect(JSON.stringify(said) + stderr).not.toContain('SECRETCANARY');
  });

  it('fails if the cache is not a folder', async () => {
    const home = temporaryFolder();
    writeFileSync(join(home, 'cache'), '');
    const { code, of } = await examined(home);
    expect(of('cache')).toMatchObject({ status: 'fails' });
    expect(code).toBe(1);
    mkdirSync(join(home, 'other'));
    expect((await examined(join(home, 'other'))).code).toBe(0);
  });

  it('exits 1 if the source does not answer', async () => {
    const env = { SOCIALRANK_HACKERNEWS_BASE_URL: 'http://127.0.0.1:9', SOCIALRANK_X_TOKEN: 'SECRETCANARY' };
    const { code, said, of } = await examined(temporaryFolder(), ['hackernews'], env);
    expect(of('source hackernews')).toMatchObject({ status: 'fails' });
    expect(of('clock')).toMatchObject({ status: 'skipped' });
    expect(code).toBe(1);
    expect(JSON.stringify(said)).not.toContain('SECRETCANARY');
  });
});

describe('doctor, for the history', () => {
  const homeWithStore = async () => {
    const home = temporaryFolder();
    const store = await openStore(join(home, 'history.db'));
    await store.keep(sampleRun());
    await store.close();
    return home;
  };

  it('reports its schema version and number of runs', async () => {
    const { of, code } = await examined(await homeWithStore());
    expect(of('history')).toMatchObject({ status: 'ok', detail: expect.stringMatching(/schema version \d+, 1 run, /) });
    expect(code).toBe(0);
  });

  it('reports a history that does not exist yet, and skips one that is disabled', async () => {
    expect((await examined(temporaryFolder())).of('history')?.detail).toContain('does not exist yet');
    expect((await examined(temporaryFolder(), undefined, { SOCIALRANK_STORE: 'none' })).of('history')?.status).toBe(
      'skipped',
    );
  });

  it('fails if no store can be created at the configured path', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    const cases = [
      ['x.db', 'ok', 0],
      ['nosuch/x.db', 'fails', 1],
      ['file/x.db', 'fails', 1],
    ] as const;
    for (const [path, status, exitCode] of cases) {
      const env = { SOCIALRANK_STORE: join(folder, path) };
      const { code, of } = await examined(temporaryFolder(), undefined, env);
      expect([of('history')?.status, code]).toEqual([status, exitCode]);
      expect(of('history')?.detail).toContain(join(folder, path));
    }
  });

  it('warns if another run is writing to it', async () => {
    const home = await homeWithStore();
    const writer = await openDatabase(join(home, 'history.db'));
    await writer.write(async () => {
      expect((await examined(home)).of('history')).toMatchObject({ status: 'warning' });
    });
    await writer.close();
  });

  it('warns if others can read the file, and fails if it is not a store', async () => {
    const home = await homeWithStore();
    chmodSync(join(home, 'history.db'), 0o644);
    expect((await examined(home)).of('history')).toMatchObject({ status: 'warning' });
    for (const name of ['history.db', 'history.db-wal', 'history.db-shm']) rmSync(join(home, name), { force: true });
    writeFileSync(join(home, 'history.db'), 'something else '.repeat(1000));
    for (const mode of [0o600, 0o644]) {
      chmodSync(join(home, 'history.db'), mode);
      const { code, of } = await examined(home);
      expect(of('history')).toMatchObject({ status: 'fails' });
      expect(of('history')?.advice).not.toBe('');
      expect(code).toBe(1);
    }
  });

  it('reports an unreachable PostgreSQL server without its password', async () => {
    const env = { SOCIALRANK_STORE: 'postgres://ann:SECRETCANARY@127.0.0.1:9/x' };
    const { said, of } = await examined(temporaryFolder(), undefined, env);
    expect(of('history')).toMatchObject({ status: 'fails' });
    expect(JSON.stringify(said)).not.toContain('SECRETCANARY');
  });
});

describe('doctor, with a source that answers', () => {
  it('reports that the source is ok and that the clock differs', async () => {
    const server = await loopback((_request, response) => {
      response.setHeader('date', 'Sat, 21 Nov 2026 12:10:00 GMT');
      response.setHeader('content-type', 'application/json');
      response.end('{"hits":[],"nbHits":0,"page":0,"nbPages":0,"hitsPerPage":1}');
    });
    try {
      const env = { SOCIALRANK_HACKERNEWS_BASE_URL: server.url };
      const { code, of } = await examined(temporaryFolder(), ['hackernews'], env);
      expect(of('source hackernews')).toMatchObject({ status: 'ok' });
      expect(of('clock')).toMatchObject({ status: 'fails', detail: '600 s behind the one that answered' });
      expect(code).toBe(1);
    } finally {
      await server.close();
    }
  });
});
