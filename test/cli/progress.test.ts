import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Io } from '../../src/cli/io/io.js';
import type { Terminal } from '../../src/cli/io/terminal.js';
import { type Progress, progress } from '../../src/cli/progress.js';
import { SourceError } from '../../src/errors.js';
import type { ScanEvent } from '../../src/scan/request.js';
import { screen } from '../support/screen.js';

const TERMINAL: Terminal = { columns: 60, color: 0, unicode: true, isTerminal: true };

interface Watched extends Progress {
  written(): string;
  /** All rows that are not empty. */
  shown(): string[];
}

async function watched(terminal: Partial<Terminal> = {}, rows = 24): Promise<Watched> {
  const stderr = Object.assign(new PassThrough(), { isTTY: true, columns: terminal.columns ?? 60, rows });
  let written = '';
  stderr.on('data', (chunk: Buffer) => {
    written += chunk.toString();
  });
  const live = await progress({ stderr } as unknown as Io, { ...TERMINAL, ...terminal });
  return { ...live, written: () => written, shown: () => screen(written).filter((row) => row !== '') };
}

const LONG = 'a reason that is longer than the line in which it is told, by far';

const asking = (source: string): ScanEvent => ({ type: 'asking', source });
const finished = (source: string, fetched: number): ScanEvent => ({ type: 'finished', source, fetched });

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});
afterEach(() => {
  jest.useRealTimers();
});

describe('live lines', () => {
  it('show each source from waiting to its result', async () => {
    const live = await watched();
    for (const source of ['hackernews', 'bluesky', 'x', 'rss']) live.see(asking(source));
    jest.advanceTimersByTime(100);
    expect(live.shown()).toEqual([
      '· hackernews  waiting',
      '· bluesky     waiting',
      '· x           waiting',
      '· rss         waiting',
    ]);
    live.see({ type: 'page', source: 'hackernews', page: 2, fetched: 200 });
    live.see(finished('bluesky', 1));
    live.see({ type: 'failed', source: 'x', error: new SourceError('rate_limited', 'asked too often') });
    live.see({ type: 'skipped', source: 'rss', error: null, reason: 'it wants a setting' });
    jest.advanceTimersByTime(100);
    expect(live.shown()).toEqual([
      '· hackernews  page 2, 200 items',
      '✓ bluesky     1 item',
      '✗ x           asked too often',
    ]);
  });

  it('show the elapsed time once a source takes long', async () => {
    const live = await watched();
    live.see(asking('mastodon'));
    live.see(finished('bluesky', 3));
    jest.advanceTimersByTime(1500);
    expect(live.shown()).toEqual(['· mastodon  waiting', '✓ bluesky   3 items']);
    jest.advanceTimersByTime(3000);
    expect(live.shown()).toEqual(['· mastodon  waiting, 4 s', '✓ bluesky   3 items']);
  });

  it('disappear when the scan ends, and do not come back', async () => {
    const live = await watched();
    live.see(asking('hackernews'));
    jest.advanceTimersByTime(100);
    live.see(finished('hackernews', 3));
    live.end();
    jest.advanceTimersByTime(5000);
    await live.say('what stays\n');
    expect(live.shown()).toEqual(['what stays']);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('are not shown for a quick scan', async () => {
    const live = await watched();
    live.see(asking('hackernews'));
    live.see(finished('hackernews', 3));
    live.end();
    jest.advanceTimersByTime(5000);
    expect(live.shown()).toEqual([]);
  });

  it('stay below messages that are printed in the meantime', async () => {
    const live = await watched();
    live.see(asking('hackernews'));
    jest.advanceTimersByTime(100);
    await live.say('bluesky: something to note\n');
    await live.say('mastodon: something else\n');
    expect(live.shown()).toEqual(['bluesky: something to note', 'mastodon: something else', '· hackernews  waiting']);
  });

  it('are truncated to the width, and never exceed the height of the screen', async () => {
    const live = await watched({ columns: 30 }, 5);
    for (let n = 0; n < 12; n += 1) {
      live.see({
        type: 'failed',
        source: `source-${n}`,
        error: new SourceError('blocked', 'a long word on why '.repeat(5)),
      });
    }
    jest.advanceTimersByTime(100);
    expect(live.shown().length).toBeLessThanOrEqual(5);
    for (const row of live.shown()) expect(row.length).toBeLessThan(30);
    live.end();
    expect(live.shown()).toEqual([]);
  });

  it('are drawn in ASCII and without colour if the terminal supports no more', async () => {
    const live = await watched({ unicode: false });
    live.see(asking('a'));
    live.see(finished('b', 2));
    live.see({ type: 'failed', source: 'c', error: new SourceError('blocked', 'no') });
    jest.advanceTimersByTime(100);
    expect(live.shown()).toEqual(['. a  waiting', '+ b  2 items', 'x c  no']);
    expect(live.written()).not.toMatch(/\u001b\[[\d;]*m/);
  });

  it('contain no control sequences from outside', async () => {
    const live = await watched();
    live.see({ type: 'failed', source: 'file:\u001b[2J', error: new SourceError('blocked', 'no\u001b[5A\r\nmore') });
    jest.advanceTimersByTime(100);
    expect(live.shown().length).toBe(1);
    expect(live.written()).not.toContain('\u001b[2J');
  });

  it('are redrawn at a limited rate', async () => {
    const live = await watched();
    for (let page = 1; page <= 1000; page += 1) {
      live.see({ type: 'page', source: 'hackernews', page, fetched: page * 100 });
      jest.advanceTimersByTime(1);
    }
    expect(live.written().length).toBeLessThan(2000);
    jest.advanceTimersByTime(100);
    expect(live.shown()).toEqual(['· hackernews  page 1000, 100000 items']);
  });
});

describe('progress', () => {
  it('draws nothing without a terminal, but prints messages', async () => {
    const live = await watched({ isTerminal: false });
    live.see(asking('hackernews'));
    jest.advanceTimersByTime(5000);
    await live.say('a note\n');
    live.end();
    expect(live.written()).toBe('a note\n');
  });

  it.each([
    [true, '…'],
    [false, '...'],
  ])('ends truncated lines in an ellipsis that the terminal supports: %p', async (unicode, end) => {
    const live = await watched({ columns: 40, unicode });
    live.see({ type: 'failed', source: 'x', error: new SourceError('rate_limited', LONG) });
    jest.advanceTimersByTime(100);
    expect(live.shown()[0]?.endsWith(end)).toBe(true);
    expect(live.shown()[0]!.length).toBeLessThanOrEqual(40);
    if (!unicode) expect(live.written()).toMatch(/^[\x00-\x7f]*$/);
  });
});
