import { getEventListeners } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { bounded, lifetimeOf } from '../../src/http/lifetime.js';
import { errorOf } from '../support/test-network.js';

const never = () => new Promise<never>(() => {});
const ended = (reason: unknown) => reason as Error;

describe('bounded', () => {
  it('resolves or rejects with the result of the work', async () => {
    const life = lifetimeOf([new AbortController().signal]);
    expect(await bounded({ life, ended, timeoutMilliseconds: 1000 }, () => Promise.resolve(7))).toBe(7);
    await expect(bounded({ life, ended }, () => Promise.reject(new Error('its own')))).rejects.toThrow('its own');
  });

  it('rejects when the first signal aborts, and aborts the work with the same error', async () => {
    const [one, two] = [new AbortController(), new AbortController()];
    const told: unknown[] = [];
    const work = bounded(
      { life: lifetimeOf([one.signal, two.signal]), ended: (reason) => new Error(`over: ${reason}`) },
      (signal) => {
        signal.addEventListener('abort', () => told.push((signal.reason as Error).message));
        return never();
      },
    );
    two.abort('enough');
    one.abort('too late');
    expect(await errorOf(work)).toMatchObject({ message: 'over: enough' });
    expect(told).toEqual(['over: enough']);
  });

  it('rejects with the reason of the signal even if the work rejects as well', async () => {
    const controller = new AbortController();
    const work = bounded(
      { life: lifetimeOf([controller.signal]), ended },
      (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
    );
    controller.abort(new Error('enough'));
    expect(await errorOf(work)).toMatchObject({ message: 'enough' });
  });

  it('does not start the work if a signal has already aborted', async () => {
    let begun = false;
    const work = bounded({ life: lifetimeOf([AbortSignal.abort(new Error('over'))]), ended }, () => {
      begun = true;
      return never();
    });
    expect(await errorOf(work)).toMatchObject({ message: 'over' });
    expect(begun).toBe(false);
  });

  it('rejects with the timeout error when the time is up', async () => {
    const life = lifetimeOf([]);
    const timeout = () => new Error('too slow');
    expect(await errorOf(bounded({ life, ended, timeoutMilliseconds: 5, timeout }, never))).toMatchObject({
      message: 'too slow',
    });
  });

  it('shares one abort listener among concurrent tasks, and removes it at the end', async () => {
    const { signal } = new AbortController();
    const life = lifetimeOf([signal]);
    let finish = () => {};
    const wait = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const works = Array.from({ length: 100 }, () => bounded({ life, ended }, () => wait));
    expect(getEventListeners(signal, 'abort').length).toBe(1);
    finish();
    await Promise.all(works);
    expect(getEventListeners(signal, 'abort').length).toBe(0);
  });
});
