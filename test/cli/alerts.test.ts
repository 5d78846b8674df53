/** `--fail-on`, `--notify` and `alert`: exit codes, the alerts sent, and what happens to undelivered ones. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { deliveriesSchema } from '../../src/schema/deliveries.js';
import { parseFeed } from '../../src/sources/shared/feed/parse.js';
import { type Ran, ran } from '../support/fake-io.js';
import { type Loopback, loopback } from '../support/loopback.js';
import { program } from '../support/program.js';
import { temporaryFolder } from '../support/temporary.js';

const NOW = '2026-11-21T12:00:00.000Z';

/** What a run needs: input with given numbers of good and bad mentions, a home, and a server that sends `answer`. */
interface Place {
  readonly server: Loopback;
  readonly hook: string;
  answer: number;
  run(words: readonly string[], setting?: { good?: number; bad?: number; now?: string }): Promise<Ran>;
}

async function place(work: (place: Place) => Promise<void>): Promise<void> {
  const folder = temporaryFolder();
  const home = join(folder, 'home');
  mkdirSync(home);
  const input = join(folder, 'posts.ndjson');
  const at: { answer: number } = { answer: 200 };
  const server = await loopback((_, response) => void response.writeHead(at.answer).end());
  const made: Place = Object.assign(at, {
    server,
    hook: `${server.url}/hook/SECRETCANARY`,
    run: (words: readonly string[], { good = 0, bad = 0, now = NOW } = {}) => {
      const lines = Array.from({ length: good + bad }, (_, n) => ({
        id: `${now} ${n}`,
        text: n < good ? 'I love Acme Coffee, wonderful' : 'Acme Coffee is terrible, awful, I hate it',
        publishedAt: new Date(Date.parse(now) - (n + 1) * 1000).toISOString(),
      }));
      // A file without any readable post would be refused.
      lines.push({ id: `${now} tea`, text: 'a cup of tea', publishedAt: now });
      writeFileSync(input, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      const named = words[0] === 'alert' ? words : ['Acme Coffee', '-s', `file:${input}`, '-f', 'json', ...words];
      return ran(named, { now, env: { SOCIALRANK_HOME: home } });
    },
  });
  try {
    await work(made);
  } finally {
    await server.close();
  }
}

const alertsOf = ({ requests }: Loopback) =>
  requests.map(
    ({ body }) => JSON.parse(body) as { brand: string; condition: string | null; report: { exitCode: number } },
  );

const later = (days: number) => new Date(Date.parse(NOW) + days * 86_400_000).toISOString();

describe('--fail-on', () => {
  it.each([
    ['mentions>2', 3],
    ['mentions<2', 0],
    ['mentions<2 | net=1', 3],
    ['rank>=0 & n=3', 3],
  ])('%s exits with code %i, which is also in the report', (condition, code) =>
    place(async ({ run }) => {
      for (const store of [[], ['--no-store']]) {
        const result = await run(['--fail-on', condition, ...store], { good: 3 });
        expect(result.code).toBe(code);
        expect(JSON.parse(result.stdout).exitCode).toBe(code);
      }
    }),
  );

  it('holds if one of several conditions holds', () =>
    place(async ({ run }) => {
      const result = await run(['--fail-on', 'mentions<1', '--fail-on', 'mentions=3'], { good: 3 });
      expect(result.code).toBe(3);
      expect(result.stderr).toContain('--fail-on mentions=3 holds: mentions = 3');
    }));

  it('can compare the number of mentions if there are none, but not their net sentiment', () =>
    place(async ({ run }) => {
      expect((await run(['--fail-on', 'mentions<1'], { good: 0 })).code).toBe(3);
      expect((await run(['--fail-on', 'net<0 | !(net<0)'], { good: 0 })).code).toBe(0);
    }));

  it('refuses an invalid condition with a caret under the error, and writes no output', () =>
    place(async ({ run }) => {
      const out = join(temporaryFolder(), 'out.json');
      const result = await run(['--fail-on', 'n>5 & spikes', '-o', out], { good: 1 });
      expect(result.code).toBe(2);
      expect(result.stderr).toMatch(
        /^socialrank: in the condition:\nthere is no spikes \(column 7\); expected perhaps spike/,
      );
      expect(result.stderr).toContain('\n  n>5 & spikes\n        ^\n');
      expect(existsSync(out)).toBe(false);
    }));

  it.each(['spike', 'dip', 'silence', 'stale', 'new'])('refuses %s without a history', (event) =>
    place(async ({ run }) => {
      const result = await run(['--fail-on', `mentions<1 | ${event}`, '--no-store'], { good: 1 });
      expect(result.code).toBe(2);
      expect(result.stderr).toBe(
        `socialrank: --fail-on ${event} needs the history of earlier runs; leave out --no-store\n`,
      );
    }),
  );

  it.each([[[]], [['-q']]])('refuses an event if the history cannot be opened: %j', (words) =>
    place(async ({ run }) => {
      const { home } = await run([], { good: 1 });
      for (const name of ['history.db', 'history.db-wal', 'history.db-shm']) rmSync(join(home, name), { force: true });
      writeFileSync(join(home, 'history.db'), 'no store '.repeat(1000));
      const result = await run(['--fail-on', 'spike', ...words], { good: 1 });
      expect([result.code, result.stdout]).toEqual([2, '']);
      expect(result.stderr).toContain('--fail-on spike needs the history of earlier runs; see: socialrank doctor');
    }),
  );

  it('prints nothing to stderr with --quiet', () =>
    place(async ({ run }) => {
      expect(await run(['--fail-on', 'mentions=1', '-q'], { good: 1 })).toMatchObject({ code: 3, stderr: '' });
    }));

  it('new holds only if there are mentions that earlier runs did not find', () =>
    place(async ({ run }) => {
      expect((await run(['--fail-on', 'new'], { good: 1 })).code).toBe(3);
      expect((await run(['--fail-on', 'new'], { good: 1 })).code).toBe(0);
      expect((await run(['--fail-on', 'new'], { good: 2 })).code).toBe(3);
    }));
});

describe('--notify', () => {
  it('sends an alert for every run if there is no condition', () =>
    place(async ({ run, hook, server }) => {
      for (let at = 0; at < 2; at += 1) expect((await run(['--notify', hook], { good: 1 })).code).toBe(0);
      await run(['--notify', hook, '--no-store'], { good: 1 });
      expect(alertsOf(server).map(({ brand, condition }) => [brand, condition])).toEqual(
        Array.from({ length: 3 }, () => ['Acme Coffee', null]),
      );
    }));

  it('alerts once while a condition holds, and again after a run in which it did not hold', () =>
    place(async ({ run, hook, server }) => {
      const told: number[] = [];
      for (const [day, bad] of [1, 1, 0, 1, 1, 0, 0, 1].entries()) {
        const { code } = await run(['--fail-on', 'net<0', '--notify', hook], {
          good: 1,
          bad: 3 * bad,
          now: later(day),
        });
        expect(code).toBe(bad === 1 ? 3 : 0);
        told.push(server.requests.length);
      }
      expect(told).toEqual([1, 1, 1, 2, 2, 2, 2, 3]);
      expect(alertsOf(server)[0]).toMatchObject({ condition: 'net<0', report: { exitCode: 3 } });
    }));

  it('alerts once about a silence, even if a run in between cannot determine it', () =>
    place(async ({ run, hook, server }) => {
      const scan = (day: number, good: number, since: string) =>
        run(['--fail-on', 'silence', '--notify', hook, '--since', since], { good, now: later(day) });
      for (let day = 0; day < 9; day += 1) await scan(day, 20, '25h');
      await scan(9, 0, '25h');
      expect((await scan(10, 0, '25h')).code).toBe(3);
      const blind = await scan(11.1, 0, '3h');
      expect(blind.code).toBe(0);
      expect(blind.stderr).toContain(
        '--fail-on silence cannot be decided: the last whole day was only partly observed',
      );
      expect((await scan(11.2, 0, '40h')).code).toBe(3);
      expect(server.requests).toHaveLength(1);
    }));

  it('alerts on every run in which the condition holds if there is no history', () =>
    place(async ({ run, hook, server }) => {
      for (let at = 0; at < 2; at += 1) await run(['--fail-on', 'net>0', '--notify', hook, '--no-store'], { good: 1 });
      expect(server.requests).toHaveLength(2);
    }));

  it('sends nothing if the condition does not hold', () =>
    place(async ({ run, hook, server }) => {
      for (const store of [[], ['--no-store']])
        await run(['--fail-on', 'net<0', '--notify', hook, ...store], { good: 1 });
      expect(server.requests).toEqual([]);
    }));

  it('keeps an undelivered alert, and delivers it once in a later run of any query', () =>
    place(async (at) => {
      at.answer = 500;
      const failed = await at.run(['--fail-on', 'net>0', '--notify', at.hook], { good: 1 });
      expect(failed.code).toBe(3);
      expect(failed.stderr).toMatch(
        /socialrank: the alert of Acme Coffee: net>0 was not sent to webhook 127\.0\.0\.1:\d+ \(\w{6}\): .* HTTP 500; it is kept and tried again by a later run/,
      );
      at.answer = 200;
      const other = await at.run(['--exact'], { good: 1 });
      expect(other).toMatchObject({ code: 0, stderr: '' });
      await at.run([], { good: 1, now: later(1) });
      expect(alertsOf(at.server).map(({ condition }) => condition)).toEqual(['net>0', 'net>0']);
    }));

  it('does not change the exit code if a target is down', () =>
    place(async (at) => {
      at.answer = 503;
      for (const store of [[], ['--no-store']]) {
        const { code, stderr } = await at.run(['--notify', at.hook, ...store], { good: 1 });
        expect(code).toBe(0);
        expect(stderr).toContain('the alert of Acme Coffee: digest was not sent to ');
        expect(stderr).not.toContain('SECRETCANARY');
      }
    }));

  it('gives up after a week, and reports that even with --quiet', () =>
    place(async (at) => {
      at.answer = 500;
      await at.run(['--notify', at.hook], { good: 1 });
      const { code, stderr } = await at.run(['-q'], { good: 1, now: later(8) });
      expect(code).toBe(0);
      expect(stderr).toMatch(/the alert of Acme Coffee: digest to .* is given up after 7 days: .* HTTP 500/);
      expect((await at.run(['-q'], { good: 1, now: later(9) })).stderr).toBe('');
      expect(at.server.requests).toHaveLength(2);
    }));

  it('writes the report before it sends alerts', () =>
    place(async ({ run }) => {
      const out = join(temporaryFolder(), 'out.json');
      const code = `process.exitCode = require('fs').existsSync(process.argv[1]) ? 0 : 9`;
      const line = `exec:${process.execPath} -e "${code}" ${out}`;
      expect((await run(['--notify', line, '-o', out, '-v'], { good: 1 })).stderr).toMatch(/alert sent to /);
    }));

  it.each([
    ['smoke:signals', 'unknown kind of target smoke'],
    ['slack:nowhere', 'the slack target is not an http or https address'],
    ['feed:/nowhere/at/all.rss', 'cannot write /nowhere/at/all.rss'],
    ["exec:'open", 'is never closed'],
  ])('refuses the target %s and prints no report', (target, message) =>
    place(async ({ run }) => {
      const result = await run(['--notify', target], { good: 1 });
      expect(result.code).toBe(2);
      expect(result.stderr).toContain(message);
      expect(result.stdout).toBe('');
    }),
  );

  it('leaves no webhook URL in the store after delivery', () =>
    place(async ({ run, hook }) => {
      const { home } = await run(['--notify', hook], { good: 1 });
      expect(readFileSync(join(home, 'history.db')).includes('SECRETCANARY')).toBe(false);
    }));
});

describe('--brands', () => {
  it('exits 3 if the condition holds for any brand, and alerts only about that brand', () =>
    place(async ({ run, hook, server }) => {
      const brands = join(temporaryFolder(), 'brands.yaml');
      writeFileSync(brands, '- name: Acme Coffee\n- name: Globex\n');
      const { home } = await run([], { good: 2 });
      const input = join(home, '..', 'posts.ndjson');
      const words = [
        '--brands',
        brands,
        '-s',
        `file:${input}`,
        '-f',
        'json',
        '--fail-on',
        'mentions<1',
        '--notify',
        hook,
      ];
      const result = await ran(words, { now: NOW, env: { SOCIALRANK_HOME: home } });
      expect(result.code).toBe(3);
      const { reports } = JSON.parse(result.stdout) as { reports: { query: { brand: string }; exitCode: number }[] };
      expect(reports.map(({ query, exitCode }) => [query.brand, exitCode])).toEqual([
        ['Acme Coffee', 0],
        ['Globex', 3],
      ]);
      expect(alertsOf(server).map(({ brand }) => brand)).toEqual(['Globex']);
      expect(result.stderr).toContain('socialrank: Globex: --fail-on mentions<1 holds: mentions = 0\n');
      expect(result.stderr).not.toContain('Acme Coffee: --fail-on');
    }));
});

describe('alert', () => {
  it('test sends an alert marked as a test, and shows the response', () =>
    place(async ({ run, hook, server }) => {
      const { code, stdout } = await run(['alert', 'test', hook]);
      expect(code).toBe(0);
      expect(alertsOf(server)[0]).toMatchObject({ condition: null, report: null });
      expect(stdout).toMatch(
        /^webhook 127\.0\.0\.1:\d+ \(\w{6}\) was sent:\n\{[\s\S]*a test of socialrank[\s\S]*It answered: HTTP 200\n$/i,
      );
      expect(stdout).not.toContain('SECRETCANARY');
    }));

  it('test exits 1 if the target is down', () =>
    place(async (at) => {
      at.answer = 403;
      const { code, stdout, stderr } = await at.run(['alert', 'test', at.hook]);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^socialrank: nothing was sent to webhook .*: 127\.0\.0\.1:\d+ answered HTTP 403\n$/);
    }));

  it('test exits 2 if the target is invalid', () =>
    place(async ({ run }) => {
      expect((await run(['alert', 'test', 'smoke:signals'])).code).toBe(2);
    }));

  it('list shows the state of each alert, and no secrets', () =>
    place(async (at) => {
      expect(await at.run(['alert', 'list'])).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('there is no store'),
      });
      await at.run([], { good: 1 });
      expect((await at.run(['alert', 'list'])).stdout).toBe('no alerts in the last 30 days\n');
      await at.run(['--notify', at.hook], { good: 1 });
      at.answer = 500;
      await at.run(['--notify', at.hook], { good: 1, now: later(1) });
      const { stdout } = await at.run(['alert', 'list', '--format', 'json']);
      const said: unknown = JSON.parse(stdout);
      const listed = deliveriesSchema.parse(said);
      expect(listed).toEqual(said);
      expect(listed.deliveries).toMatchObject([
        { state: 'waiting', attempts: 1, brand: 'Acme Coffee', createdAt: later(1) },
        { state: 'delivered', attempts: 0, createdAt: NOW },
      ]);
      expect(stdout + (await at.run(['alert', 'list'])).stdout).not.toContain('SECRETCANARY');
    }));
});

describe('concurrent runs', () => {
  it.each([
    [
      'in one process',
      20,
      (words: readonly string[], home: string) => ran(words, { now: NOW, env: { SOCIALRANK_HOME: home } }),
    ],
    [
      'in processes of their own',
      4,
      (words: readonly string[], home: string) => program(words, { env: { SOCIALRANK_HOME: home } }),
    ],
  ])(
    'alert only once about an incident, %s',
    (_, count, start) =>
      place(async ({ run, hook, server }) => {
        const { home } = await run([], { good: 3 });
        const feed = join(home, '..', 'alerts.atom');
        const input = join(home, '..', 'posts.ndjson');
        const words = ['Acme Coffee', '-s', `file:${input}`, '-o', '/dev/null', '-q', '--fail-on', 'mentions=3'];
        const targets = ['--notify', hook, '--notify', `feed:${feed}`];
        const all = await Promise.all(Array.from({ length: count }, () => start([...words, ...targets], home)));
        expect(new Set(all.map(({ code, stderr }) => `${code} ${stderr}`))).toEqual(new Set(['3 ']));
        expect(server.requests).toHaveLength(1);
        expect(parseFeed(readFileSync(feed))!.items).toHaveLength(1);
      }),
    60_000,
  );
});
