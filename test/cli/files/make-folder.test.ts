import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { makeFolder } from '../../../src/cli/files/make-folder.js';
import { OutputError } from '../../../src/errors.js';
import { temporaryFolder } from '../../support/temporary.js';

describe('makeFolder', () => {
  it('creates missing parents too, accessible only by their owner', () => {
    const home = temporaryFolder();
    const folder = join(home, 'a/b/c');
    makeFolder(folder);
    for (const path of ['a', 'a/b', 'a/b/c']) expect(statSync(join(home, path)).mode & 0o777).toBe(0o700);
  });

  it('leaves existing folders unchanged, including links and read-only ones', () => {
    const home = temporaryFolder();
    mkdirSync(join(home, 'there'), { mode: 0o755 });
    symlinkSync('there', join(home, 'link'));
    chmodSync(join(home, 'there'), 0o555);
    for (const path of ['there', 'link', '.']) makeFolder(join(home, path));
    makeFolder('/');
    expect(statSync(join(home, 'there')).mode & 0o777).toBe(0o555);
  });

  it('throws if a file is in the way', () => {
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

  // If this fails, it never ends, so it runs in a separate process.
  it('terminates if no folder can be created in the parent', () => {
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
