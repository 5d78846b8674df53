import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { makeFolder } from '../../../src/cli/files/make-folder.js';
import { OutputError } from '../../../src/errors.js';
import { temporaryFolder } from '../../support/temporary.js';

describe('makeFolder', () => {
  it('makes what is missing above it too, for their owner alone', () => {
    const home = temporaryFolder();
    const folder = join(home, 'a/b/c');
    makeFolder(folder);
    for (const path of ['a', 'a/b', 'a/b/c']) expect(statSync(join(home, path)).mode & 0o777).toBe(0o700);
  });

  it('lets be what is there, also behind a link and where nothing may be written', () => {
    const home = temporaryFolder();
    mkdirSync(join(home, 'there'), { mode: 0o755 });
    symlinkSync('there', join(home, 'link'));
    chmodSync(join(home, 'there'), 0o555);
    for (const path of ['there', 'link', '.']) makeFolder(join(home, path));
    makeFolder('/');
    expect(statSync(join(home, 'there')).mode & 0o777).toBe(0o555);
  });

  it('refuses where a file stands in the way', () => {
    const home = temporaryFolder();
    writeFileSync(join(home, 'file'), '');
    for (const [path, why] of [
      ['file', 'file already exists'],
      ['file/a/b', 'not a directory'],
    ] as const) {
      const folder = join(home, path);
      expect(() => makeFolder(folder)).toThrow(`the folder ${folder} cannot be made: ${why}`);
    }
  });

  // A run that fails at this would never end: it is given a process of its own.
  it('comes to an end where the folder above takes none', () => {
    const { status, stderr } = spawnSync(process.execPath, ['bin/socialrank.js', 'person', 'add', 'ann', 'x:@ann'], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: '/proc/nobody' },
      timeout: 20_000,
      killSignal: 'SIGKILL',
    });
    const folder = '/proc/nobody/.config/socialrank';
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `socialrank: the folder ${folder} cannot be made: no such file or directory\n`,
    });
    expect(() => makeFolder(folder)).toThrow(OutputError);
  });
});
