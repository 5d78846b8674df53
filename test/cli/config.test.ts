/** Settings: where they come from, where they are stored, and who can read them. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { Interrupted } from '../../src/cli/exit-codes.js';
import type { Io } from '../../src/cli/io/io.js';
import { ask } from '../../src/cli/io/prompt.js';
import { ran } from '../support/fake-io.js';
import { networks } from '../support/networks.js';
import { temporaryFolder } from '../support/temporary.js';

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

function withHome(file?: string | object): { home: string; env: Record<string, string>; settingsFile: string } {
  const home = temporaryFolder();
  const settingsFile = join(home, 'config.json');
  if (file !== undefined) writeFileSync(settingsFile, typeof file === 'string' ? file : JSON.stringify(file));
  return { home, env: { SOCIALRANK_HOME: home }, settingsFile };
}

describe('config set, get, unset and list', () => {
  it('store, print and remove a setting', async () => {
    const { env, settingsFile } = withHome();
    const key = 'sources.mastodon.instances';
    expect(await ran(['config', 'get', key], { env })).toMatchObject({ code: 0, stdout: 'mastodon.social\n' });
    expect(await ran(['config', 'set', key, 'a.example,b.example'], { env })).toMatchObject({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect(await ran(['config', 'get', key], { env })).toMatchObject({ code: 0, stdout: 'a.example,b.example\n' });
    expect((await ran(['config', 'list'], { env })).stdout).toMatch(
      /sources\.mastodon\.instances +a\.example,b\.example +settings file/,
    );
    expect(JSON.parse(readFileSync(settingsFile, 'utf8'))).toEqual({
      sources: { mastodon: { instances: 'a.example,b.example' } },
    });
    expect(await ran(['config', 'unset', key], { env })).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect(await ran(['config', 'unset', key], { env })).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect(await ran(['config', 'list'], { env })).toMatchObject({
      stdout: 'no settings yet; what sources need: socialrank sources\n',
    });
  });

  it('exit 1 if a setting is not set', async () => {
    expect(await ran(['config', 'get', 'sources.x.token'])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'socialrank: sources.x.token is not set\n',
    });
  });

  it('preserve everything else in the file', async () => {
    const { env, settingsFile } = withHome({
      ours: { later: [1, 2] },
      sources: { x: { token: 'old' }, plugin: { a: 'b' } },
    });
    await ran(['config', 'set', 'sources.x.token', 'new'], { env });
    await ran(['config', 'set', 'sources.x.dailyPosts', '7'], { env });
    await ran(['config', 'unset', 'sources.x.dailyPosts'], { env });
    expect(JSON.parse(readFileSync(settingsFile, 'utf8'))).toEqual({
      ours: { later: [1, 2] },
      sources: { x: { token: 'new' }, plugin: { a: 'b' } },
    });
  });

  it('read a value from standard input, which keeps it off the command line', async () => {
    const { env } = withHome();
    for (const [stdin, kept] of [
      ['from a pipe\n', 'from a pipe'],
      ['without a line break', 'without a line break'],
      ['first\nsecond\n', 'first'],
      ['  windows \r\n', 'windows'],
    ] as const) {
      expect(await ran(['config', 'set', 'sources.x.token'], { env, stdin })).toMatchObject({
        code: 0,
        stdout: '',
        stderr: '',
      });
      expect((await ran(['config', 'get', 'sources.x.token', '--reveal'], { env })).stdout).toBe(`${kept}\n`);
    }
  });

  it('create a file and a folder that only their owner can read, regardless of the umask', async () => {
    const mask = process.umask(0);
    try {
      const home = join(temporaryFolder(), 'new', 'home');
      await ran(['config', 'set', 'sources.x.token', 'hush'], { env: { SOCIALRANK_HOME: home } });
      expect([modeOf(home), modeOf(join(home, 'config.json'))]).toEqual(['700', '600']);
      expect(readdirSync(home)).toEqual(['config.json']);
    } finally {
      process.umask(mask);
    }
  });

  it.each([
    ['set', 'sources.x.token', 'new'],
    ['unset', 'sources.x.token'],
  ])('restrict the permissions of an existing file and folder with %s', async (...words) => {
    const { home, env, settingsFile } = withHome({ sources: { x: { token: 'old' } } });
    chmodSync(settingsFile, 0o644);
    chmodSync(home, 0o755);
    expect((await ran(['config', ...words], { env })).code).toBe(0);
    expect([modeOf(home), modeOf(settingsFile)]).toEqual(['700', '600']);
  });

  it('mask secrets in every format, except with --reveal', async () => {
    const { env } = withHome({ sources: { bluesky: { appPassword: 'hush-hush' } } });
    const list = await ran(['config', 'list', '-f', 'json'], { env: { ...env, X_BEARER_TOKEN: 'hush-hush' } });
    expect(JSON.parse(list.stdout)).toEqual({
      schema: 'socialrank.config/1',
      path: join(env['SOCIALRANK_HOME']!, 'config.json'),
      settings: [
        { key: 'sources.bluesky.appPassword', value: '********', from: 'settings file' },
        { key: 'sources.x.token', value: '********', from: 'X_BEARER_TOKEN' },
      ],
    });
    expect((await ran(['config', 'get', 'sources.bluesky.appPassword'], { env })).stdout).toBe('********\n');
    expect((await ran(['config', 'list', '--reveal'], { env })).stdout).toContain('hush-hush');
  });

  it('do not allow prototype pollution', async () => {
    const { env, settingsFile } = withHome(
      '{"__proto__": {"polluted": 1}, "sources": {"__proto__": {"x": {"token": "t"}}, "constructor": {"a": 1}, "x": {"__proto__": {"token": "t"}}}}',
    );
    await ran(['config', 'set', 'sources.x.dailyPosts', '3'], { env });
    expect((await ran(['config', 'get', 'sources.x.token'], { env })).code).toBe(1);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(readFileSync(settingsFile, 'utf8')).toContain('"dailyPosts": "3"');
  });

  it('create no settings file if nothing is set', async () => {
    const home = join(temporaryFolder(), 'home');
    const env = { SOCIALRANK_HOME: home };
    for (const words of [
      ['config', 'list'],
      ['config', 'path'],
      ['config', 'get', 'sources.x.token'],
      ['sources'],
      ['config', 'unset', 'sources.x.token'],
    ])
      await ran(words, { env });
    expect(existsSync(join(home, 'config.json'))).toBe(false);
  });
});

describe('settings', () => {
  const FILE = { sources: { x: { token: 'from-file-token' } } };
  async function tokenUsed(env: Record<string, string>, file: object): Promise<string | undefined> {
    const nets = await networks();
    const { env: home } = withHome(file);
    await ran(['Acme Coffee', '-s', 'x', '-f', 'csv'], { env: { ...nets.env, ...home, ...env } });
    return nets.servers.x.requests[0]?.headers.authorization;
  }

  it.each([
    [
      'our own name in the environment',
      { SOCIALRANK_X_TOKEN: 'from-our-name', X_BEARER_TOKEN: 'from-alias' },
      'from-our-name',
    ],
    [
      'the name that people have',
      { X_BEARER_TOKEN: 'from-alias', TWITTER_BEARER_TOKEN: 'from-later-alias' },
      'from-alias',
    ],
    [
      'the next name that people have',
      { X_BEARER_TOKEN: '', TWITTER_BEARER_TOKEN: 'from-later-alias' },
      'from-later-alias',
    ],
    ['the settings file', { SOCIALRANK_X_TOKEN: '' }, 'from-file-token'],
  ])('come from %s', async (_, env, expected) => {
    expect(await tokenUsed(env, FILE)).toBe(`Bearer ${expected}`);
  });

  it('come from the flag first, for feeds', async () => {
    const nets = await networks();
    const env = { ...nets.env, SOCIALRANK_RSS_FEEDS: `${nets.servers.mastodon.url}/environment.xml` };
    await ran(['acme', '-s', 'rss', '--feed', `${nets.servers.googlenews.url}/flag.xml`, '--retries', '0'], { env });
    expect(nets.servers.googlenews.requests.map(({ url }) => url)).toEqual(['/flag.xml']);
    expect(nets.servers.mastodon.requests).toEqual([]);
  });

  it('ignore unknown environment variables', async () => {
    const env = { SOCIALRANK_NOPE_TOKEN: 'a', SOCIALRANK_X_NOPE: 'b', SOCIALRANK_LIMIT: '3' };
    expect(await ran(['sources', 'list'], { env })).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('SOCIALRANK_HOME', () => {
  it('contains settings, cache and history, and nothing is written elsewhere', async () => {
    const nets = await networks();
    const elsewhere = temporaryFolder();
    const home = join(temporaryFolder(), 'home');
    const env = {
      ...nets.env,
      SOCIALRANK_HOME: home,
      HOME: elsewhere,
      XDG_CONFIG_HOME: elsewhere,
      XDG_CACHE_HOME: elsewhere,
    };
    await ran(['Acme Coffee', '-f', 'csv'], { env: { ...env, X_BEARER_TOKEN: 'a-token-of-ours' } });
    await ran(['config', 'set', 'sources.x.token', 'a'], { env });
    expect((await ran(['config', 'path'], { env })).stdout).toBe(`${join(home, 'config.json')}\n`);
    // The history has -shm and -wal files while it is open.
    const names = readdirSync(home).filter((name) => !/-(?:shm|wal)$/.test(name));
    expect(names.sort()).toEqual(['cache', 'config.json', 'history.db']);
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it('can be a missing folder for a command that only reads', async () => {
    const env = { SOCIALRANK_HOME: '/no/such/home' };
    expect(await ran(['sources', 'list'], { env })).toMatchObject({ code: 0, stderr: '' });
  });

  it('is refused when a setting is stored if it is not a folder', async () => {
    const file = join(temporaryFolder(), 'file');
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, '');
    const { code, stderr } = await ran(['config', 'set', 'sources.x.token', 'a'], { env: { SOCIALRANK_HOME: file } });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^socialrank: the settings file \S+ cannot be read: not a directory; [^\n]+\n$/);
  });
});

describe('a prompt', () => {
  function terminal(): { io: Io; type: (keys: string) => void; shown: () => string } {
    const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin });
    const stderr = new PassThrough();
    let shown = '';
    stderr.on('data', (chunk: Buffer) => {
      shown += chunk.toString();
    });
    return {
      io: { stdin, stderr, stdout: new PassThrough(), env: {} },
      type: (keys) => void stdin.write(keys),
      shown: () => shown,
    };
  }

  it('does not echo a secret', async () => {
    const { io, type, shown } = terminal();
    const answer = ask(io, 'sources.x.token: ', true);
    type('hush-hush\r');
    expect(await answer).toBe('hush-hush');
    expect(shown()).toBe('sources.x.token: \n');
  });

  it('echoes a value that is not a secret', async () => {
    const { io, type, shown } = terminal();
    const answer = ask(io, 'sources.rss.feeds: ', false);
    type('https://example.com\r');
    expect(await answer).toBe('https://example.com');
    expect(shown()).toContain('https://example.com');
  });

  it('is interrupted by Ctrl-C', async () => {
    const { io, type } = terminal();
    const answer = ask(io, 'sources.x.token: ', true);
    type('hush\u0003');
    await expect(answer).rejects.toThrow(Interrupted);
  });

  it('is cancelled if the run is interrupted', async () => {
    const { io } = terminal();
    const stop = new AbortController();
    const answer = ask(io, 'Take out 3 runs? ', false, stop.signal);
    stop.abort(new Interrupted('SIGTERM'));
    await expect(answer).rejects.toThrow('interrupted by SIGTERM');
  });

  it('treats end of input as an empty value', async () => {
    const { io, type } = terminal();
    const answer = ask(io, 'sources.x.token: ', true);
    type('\u0004');
    expect(await answer).toBe('');
  });
});
