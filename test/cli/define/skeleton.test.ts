/** `plugin new` generates a working package: its own tests are run by Node against this build. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { folderOf } from '../../support/plugin-files.js';

const root = process.cwd();

function running(folder: string, command: string, words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(command, words, {
    cwd: folder,
    encoding: 'utf8',
    // Not inherited: if Node's test runner is nested in another one, it behaves as a child of that.
    env: { PATH: process.env['PATH'], SOCIALRANK_HOME: join(folder, 'home') },
  });
  return { status, stdout, stderr };
}

const program = (folder: string, ...words: string[]) =>
  running(folder, process.execPath, [join(root, 'bin/socialrank.js'), ...words]);

describe('plugin new', () => {
  const folder = folderOf({});
  const made = program(folder, 'plugin', 'new', 'our-forum');
  const own = join(folder, 'socialrank-source-our-forum');

  it('generates a package with the keyword by which npm finds it', () => {
    expect(made).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('npm install && npm test') });
    expect(readdirSync(own).sort()).toEqual(['README.md', 'index.js', 'package.json', 'tape.har', 'test.js']);
    expect(JSON.parse(readFileSync(join(own, 'package.json'), 'utf8'))).toMatchObject({
      name: 'socialrank-source-our-forum',
      keywords: ['socialrank-source'],
      peerDependencies: { socialrank: expect.stringMatching(/^>=\d/) },
      type: 'module',
    });
  });

  it('generates a source that passes its own contract tests', () => {
    mkdirSync(join(own, 'node_modules'));
    symlinkSync(root, join(own, 'node_modules/socialrank'));
    const { status, stdout } = running(own, process.execPath, ['--test', '--test-reporter', 'tap', 'test.js']);
    expect({ status, failed: /^# fail (\d+)/m.exec(stdout)?.[1] }).toEqual({ status: 0, failed: '0' });
    expect(Number(/^# pass (\d+)/m.exec(stdout)?.[1])).toBeGreaterThan(20);
  });

  it('prints a command that finds mentions without network access', () => {
    const [, command] = /^then: socialrank (.*?), which/ms.exec(made.stdout)!;
    const words = `"$0" "$1" ${command} --format csv --view mentions`;
    const { status, stdout } = running(folder, 'sh', ['-c', words, process.execPath, join(root, 'bin/socialrank.js')]);
    expect(status).toBe(0);
    expect(stdout.match(/acme coffee/gi)).toHaveLength(3);
  });

  it('generates a source that is queried if it is given by its path', () => {
    const words = [
      '"acme coffee"',
      '-s',
      './socialrank-source-our-forum/index.js',
      '--until',
      '2026-11-21T12:00:00Z',
      '--since',
      '2026-11-14T12:00:00Z',
    ];
    const { status, stdout } = program(folder, ...words, '--replay', join(own, 'tape.har'), '--format', 'json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ sources: [{ name: 'our-forum', status: 'ok', mentions: 3 }] });
  });

  it.each([
    ['our-forum', /socialrank-source-our-forum already exists/],
    ['Our Forum', /not a valid name for a source/],
    ['../x', /not a valid name for a source/],
    ['rss', /rss is built in/],
  ])('refuses %s', (name, message) => {
    expect(program(folder, 'plugin', 'new', name)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(message),
    });
  });
});
