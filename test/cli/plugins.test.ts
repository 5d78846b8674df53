/** Plugins named on the command line and in the settings. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { folderOf, moduleText } from '../support/plugin-files.js';
import { AS_OF } from '../support/sample-mention.js';

const root = process.cwd();

function running(folder: string, words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin/socialrank.js'), ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], SOCIALRANK_HOME: join(folder, 'home'), ...environment },
  });
  return { status, stdout, stderr };
}

interface Row {
  readonly name: string;
  readonly status: string;
}

function scanning(
  folder: string,
  ...words: string[]
): { status: number | null; stderr: string; rows: (readonly [string, string])[] } {
  const { status, stdout, stderr } = running(folder, ['acme', '--format', 'json', '--until', AS_OF, ...words]);
  const rows = stdout === '' ? [] : (JSON.parse(stdout) as { sources: Row[] }).sources;
  return { status, stderr, rows: rows.map((row) => [row.name, row.status] as const) };
}

const forum = moduleText("yield [post('a')];");
const named = (name: string, members: Readonly<Record<string, string>> = {}) =>
  moduleText("yield [post('a')];", { name: `'${name}'`, ...members });
const installed = (name: string, text: string, folder = '.') => ({
  [`${folder}/node_modules/${name}/package.json`]: JSON.stringify({
    name,
    type: 'module',
    exports: { import: './main.js' },
  }),
  [`${folder}/node_modules/${name}/main.js`]: text,
});

describe('--source', () => {
  const folder = folderOf({
    './our-forum.js': forum,
    'deep/down/empty.txt': '',
    ...installed('socialrank-source-board', named('board')),
    ...installed('@acme/socialrank-source-inner', named('inner')),
    ...installed('other-package', named('other')),
    './twin.js': forum,
    './bad.js': named('bad', { search: '7' }),
    './none.js': 'export const source = {};',
    './rss.js': named('rss'),
  });

  it.each([
    ['a path', folder, './our-forum.js', 'our-forum'],
    ['a path above', join(folder, 'deep/down'), '../../our-forum.js', 'our-forum'],
    ['a whole path', join(folder, 'deep'), join(folder, 'our-forum.js'), 'our-forum'],
    ['the end of the name of a package', folder, 'board', 'board'],
    ['the name of a package', folder, 'socialrank-source-board', 'board'],
    ['a package of a folder above', join(folder, 'deep/down'), 'board', 'board'],
    ['a package with a scope', folder, '@acme/socialrank-source-inner', 'inner'],
    ['the end of the name of a package with a scope', folder, '@acme/inner', 'inner'],
  ])('accepts %s', (_, place, written, name) => {
    expect(scanning(place, '-s', written)).toEqual({ status: 0, stderr: '', rows: [[name, 'ok']] });
  });

  it('finds a package that is installed next to the program', () => {
    const home = folderOf(installed('socialrank-source-board', named('board'), 'lib'));
    for (const path of ['package.json', 'bin', 'dist', 'weights']) {
      mkdirSync(join(home, 'lib/node_modules/socialrank'), { recursive: true });
      symlinkSync(join(root, path), join(home, 'lib/node_modules/socialrank', path));
    }
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        '--preserve-symlinks',
        '--preserve-symlinks-main',
        join(home, 'lib/node_modules/socialrank/bin/socialrank.js'),
        'acme',
        '-s',
        'board',
        '--no-store',
        '--until',
        AS_OF,
      ],
      { cwd: folderOf({}), encoding: 'utf8', env: { PATH: process.env['PATH'], SOCIALRANK_HOME: join(home, 'home') } },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('board');
  });

  it('queries several plugins together with a local file', () => {
    const files = folderOf({ 'a.ndjson': '{"id":"1","text":"acme","publishedAt":"2026-11-20T00:00:00Z"}\n' });
    const { rows } = scanning(folder, '-s', './our-forum.js,board', '-s', `file:${files}/a.ndjson`);
    expect(rows).toEqual([
      ['our-forum', 'ok'],
      ['board', 'ok'],
      [`file:${files}/a.ndjson`, 'ok'],
    ]);
  });

  it.each([
    ['a file that is not there', './no-forum.js', /there is no file .\/no-forum.js/],
    ['a package that is not there', 'no-board', /unknown source no-board; known: .*package/],
    ['a package of another name', 'other-package', /unknown source other-package/],
    [
      'a package by its prefix that is not there',
      'socialrank-source-none',
      /unknown source socialrank-source-none; no such package .* install it/,
    ],
    ['a package with a scope that is not there', '@acme/none', /unknown source @acme\/none; no such package/],
    [
      'a file without its folder',
      'our-forum.js',
      /unknown source our-forum\.js; a plugin in a file is \.\/our-forum\.js\n$/,
    ],
    ['one of a wrong shape', './bad.js', /\.\/bad\.js is not a source: it has no search\(\)/],
    ['one that exports no source', './none.js', /\.\/none\.js is not a source: it has no name/],
    ['one that takes the name of a built-in one', './rss.js', /\.\/rss\.js calls itself rss, which is built in/],
    [
      'two of one name',
      './our-forum.js,./twin.js',
      /\.\/twin\.js calls itself our-forum, which \.\/our-forum\.js does, too/,
    ],
    ['a command line that is none', 'exec:', /exec: names no command/],
    ['a name that is none', 'a b', /unknown source a b/],
  ])('refuses %s and prints no report', (_, written, message) => {
    const { status, stderr, rows } = scanning(folder, '-s', written);
    expect({ status, rows }).toEqual({ status: 2, rows: [] });
    expect(stderr).toMatch(message);
  });

  it('loads no plugin that is not named', () => {
    const { stdout } = running(folder, ['sources', 'list', '--format', 'json']);
    expect(/our-forum|socialrank-source/.test(stdout)).toBe(false);
  });

  it('shows a plugin with an example command that names it in the same way', () => {
    const { status, stdout } = running(folder, ['sources', 'show', './our-forum.js']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ example +socialrank "acme" -s \.\/our-forum\.js$/m);
  });

  it('includes a plugin in the plan', () => {
    const { status, stdout } = running(folder, ['plan', 'acme', '-s', './our-forum.js']);
    expect(status).toBe(0);
    expect(stdout).toContain('https://forum.example/?q=acme');
  });

  it('reports a broken plugin in the plan', () => {
    const broken = folderOf({ './broken.js': "throw new Error('no');" });
    const { status, stdout } = running(broken, ['plan', 'acme', '-s', './broken.js']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/broken\n +skipped +it cannot be loaded: it threw Error: no/);
  });

  it('replays the plugin that a tape names, and refuses another one', () => {
    const fetching = folderOf({
      './our-forum.js': moduleText("yield (await context.http.request({ url: 'https://forum.example/a' })).json();"),
    });
    const tape = {
      log: {
        _socialrank: { query: 'acme', now: AS_OF, sources: ['./our-forum.js'], settings: {} },
        entries: [
          {
            request: { method: 'GET', url: 'https://forum.example/a' },
            response: { status: 200, headers: [], content: { text: '[{"id":"1","text":"acme"}]' } },
          },
        ],
      },
    };
    const file = join(folderOf({ 'tape.har': JSON.stringify(tape) }), 'tape.har');
    expect(scanning(fetching, '--replay', file)).toEqual({ status: 0, stderr: '', rows: [['our-forum', 'ok']] });
    expect(scanning(fetching, '--replay', file, '-s', 'exec:true')).toMatchObject({ status: 2, rows: [] });
  });
});

describe('the setting plugins', () => {
  const folder = folderOf({
    'home/config.json': JSON.stringify({
      plugins: ['./our-forum.js', 'board', 'exec:node told.mjs'],
      sources: { 'our-forum': { token: 'a-key' }, exec: { board: 'tools' } },
    }),
    'home/our-forum.js': named('our-forum', {
      groups: "['reviews']",
      settings: "{ token: { description: 'a key', required: true, secret: true } }",
    }),
    'broken.mjs': "throw new Error('no');",
    'told.mjs':
      "process.stdin.once('data', (line) => console.log(JSON.stringify({ id: 1, text: 'acme ' + JSON.parse(line).settings.board })));",
    ...installed('socialrank-source-board', named('board', { groups: "['reviews']" }), 'home'),
  });

  it.each([
    [
      'by their names',
      ['-s', 'board,our-forum'],
      [
        ['our-forum', 'ok'],
        ['board', 'ok'],
      ],
    ],
    [
      'by their group',
      ['-s', '@reviews'],
      [
        ['our-forum', 'ok'],
        ['board', 'ok'],
      ],
    ],
    ['but for those that are left out', ['-s', '@reviews,-board'], [['our-forum', 'ok']]],
    ['as they are written there', ['-s', 'exec:node told.mjs'], [['exec:node told.mjs', 'ok']]],
  ])('adds sources that can be selected like built-in ones: %s', (_, words, rows) => {
    // All built-in sources of the group are skipped here, because each of them needs a setting.
    expect(scanning(folder, ...words).rows.filter(([, status]) => status !== 'skipped')).toEqual(rows);
  });

  it('is not loaded if only other sources are named', () => {
    const broken = folderOf({
      'home/config.json': JSON.stringify({ plugins: 'nowhere-to-be-found' }),
      'a.ndjson': '{"text":"acme","id":"1"}',
    });
    expect(scanning(broken, '-s', 'file:a.ndjson').status).toBe(0);
    const { status, stderr } = running(broken, ['sources', 'list']);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/plugin that is not there: nowhere-to-be-found/),
    });
  });

  it('is reported if a file in it is missing, with the command that unsets it', () => {
    const folder = folderOf({ 'home/config.json': '{}' });
    expect(running(folder, ['config', 'set', 'plugins', './gone.js']).status).toBe(0);
    const { status, stderr } = running(folder, ['sources', 'list']);
    expect(status).toBe(2);
    expect(stderr).toBe(
      `socialrank: the setting plugins: there is no file ${join(folder, 'gone.js')}; to ask none: socialrank config unset plugins\n`,
    );
  });

  it('makes sources list show what is loaded, and from where', () => {
    const { status, stdout } = running(folder, ['sources', 'list', '--format', 'json', '-s', './broken.mjs']);
    expect(status).toBe(0);
    const { sources } = JSON.parse(stdout) as { sources: { name: string; state: string; origin: { type: string } }[] };
    expect(sources.find(({ name }) => name === 'hackernews')).toMatchObject({
      origin: { type: 'built-in', written: null, path: null },
    });
    expect(
      sources
        .filter(({ origin }) => origin.type !== 'built-in')
        .map(({ name, state, origin }) => [name, state, origin]),
    ).toEqual([
      ['our-forum', 'ready', { type: 'path', written: './our-forum.js', path: join(folder, 'home/our-forum.js') }],
      [
        'board',
        'ready',
        { type: 'package', written: 'board', path: join(folder, 'home/node_modules/socialrank-source-board') },
      ],
      ['exec:node told.mjs', 'ready', { type: 'exec', written: 'exec:node told.mjs', path: null }],
      ['broken', 'broken', { type: 'path', written: './broken.mjs', path: join(folder, 'broken.mjs') }],
    ]);
  });

  it('allows settings of a plugin to be shown and set like those of a built-in source', () => {
    expect(running(folder, ['sources', 'show', 'our-forum']).stdout).toMatch(
      /token \(set\): a key\n +SOCIALRANK_OUR_FORUM_TOKEN/,
    );
    expect(running(folder, ['config', 'set', 'sources.our-forum.token', 'another-key']).status).toBe(0);
    expect(running(folder, ['config', 'get', 'sources.our-forum.token', '--reveal']).stdout).toBe('another-key\n');
    expect(running(folder, ['config', 'list']).stdout).toMatch(/sources\.our-forum\.token +\*{8}/);
    expect(running(folder, ['config', 'set', 'sources.our-forum.key', 'x'])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/our-forum has no setting key; known: token/),
    });
  });

  it.each([
    ['a file', './our-forum.js', '../our-forum.js', 'deep'],
    ['a package', 'board', 'socialrank-source-board', '.'],
  ])('allows a plugin to be named differently on the command line: %s', (_, listed, given, below) => {
    const place = folderOf({
      './our-forum.js': forum,
      'deep/empty.txt': '',
      ...installed('socialrank-source-board', named('board')),
    });
    const home = { SOCIALRANK_HOME: join(place, 'home') };
    expect(running(place, ['config', 'set', 'plugins', listed]).status).toBe(0);
    const words = ['acme', '--format', 'json', '--until', AS_OF, '-s', given];
    expect(running(join(place, below), words, home)).toMatchObject({ status: 0, stderr: '' });
  });

  it('is needed to store settings of a plugin, which the hint and the error explain', () => {
    const settings = "{ key: { description: 'a key', required: true, secret: true } }";
    const strange = folderOf({ './our-forum.js': moduleText("yield [post('a')];", { settings }) });
    const { status, stderr } = scanning(strange, '-s', './our-forum.js');
    const hint =
      'set SOCIALRANK_OUR_FORUM_KEY or, with ./our-forum.js in the setting plugins, run: socialrank config set sources.our-forum.key\n';
    expect({ status, stderr }).toEqual({
      status: 5,
      stderr: `our-forum: skipped: needs a key; ${hint}`,
    });
    expect(running(strange, ['sources', 'show', './our-forum.js']).stdout).toContain(hint);
    const refused = running(strange, ['config', 'set', 'sources.our-forum.key', 'a-key']);
    expect(refused).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(
        /no source is called our-forum; if it is a plugin, first: socialrank config set plugins/,
      ),
    });
    expect(running(strange, ['config', 'set', 'plugins', './our-forum.js']).status).toBe(0);
    expect(running(strange, ['config', 'set', 'sources.our-forum.key', 'a-key']).status).toBe(0);
    expect(scanning(strange, '-s', './our-forum.js').rows).toEqual([['our-forum', 'ok']]);
  });

  it('can be set, read and unset with config', () => {
    const empty = folderOf({ './our-forum.js': forum });
    expect(running(empty, ['config', 'set', 'plugins', './our-forum.js']).status).toBe(0);
    expect(running(empty, ['config', 'get', 'plugins']).stdout).toBe(`${join(empty, 'our-forum.js')}\n`);
    expect(scanning(empty, '-s', 'our-forum').rows).toEqual([['our-forum', 'ok']]);
    expect(running(empty, ['config', 'unset', 'plugins']).status).toBe(0);
    expect(running(empty, ['config', 'get', 'plugins']).status).toBe(1);
  });
});
