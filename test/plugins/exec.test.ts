import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { ScanOptions } from '../../src/library/options.js';
import { stream } from '../../src/library/scan.js';
import { execSource } from '../../src/plugins/exec.js';
import type { Report } from '../../src/types.js';
import { checkedReport } from '../support/checked-report.js';
import { folderOf } from '../support/plugin-files.js';
import { AS_OF, hoursAgo } from '../support/sample-mention.js';

const NODE = JSON.stringify(process.execPath);

/** Runs a scan whose only source is an external process running `program`. */
async function asking(
  program: string,
  options: ScanOptions = {},
): Promise<{ row: Report['sources'][number]; report: Report; notes: string[] }> {
  const file = join(folderOf({ 'program.mjs': program }), 'program.mjs');
  const source = execSource(`exec:${NODE} ${JSON.stringify(file)}`, {
    env: { KEY_OF_MINE: 'seen' },
    settings: ['board'],
  });
  const notes: string[] = [];
  const settings = { [source.name]: { board: 'tools' } };
  for await (const event of stream('acme', { sources: [source], settings, now: () => new Date(AS_OF), ...options })) {
    if (event.type === 'note') notes.push(event.message);
    if (event.type === 'report') return { report: checkedReport(event.report), row: event.report.sources[0]!, notes };
  }
  throw new Error('no report');
}

const say = (...found: object[]) =>
  found.map((one) => `console.log(${JSON.stringify(JSON.stringify(one))});`).join('\n');
const post = (id: number | string) => ({ id, text: `acme ${id}`, publishedAt: hoursAgo(1) });

