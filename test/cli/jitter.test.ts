import { describe, expect, it } from '@jest/globals';
import { jitter } from '../../src/cli/jitter.js';

describe('jitter', () => {
  it.each([
    [60_000, 0, 0],
    [60_000, 0.5, 30_000],
    [60_000, 0.999999, 59_999],
  ])('with a maximum of %i ms and the random number %d waits %i ms', async (longest, drawn, expected) => {
    const waited: number[] = [];
    const wait = (milliseconds: number) => Promise.resolve(void waited.push(milliseconds));
    await jitter(longest, new AbortController().signal, { random: () => drawn, wait });
    expect(waited).toEqual([expected]);
  });

  it('rejects with the reason of its abort signal', async () => {
    const reason = new Error('enough');
    const waiting = jitter(3_600_000, AbortSignal.abort(reason), { random: () => 0.9 });
    await expect(waiting).rejects.toBe(reason);
  });
});
