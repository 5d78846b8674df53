/** Standard output to readers that leave or are slow, and to full disks. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { FORMATS } from '../../src/output/names.js';
import { program, shell } from '../support/program.js';
import { posts, temporaryFile, temporaryFolder } from '../support/temporary.js';

const large = temporaryFile('posts.ndjson', posts(1500));
const small = temporaryFile('few.ndjson', posts(20));

describe('a reader that leaves early', () => {
  it.each(FORMATS)('ends a scan as %s silently and successfully', async (format) => {
    const line = `set -o pipefail; socialrank acme -s file:${large} --view mentions -f ${format} | head -1`;
    const { code, stdout, stderr } = await shell(line);
    expect({ code, stderr, lines: stdout.split('\n').length }).toEqual({ code: 0, stderr: '', lines: 2 });
  });

  it.each([
    ['--version'],
    ['--help'],
    ['help environment'],
    ['sources list'],
    ['completion bash'],
    ['score "I love it"'],
    ['plan acme'],
  ])('does not make %s fail', async (words) => {
    const { code, stderr } = await shell(`set -o pipefail; (sleep 0.3; socialrank ${words}) | true`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('does not affect the files of the same run', async () => {
    const file = join(temporaryFolder(), 'report.json');
    const { code } = await shell(
      `set -o pipefail; socialrank acme -s file:${large} -f ndjson -o - -o ${file} | head -1 >/dev/null`,
    );
    expect(code).toBe(0);
    const report = JSON.parse(await readFile(file, 'utf8')) as { counts: unknown };
    expect(report.counts).toMatchObject({ mentions: 1500 });
  });
});

describe('a reader of standard error that leaves early', () => {
  it('does not affect the result', async () => {
    const broken = temporaryFile('broken.ndjson', `${posts(3)}{ broken acme\n`);
    const line = `socialrank acme -s file:${broken} -f csv 2> >(exec true) | cat`;
    const { stdout } = await shell(`sleep 0.1; ${line}`);
    expect(stdout.split('\r\n').length).toBe(3);
  });

  it('does not change the exit code', async () => {
    const { code } = await shell('socialrank --nope 2>/dev/full');
    expect(code).toBe(2);
  });
});

describe('a full disk', () => {
  it.each([
    [`acme -s file:${small}`],
    [`acme -s file:${small} -f ndjson`],
    [`acme -s file:${small} -f json`],
    ['--version'],
    ['--help'],
    ['sources list'],
    ['config path'],
    ['score "I love it"'],
    ['plan acme'],
  ])('makes %s fail with one line', async (words) => {
    const { code, stderr } = await shell(`socialrank ${words} >/dev/full`);
    expect(code).toBe(1);
    expect(stderr).toBe('socialrank: standard output was not written: no space left on device\n');
  });

  it('is reported with the path of the output', async () => {
    const { code, stderr } = await program(['acme', '-s', `file:${small}`, '-o', '/dev/full']);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'socialrank: /dev/full was not written: no space left on device\n',
    });
  });

  it('does not prevent other outputs from being written', async () => {
    const folder = temporaryFolder();
    const files = ['a.json', 'b.csv'].map((name) => join(folder, name));
    const outputs = ['-o', files[0]!, '-o', '/dev/full', '-o', files[1]!, '-o', '-'];
    const { code, stdout } = await program(['acme', '-s', `file:${small}`, ...outputs]);
    expect(code).toBe(1);
    expect(stdout).toContain('SOCIAL RANK');
    for (const file of files) expect((await readFile(file, 'utf8')).length).toBeGreaterThan(100);
  });
});

describe('a slow reader', () => {
  it.each(['json', 'ndjson', 'csv'])('receives every byte of %s', async (format) => {
    const words = `acme -s file:${large} --until 2026-11-22 --view mentions -f ${format}`;
    const slow = shell(`socialrank ${words} | (sleep 1; sha256sum)`);
    const quick = shell(`socialrank ${words} > "$SOCIALRANK_HOME/whole"; sha256sum < "$SOCIALRANK_HOME/whole"`);
    expect(await slow).toEqual(await quick);
  });

  it('receives all of 200,000 lines', async () => {
    const { stdout } = await shell(
      `yes "I love it" | head -200000 | socialrank score --format ndjson | (sleep 1; wc -l)`,
    );
    expect(Number(stdout)).toBe(200_000);
  });
});
