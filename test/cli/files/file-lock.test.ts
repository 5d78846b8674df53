import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { draftBeside } from '../../../src/cli/draft-files.js';
import { breakingOf, withLock } from '../../../src/cli/files/file-lock.js';
import { holderName } from '../../../src/cli/files/process-holder.js';
import { LockedError } from '../../../src/errors.js';
import { temporaryFolder } from '../../support/temporary.js';

const never = () => new AbortController().signal;
const lockPath = () => join(temporaryFolder(), 'daily.csv.lock');
const SHORT_MILLISECONDS = 120;

async function taken(path: string): Promise<string> {
  return withLock(path, never(), () => Promise.resolve('done'), SHORT_MILLISECONDS);
}

function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '0']).pid;
}

describe('a lock', () => {
  it('is removed when the work succeeds or fails', async () => {
    const path = lockPath();
    expect(await taken(path)).toBe('done');
    await expect(withLock(path, never(), () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(readdirSync(dirname(path))).toEqual([]);
  });

  it('lets only one of many callers run at a time', async () => {
    const path = lockPath();
    let [inside, most] = [0, 0];
    const works = Array.from({ length: 20 }, () =>
      withLock(path, never(), async () => {
        inside += 1;
        most = Math.max(most, inside);
        await sleep(1);
        inside -= 1;
      }),
    );
    await Promise.all(works);
    expect({ inside, most }).toEqual({ inside: 0, most: 1 });
  });

  it('of a live process is waited for, and never broken', async () => {
    const path = lockPath();
    let release = () => {};
    const held = withLock(path, never(), () => new Promise<void>((resolve) => (release = resolve)));
    while (!existsSync(path)) await sleep(1);
    await expect(taken(path)).rejects.toThrow(LockedError);
    expect(existsSync(path)).toBe(true);
    release();
    await held;
    expect(await taken(path)).toBe('done');
  });

  it.each([
    ['a process that has ended', () => ({ pid: deadPid(), started: '1', host: hostname() })],
    ['a process whose number was given out again', () => ({ pid: process.pid, started: '1', host: hostname() })],
    ['nobody', () => ({})],
    ['no machine', () => ({ host: null })],
  ])('of %s is broken immediately', async (_, holder) => {
    const path = lockPath();
    writeFileSync(path, JSON.stringify({ host: hostname(), ...holder() }));
    expect(await taken(path)).toBe('done');
    expect(readdirSync(dirname(path))).toEqual([]);
  });

  describe('that another process is breaking', () => {
    const holder = (pid: number) => JSON.stringify({ pid, started: '1', host: hostname(), nonce: String(pid) });

    it('is left to that process, as breaking it twice could remove the lock of a third', async () => {
      const [path, dead] = [lockPath(), holder(deadPid())];
      writeFileSync(path, dead);
      writeFileSync(breakingOf(path, dead), holderName().name);
      await expect(taken(path)).rejects.toThrow(LockedError);
      expect(readFileSync(path, 'utf8')).toBe(dead);
      rmSync(breakingOf(path, dead));
      expect(await taken(path)).toBe('done');
      expect(readdirSync(dirname(path))).toEqual([]);
    });

    it('is broken if that process has also ended', async () => {
      const [path, dead] = [lockPath(), holder(deadPid())];
      writeFileSync(path, dead);
      writeFileSync(breakingOf(path, dead), holder(deadPid()));
      expect(await taken(path)).toBe('done');
      expect(readdirSync(dirname(path))).toEqual([]);
    });
  });

  it('of an ended process is acquired even with no time left to wait', async () => {
    const path = lockPath();
    writeFileSync(path, JSON.stringify({ pid: deadPid(), started: '1', host: hostname() }));
    expect(await withLock(path, never(), () => Promise.resolve('done'), -1)).toBe('done');
  });

  it('with unknown contents is broken immediately', async () => {
    const path = lockPath();
    writeFileSync(path, 'x');
    expect(await taken(path)).toBe('done');
  });

  it.each([
    ['a process that has ended', (name: string) => name.replace(/\d+/, String(deadPid())), false],
    ['a process whose number was given out again', (name: string) => name.replace(/-(\d+)-(\d*)-/, '-$1-1-'), false],
    [
      'a database of a process that has ended',
      (name: string) => `${name.replace(/\d+/, String(deadPid()))}-wal`,
      false,
    ],
    ['a living process', (name: string) => name, true],
    [
      'another machine',
      (name: string) => name.replace(/\d+/, String(deadPid())).replace(/[\da-f]{12}/, '0'.repeat(12)),
      true,
    ],
    ['somebody else', () => '.socialrank-2024.part', true],
  ])('clears leftover drafts of ended processes only: %s', async (_, named, stays) => {
    const path = lockPath();
    const left = join(dirname(path), named(basename(draftBeside(path))));
    writeFileSync(left, 'half a row');
    await taken(path);
    expect(existsSync(left)).toBe(stays);
  });

  describe('of a process on another machine', () => {
    const elsewhere = (pid: number) => JSON.stringify({ pid, started: '1', host: `not-${hostname()}` });
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

    it('is respected, and the error names the machine and when the lock expires', async () => {
      const path = lockPath();
      writeFileSync(path, elsewhere(1));
      utimesSync(path, hoursAgo(23), hoursAgo(23));
      const said = `a run on the machine not-${hostname()} holds ${path}; try again: a day after it was taken it is broken`;
      await expect(taken(path)).rejects.toThrow(said);
      expect(readFileSync(path, 'utf8')).toBe(elsewhere(1));
    });

    it('is broken after a day, as is the marker that it left while breaking a lock', async () => {
      const path = lockPath();
      for (const [pid, file] of [path, breakingOf(path, elsewhere(0))].entries()) {
        writeFileSync(file, elsewhere(pid));
        utimesSync(file, hoursAgo(25), hoursAgo(25));
      }
      expect(await taken(path)).toBe('done');
      expect(readdirSync(dirname(path))).toEqual([]);
    });
  });

  it('that another process has taken over is not removed', async () => {
    const path = lockPath();
    await withLock(path, never(), () => Promise.resolve(writeFileSync(path, 'of another')));
    expect(readFileSync(path, 'utf8')).toBe('of another');
  });

  it('is no longer waited for if the run is interrupted', async () => {
    const path = lockPath();
    writeFileSync(path, JSON.stringify({ pid: 1, started: '1', host: `not-${hostname()}` }));
    const interrupted = new AbortController();
    const waiting = withLock(path, interrupted.signal, () => Promise.resolve());
    setTimeout(() => interrupted.abort(new Error('interrupted')), 20);
    await expect(waiting).rejects.toThrow(/interrupted|aborted/);
  });
});
