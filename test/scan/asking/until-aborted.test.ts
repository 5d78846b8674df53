import { getEventListeners } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { untilAborted } from '../../../src/scan/asking/until-aborted.js';

const REASON = new Error('enough');

describe('untilAborted', () => {
  it.each<[string, () => unknown]>([
    ['a promise', () => Promise.resolve(7)],
    ['a value', () => 7],
  ])('resolves to the result of the callback: %s', async (_, ask) => {
    const { signal } = new AbortController();
    await expect(untilAborted(ask, signal)).resolves.toBe(7);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('rejects with the error of the callback, whether thrown or rejected', async () => {
    const { signal } = new AbortController();
    const failure = new Error('no');
    await expect(untilAborted(() => Promise.reject(failure), signal)).rejects.toBe(failure);
    await expect(
      untilAborted(() => {
        throw failure;
      }, signal),
    ).rejects.toBe(failure);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('does not call the callback if the signal is already aborted', async () => {
    let asked = false;
    const ask = () => {
      asked = true;
    };
    await expect(untilAborted(ask, AbortSignal.abort(REASON))).rejects.toBe(REASON);
    expect(asked).toBe(false);
  });

  it('rejects on abort and ignores a later rejection of the callback', async () => {
    const controller = new AbortController();
    let fail = (_: Error) => {};
    const waiting = untilAborted(
      () =>
        new Promise((_, reject) => {
          fail = reject;
        }),
      controller.signal,
    );
    controller.abort(REASON);
    await expect(waiting).rejects.toBe(REASON);
    // An unhandled rejection would end the process of this test.
    fail(new Error('too late'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });
});