describe('an external process', () => {
  it('has each unused member of its results reported once, and the rest read', async () => {
    const misspelt = { published_at: hoursAgo(1), author: { handle: 'ann', nick: 'a' }, engagement: 3, origin: null };
    const { notes, row } = await asking(say({ ...post(1), ...misspelt }, { ...post(2), ...misspelt }));
    expect(row).toMatchObject({ status: 'ok', mentions: 2 });
    expect(notes).toEqual(
      ['published_at', 'author.nick', 'engagement'].map(
        (name) => `the member "${name}" of its results is not used: see Found in socialrank/source`,
      ),
    );
  });

  it('receives one line that describes the search and returns one line per result', async () => {
    const program = `
      import { createInterface } from 'node:readline';
      const lines = [];
      for await (const line of createInterface({ input: process.stdin })) lines.push(line);
      console.log(JSON.stringify({ id: 'told', text: 'acme ' + JSON.stringify([lines.map((line) => JSON.parse(line)), process.env.KEY_OF_MINE]) }));
    `;
    const { report, row } = await asking(program);
    expect(row).toMatchObject({ status: 'ok', mentions: 1, limit: null, requests: 0 });
    const [mention] = report.mentions!;
    expect(JSON.parse(mention!.text.slice(5))).toEqual([
      [
        {
          type: 'search',
          query: {
            input: 'acme',
            brand: 'acme',
            expression: 'acme',
            owned: ['@acme'],
            profile: null,
            node: { type: 'brand', text: 'acme', exact: false },
          },
          since: '2026-11-14T12:00:00.000Z',
          until: AS_OF,
          limit: 100_000,
          settings: { board: 'tools' },
        },
      ],
      'seen',
    ]);
  });

  it('respects the given limit', async () => {
    const { row } = await asking(say(post(1), post(2), post(3)), { limit: 2 });
    expect(row).toMatchObject({ status: 'ok', fetched: 2, limit: 2, truncated: true });
  });

  it('can write verbose notes to standard error', async () => {
    const { notes, row } = await asking(
      `console.error('half\\n\\nwhole'); ${say(post(1))} await new Promise((go) => setTimeout(go, 100)); ${say(post(2))}`,
    );
    expect(row.status).toBe('ok');
    expect(notes).toEqual(['half', 'whole']);
  });

  it.each([
    [
      'with its last words',
      `${say(post(1))} console.error('first'); console.error('no key'); process.exitCode = 3;`,
      /^it ended with exit code 3: no key$/,
      true,
    ],
    ['without words', `${say(post(1))} process.exitCode = 1;`, /^it ended with exit code 1$/, true],
    [
      'by a signal',
      `${say(post(1))} process.kill(process.pid, 'SIGKILL'); await new Promise((go) => setTimeout(go, 1000));`,
      /^it was ended by SIGKILL$/,
      true,
    ],
    [
      'with lines that are none',
      `${say(post(1))} console.log('{"id":'); console.log('[]'); console.log(''); console.log('7')`,
      /^3 lines are no JSON object, the first is line 2$/,
      false,
    ],
  ])('that fails %s is partial, and its results count', async (_, program, message, truncated) => {
    const { row } = await asking(program);
    expect(row).toMatchObject({ status: 'partial', mentions: 1, truncated, error: { code: 'bad_response' } });
    expect(row.observedFrom === null).toBe(truncated);
    expect(row.error?.message).toMatch(message);
  });

  it('that fails without results has the status failed', async () => {
    expect((await asking('process.exit(9)')).row).toMatchObject({ status: 'failed', mentions: null });
  });

  it('that cannot be started has the status failed and reports why', async () => {
    const source = execSource('exec:no-such-program-anywhere', { env: {}, settings: [] });
    for await (const event of stream('acme', { sources: [source], now: () => new Date(AS_OF) })) {
      if (event.type !== 'report') continue;
      expect(event.report.sources[0]).toMatchObject({
        status: 'failed',
        error: {
          ...{ code: 'not_found', message: 'it cannot be started: there is no such program' },
          hint: expect.stringContaining('PATH'),
        },
      });
      expect(event.report.exitCode).toBe(1);
    }
  });

  it('that never ends its line is terminated', async () => {
    const { row } = await asking(
      "for (;;) if (!process.stdout.write('x'.repeat(1e6))) await new Promise((go) => process.stdout.once('drain', go));",
    );
    expect(row).toMatchObject({ status: 'failed', error: { code: 'too_large' } });
  });

  it('that floods its output is read up to a bound', async () => {
    const line = JSON.stringify(`${JSON.stringify({ id: 1, text: 'else' })}\n`);
    const { row } = await asking(
      `for (;;) if (!process.stdout.write(${line}.repeat(1000))) await new Promise((go) => process.stdout.once('drain', go));`,
    );
    expect(row).toMatchObject({ status: 'empty', fetched: 100_000, truncated: true });
  });

  it('is killed at the deadline with all its child processes, even if it ignores SIGTERM', async () => {
    const folder = folderOf({});
    const file = join(folder, 'alive');
    const beat = `const { appendFileSync } = require('node:fs'); process.on('SIGTERM', () => {}); setInterval(() => appendFileSync(${JSON.stringify(file)}, 'x'), 20)`;
    const began = performance.now();
    const { row } = await asking(
      `import { spawn } from 'node:child_process';
       process.on('SIGTERM', () => {});
       ${say(post(1))}
       spawn(process.execPath, ['-e', ${JSON.stringify(beat)}], { stdio: 'ignore' });
       setInterval(() => {}, 1000);`,
      { deadlineMilliseconds: 3000 },
    );
    expect(performance.now() - began).toBeLessThan(15_000);
    expect(row).toMatchObject({ status: 'partial', mentions: 1, error: { code: 'timeout' } });
    await sleep(400);
    expect(existsSync(file)).toBe(true);
    const length = readFileSync(file).length;
    await sleep(200);
    expect(readFileSync(file)).toHaveLength(length);
  });

  it('has the values of its settings removed from error messages', async () => {
    const { row } = await asking("console.error('I was told tools'); process.exit(1)");
    expect(row.error?.message).not.toContain('tools');
  });
});

describe('the Python example', () => {
  it('is quoted verbatim in the documentation', () => {
    expect(readFileSync('docs/plugins.md', 'utf8')).toContain(readFileSync('examples/exec/guestbook.py', 'utf8'));
  });

  if (spawnSync('python3', ['--version']).status !== 0) {
    it('skipped: there is no python3', () => {});
  } else {
    it('works as a source as documented', () => {
      const folder = folderOf({});
      const { stdout, stderr, status } = spawnSync(
        process.execPath,
        [
          'bin/socialrank.js',
          'acme',
          '-v',
          '--until',
          AS_OF,
          '--format',
          'json',
          '-s',
          'exec:python3 examples/exec/guestbook.py examples/exec/guestbook.tsv',
        ],
        { encoding: 'utf8', env: { PATH: process.env['PATH'], SOCIALRANK_HOME: folder } },
      );
      expect({ status, stderr }).toEqual({
        status: 0,
        stderr: expect.stringContaining('read examples/exec/guestbook.tsv to its end'),
      });
      const report = checkedReport(JSON.parse(stdout) as Report);
      expect(report.mentions?.map(({ author, sentiment }) => [author.handle, sentiment.label])).toEqual([
        ['noor', 'negative'],
        ['petra', 'positive'],
      ]);
    });
  }
});
