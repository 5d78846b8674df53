/** When deliveries are retried, and when they are given up. */
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { type Delivered, DeliveryError } from '../../src/alerts/alert.js';
import { deliver } from '../../src/alerts/deliver.js';
import type { Means } from '../../src/alerts/means.js';
import type { Pending, Settled } from '../../src/alerts/outbox.js';
import { LockedError, StoreError } from '../../src/errors.js';
import { sampleAlert } from '../support/telling.js';

const NOW = Date.parse('2026-11-21T12:00:00.000Z');
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

const pending = (id: string, given: Partial<Pending> = {}): Pending => ({
  id,
  target: 'exec:a',
  alert: sampleAlert({ id }),
  attempts: 0,
  createdAt: NOW,
  ...given,
});

const DONE: Delivered = { sent: '', answer: '' };

/** Delivers a queue to commands. @param commands what each command line does */
async function delivering(
  queue: readonly Pending[],
  commands: Readonly<Record<string, () => Promise<Delivered>>>,
  {
    signal = new AbortController().signal,
    locked = () => null,
  }: { readonly signal?: AbortSignal; readonly locked?: (note: number) => Error | null } = {},
) {
  let notes = 0;
  const settled: [string, Settled][] = [];
  const ran: string[] = [];
  const run = (command: string) => {
    ran.push(command);
    return (commands[command] ?? (() => Promise.resolve(DONE)))();
  };
  const means = { now: () => NOW, run } as Partial<Means> as Means;
  const settle = (id: string, how: Settled) => {
    notes += 1;
    const error = locked(notes);
    if (error !== null) return Promise.reject(error);
    settled.push([id, how]);
    return Promise.resolve();
  };
  const attempts = await deliver(queue, { settle }, means, { settings: {}, signal });
  return { settled: new Map(settled), ran, attempts, notes };
}

const failing =
  (retryAt: number | null = null) =>
  () =>
    Promise.reject(new DeliveryError('no', { retryAt }));

describe('deliver', () => {
  it('delivers all pending alerts to their targets', async () => {
    const { settled, ran } = await delivering([pending('1'), pending('2', { target: 'exec:b' }), pending('3')], {});
    expect(ran.sort()).toEqual(['a', 'a', 'b']);
    expect([...settled.values()]).toEqual(Array.from({ length: 3 }, () => ({ type: 'delivered', at: NOW })));
  });

  it('postpones the other alerts of a target that fails, and delivers to the other targets', async () => {
    const queue = [pending('1'), pending('2'), pending('3', { target: 'exec:b' })];
    const { settled, ran } = await delivering(queue, { a: failing() });
    expect(ran.sort()).toEqual(['a', 'b']);
    expect(settled.get('1')).toEqual({ type: 'failed', reason: 'no', nextAt: NOW });
    expect(settled.get('2')).toEqual({ type: 'left', nextAt: NOW });
    expect(settled.get('3')).toEqual({ type: 'delivered', at: NOW });
  });

  it.each([
    [0, 0],
    [1, MINUTE],
    [2, 4 * MINUTE],
    [3, 16 * MINUTE],
    [9, 360 * MINUTE],
    [900, 360 * MINUTE],
  ])('after %i earlier failures retries in %i ms', async (attempts, wait) => {
    const { settled } = await delivering([pending('1', { attempts })], { a: failing() });
    expect(settled.get('1')).toMatchObject({ type: 'failed', nextAt: NOW + wait });
  });

  it('waits as long as the target requests, but at most a day', async () => {
    const { settled } = await delivering([pending('1'), pending('2', { target: 'exec:b' })], {
      a: failing(NOW + 5000),
      b: failing(NOW + 99 * DAY),
    });
    expect(settled.get('1')).toMatchObject({ nextAt: NOW + 5000 });
    expect(settled.get('2')).toMatchObject({ nextAt: NOW + DAY });
  });

  it('gives up alerts that were not delivered for a week, after one more attempt', async () => {
    const old = { createdAt: NOW - 7 * DAY - 1, attempts: 30 };
    const queue = [pending('1', old), pending('2', { ...old, target: 'exec:b' })];
    const { settled } = await delivering(queue, { a: failing() });
    expect(settled.get('1')).toEqual({ type: 'given up', reason: 'no', at: NOW });
    expect(settled.get('2')).toEqual({ type: 'delivered', at: NOW });
  });

  it('treats a missing setting or an unknown kind of target as a failure', async () => {
    const queue = [pending('1', { target: 'telegram:@acme' }), pending('2', { target: 'smoke:signals' })];
    const { settled, attempts } = await delivering(queue, {});
    expect(settled.get('1')).toMatchObject({ type: 'failed', reason: 'telegram needs the token of a bot' });
    expect(settled.get('2')).toMatchObject({ type: 'failed', reason: 'unknown kind of target smoke' });
    expect(attempts.map(({ target }) => target)).toEqual(['telegram', 'smoke']);
  });

  it('postpones everything once it was aborted', async () => {
    const { settled, ran } = await delivering([pending('1')], {}, { signal: AbortSignal.abort() });
    expect(ran).toEqual([]);
    expect(settled.get('1')).toEqual({ type: 'left', nextAt: NOW });
  });

  describe('while the outbox cannot be written to', () => {
    const queue = [pending('1'), pending('2'), pending('3', { target: 'exec:b' })];

    it('delivers everything, and records the results in the end', async () => {
      const locked = (note: number) => (note === 1 ? new LockedError('another run writes') : null);
      const { settled, ran, attempts, notes } = await delivering(queue, { b: failing() }, { locked });
      expect(ran.sort()).toEqual(['a', 'a', 'b']);
      expect(['1', '2', '3'].map((id) => settled.get(id)?.type)).toEqual(['delivered', 'delivered', 'failed']);
      expect(attempts.map(({ unnoted }) => unnoted)).toEqual([null, null, null]);
      // The lock is not awaited once for each alert.
      expect(notes).toBe(4);
    });

    it('reports which results are not recorded, and why', async () => {
      const locked = (note: number) => (note === 2 ? null : new StoreError(`full ${note}`));
      const { settled, ran, attempts, notes } = await delivering(queue, {}, { locked });
      expect(ran.sort()).toEqual(['a', 'a', 'b']);
      expect(settled.size).toBe(1);
      expect(attempts.filter(({ pending: { id } }) => !settled.has(id)).map(({ unnoted }) => unnoted)).toEqual([
        'full 3',
        'full 3',
      ]);
      expect(notes).toBe(3);
    });

    it('rethrows an unexpected error', async () => {
      await expect(delivering(queue, {}, { locked: () => new TypeError('oh') })).rejects.toThrow('oh');
    });
  });

  it('records the other deliveries before it rethrows an unexpected error', async () => {
    const noted: string[] = [];
    const queue = [pending('1'), pending('2', { target: 'exec:b' })];
    const run = async (command: string) => {
      if (command === 'a') throw new TypeError('oh');
      await setTimeout(20);
      return DONE;
    };
    const settle = (id: string) => Promise.resolve(void noted.push(id));
    const means = { now: () => NOW, run } as Partial<Means> as Means;
    const signal = new AbortController().signal;
    await expect(deliver(queue, { settle }, means, { settings: {}, signal })).rejects.toThrow('oh');
    expect(noted).toEqual(['2']);
  });

  it('rethrows an unexpected error of a target', async () => {
    await expect(delivering([pending('1')], { a: () => Promise.reject(new TypeError('oh')) })).rejects.toThrow('oh');
  });
});
