/** Colour, characters and width, as determined from the environment. */
import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { terminalOf } from '../../../src/cli/io/terminal.js';
import { ran } from '../../support/fake-io.js';
import { posts, temporaryFile } from '../../support/temporary.js';

const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 72 });
const pipe = new PassThrough();
const words = ['acme', '-s', `file:${temporaryFile('posts.ndjson', posts(20))}`, '--until', '2026-11-21T12:00'];

describe('colour', () => {
  it.each([
    ['a terminal', terminal, {}, 'auto', 1],
    ['a terminal of 256 colours', terminal, { TERM: 'xterm-256color' }, 'auto', 2],
    ['a terminal of all colours', terminal, { COLORTERM: 'truecolor' }, 'auto', 3],
    ['a dumb terminal', terminal, { TERM: 'dumb' }, 'auto', 0],
    ['a terminal with NO_COLOR', terminal, { NO_COLOR: '1' }, 'auto', 0],
    ['a terminal with an empty NO_COLOR', terminal, { NO_COLOR: '' }, 'auto', 1],
    ['NO_COLOR before FORCE_COLOR', terminal, { NO_COLOR: '1', FORCE_COLOR: '1' }, 'auto', 0],
    ['a pipe', pipe, { TERM: 'xterm-256color' }, 'auto', 0],
    ['a pipe with FORCE_COLOR', pipe, { FORCE_COLOR: '' }, 'auto', 1],
    ['a pipe with FORCE_COLOR=3', pipe, { FORCE_COLOR: '3' }, 'auto', 3],
    ['a terminal with FORCE_COLOR=0', terminal, { FORCE_COLOR: '0' }, 'auto', 0],
    ['--color never before FORCE_COLOR', terminal, { FORCE_COLOR: '3' }, 'never', 0],
    ['--color always before NO_COLOR', pipe, { NO_COLOR: '1' }, 'always', 1],
  ] as const)('has the expected level for %s', (_, stream, env, flag, level) => {
    expect(terminalOf(stream, env, flag).color).toBe(level);
  });
});

describe('Unicode', () => {
  it.each([
    [{}, true],
    [{ LANG: 'en_US.UTF-8' }, true],
    [{ LANG: 'en_US.utf8' }, true],
    [{ LANG: 'C.UTF-8' }, true],
    [{ LANG: 'C' }, false],
    [{ LANG: 'POSIX' }, false],
    [{ LANG: 'de_DE.ISO-8859-1' }, false],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'C' }, false],
    [{ LANG: 'C', LC_CTYPE: 'en_US.UTF-8' }, true],
    [{ LANG: 'en_US.UTF-8', TERM: 'dumb' }, false],
  ])('is used or avoided as the environment requires: %j', (env, unicode) => {
    expect(terminalOf(terminal, env, 'auto').unicode).toBe(unicode);
  });

  it('is not used in the table and the progress display in an ASCII locale', async () => {
    const { stdout, stderr } = await ran(words, { env: { LANG: 'C' }, columns: 80 });
    expect(stdout + stderr).toMatch(/^[\u0000-\u007f]*$/);
    expect((await ran(words, { columns: 80 })).stdout).toMatch(/[━█]/);
  });
});

describe('width', () => {
  it('is that of the terminal, or of COLUMNS for a pipe, or else 100', () => {
    expect(terminalOf(terminal, { COLUMNS: '40' }, 'auto').columns).toBe(72);
    expect(terminalOf(pipe, { COLUMNS: '40' }, 'auto').columns).toBe(40);
    for (const COLUMNS of ['', '0', '-3', 'wide', '1.5'])
      expect(terminalOf(pipe, { COLUMNS }, 'auto').columns).toBe(100);
  });

  it.each([40, 60, 80, 120])('%i is not exceeded by the table', async (columns) => {
    const shown = [await ran(words, { columns }), await ran(words, { env: { COLUMNS: String(columns) } })];
    for (const { stdout } of shown) {
      const rows = stdout.replace(/\u001b\[[\d;]*m/g, '').split('\n');
      expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(columns);
    }
  });

  it('is not exceeded by the help', async () => {
    const { stdout } = await ran(['scan', '--help'], { columns: 60 });
    const prose = stdout.split('\n').filter((row) => !/^ {2}\$ /.test(row));
    expect(prose.filter((row) => row.length > 60 && !/https?:|,\S{10}/.test(row))).toEqual([]);
  });
});
