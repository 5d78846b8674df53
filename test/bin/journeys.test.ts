/** The three kinds of users, from a shell: an analyst, a cron job and a script. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { BUILT_IN } from '../../src/sources/built-in.js';
import type { Report } from '../../src/types.js';
import { checkedReport } from '../support/checked-report.js';
import { networks, silent } from '../support/networks.js';
import { program, shell, start } from '../support/program.js';
import { posts, temporaryFile, temporaryFolder } from '../support/temporary.js';

describe('an analyst', () => {
  it('sees a table at the first run, without keys or settings', async () => {
    const { env } = await networks();
    const { code, stdout, stderr } = await program(['Acme Coffee'], { env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const part of [
      'SOCIAL RANK',
      '11 sources answered',
      'hackernews',
      '@ines.example',
      'What one needs: socialrank sources show NAME',
    ])
      expect(stdout).toContain(part);
    expect(stdout).not.toMatch(/\u001b/);
  });
});

describe('a cron job', () => {
  it('keeps one row per day in a CSV file, without any output', async () => {
    const { env } = await networks();
    const path = join(temporaryFolder(), 'daily.csv');
    const words = ['Acme Coffee', '--append', '-o', path, '--quiet'];
    for (const _ of [1, 2]) {
      expect(await program(words, { env })).toMatchObject({ code: 0, stdout: '', stderr: '' });
    }
    const rows = parse<Record<string, string>>(readFileSync(path, 'utf8'), { columns: true });
    expect(rows).toMatchObject([{ brand: 'Acme Coffee', status: 'complete', sources_ok: '11' }]);
  });

  it('is notified of a failed source in one line, even with --quiet', async () => {
    const { env } = await networks({ mastodon: (_request, response) => void response.writeHead(500).end() });
    const path = join(temporaryFolder(), 'daily.csv');
    const { code, stderr } = await program(['Acme Coffee', '--append', '-o', path, '-q', '--retries', '0'], { env });
    expect(code).toBe(4);
    expect(stderr).toMatch(/^mastodon: failed: [^\n]+\n$/);
  });
});

describe('a script', () => {
  it('reads one JSON object, which contains the exit code', async () => {
    const { env } = await networks();
    const { code, stdout, stderr } = await program(['Acme Coffee', '--format', 'json'], { env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const report = checkedReport(JSON.parse(stdout) as Report);
    expect(report).toMatchObject({ schema: 'socialrank.report/1', exitCode: 0, status: 'complete' });
  });

  it('receives mentions as they are found, while other sources are still pending', async () => {
    const { env } = await networks({ mastodon: silent });
    const run = start(['Acme Coffee', '-f', 'ndjson', '--deadline', '30s'], { env });
    await run.saying('"type":"mention"');
    expect(run.child.exitCode).toBeNull();
    run.child.kill('SIGTERM');
    const { stdout } = await run.ended;
    for (const line of stdout.trimEnd().split('\n')) expect(JSON.parse(line)).toHaveProperty('type');
  });

  it('reads NDJSON whose last line is the report', async () => {
    const { env } = await networks();
    const { stdout } = await program(['Acme Coffee', '-f', 'ndjson'], { env });
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string });
    const types = lines.map(({ type }) => type);
    expect(types.filter((type) => type === 'source').length).toBe(
      BUILT_IN.filter(({ isOptIn }) => isOptIn !== true).length,
    );
    expect(types.lastIndexOf('mention')).toBeLessThan(types.indexOf('source'));
    const { type, ...report } = lines.at(-1) as { type: string } & Report;
    expect(type).toBe('report');
    checkedReport(report);
    expect(types.filter((kind) => kind === 'mention').length).toBe(
      (report.counts.mentions ?? 0) + (report.counts.owned ?? 0) + (report.counts.reposts ?? 0),
    );
  });

  it('can pipe posts into it, and its NDJSON back into it', async () => {
    const file = temporaryFile('posts.ndjson', posts(40));
    const until = '--until 2026-11-21T12:00';
    const { stdout, code } = await shell(
      `set -o pipefail; cat ${file} | socialrank acme -s - ${until} -f ndjson | socialrank acme -s - ${until} -f json`,
    );
    expect(code).toBe(0);
    expect(checkedReport(JSON.parse(stdout) as Report).counts).toMatchObject({ mentions: 40, duplicates: 0 });
  });

  it('can pipe an empty input into it without an error', async () => {
    expect(await program(['acme', '-s', '-', '-f', 'json'], { stdin: '' })).toMatchObject({ code: 0, stderr: '' });
  });
});
