import { describe, expect, it } from '@jest/globals';
import { prefetch } from '../../../src/scan/gathering/prefetch.js';

const NEVER = new AbortController().signal;

async function* coming(count: number, come: (one: number) => void = () => {}): AsyncGenerator<number> {
  for (let one = 0; one < count; one++) {
    come(one);
    yield one;
  }
}

describe('ahead', () => {
  it('yields items in order with their results, whichever resolves first', async () => {
    const got: string[] = [];
    const foresee = (one: number) =>
      one % 3 === 0 ? null : new Promise<string>((resolve) => setTimeout(() => resolve(`of ${one}`), 30 - 3 * one));
    for await (const { one, foreseen } of prefetch(coming(8), { foresee, isEnd: () => false, signal: NEVER }))
      got.push(`${one} ${foreseen}`);
    expect(got).toEqual(['0 null', '1 of 1', '2 of 2', '3 null', '4 of 4', '5 of 5', '6 null', '7 of 7']);
  });

  it('looks ahead by up to three items', async () => {
    let latest = 0;
    const far: number[] = [];
    const things = coming(20, (one) => {
      latest = one;
    });
    const foresight = { foresee: async (one: number) => one, isEnd: () => false, signal: NEVER };
    for await (const { one } of prefetch(things, foresight)) far.push(latest - one);
    expect(Math.max(...far)).toBe(3);
  });

  it('does not hold items back to look past an end', async () => {
    let latest = 0;
    const things = coming(7, (one) => {
      latest = one;
    });
    const foresight = { foresee: async () => 'known', isEnd: (one: number) => one === 4, signal: NEVER };
    const far: number[] = [];
    for await (const { one } of prefetch(things, foresight)) far.push(latest - one);
    expect(far).toEqual([3, 3, 2, 1, 0, 1, 0]);
  });

  it('rejects with the reason of an abort instead of waiting on', async () => {
    const controller = new AbortController();
    const reason = new Error('Ctrl-C');
    setTimeout(() => controller.abort(reason), 20);
    const foresight = { foresee: () => new Promise(() => {}), isEnd: () => false, signal: controller.signal };
    const reading = async () => {
      for await (const _ of prefetch(coming(3), foresight));
    };
    await expect(reading()).rejects.toBe(reason);
  });
});
