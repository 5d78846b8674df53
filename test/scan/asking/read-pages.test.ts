import { describe, expect, it } from '@jest/globals';
import { type Reading, readPages } from '../../../src/scan/asking/read-pages.js';
import type { Found } from '../../../src/types.js';
import { WEEK } from '../../support/assembled.js';
import { post } from '../../support/made-up-source.js';
import { hoursAgo } from '../../support/sample-mention.js';

const old = (id: string) => post(id, { publishedAt: hoursAgo(400) });

async function read(open: () => AsyncIterable<unknown>, given: Partial<Reading> = {}) {
  const pages: (readonly Found[])[] = [];
  let left = 0;
  const reading = readPages(open, {
    limit: 100,
    isNewestFirst: true,
    since: WEEK.since,
    signal: new AbortController().signal,
    leave: () => {
      left += 1;
    },
    ...given,
  });
  for (;;) {
    const step = await reading.next();
    if (step.done === true) return { pages, end: step.value, left };
    pages.push(step.value);
  }
}

/** Counts the requested pages and records whether the generator was closed. */
function counted(pages: readonly unknown[]) {
  const state = { asked: 0, closed: false };
  const open = async function* () {
    try {
      for (const page of pages) {
        state.asked += 1;
        yield page;
      }
    } finally {
      state.closed = true;
    }
  };
  return { open, state };
}

describe('readPages', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => post(id));

  it.each<[string, readonly unknown[], Partial<Reading>, number, string, number]>([
    // title, pages, reading, items, end, pages requested
    ['all that there is', [[a, b], [c]], {}, 3, 'whole', 2],
    ['nothing', [], {}, 0, 'whole', 0],
    ['on over an empty page', [[a], [], [b]], {}, 2, 'whole', 3],
    ['no more than the limit', [[a, b], [c, d], [a]], { limit: 3 }, 3, 'limit', 2],
    ['no page more than the limit needs', [[a, b], [c, d], [a]], { limit: 4 }, 4, 'limit', 2],
    ['one page, where that is all of the limit', [[a, b]], { limit: 1 }, 1, 'limit', 1],
    ['until a page lies before the window', [[a], [old('x'), old('y')], [b]], {}, 3, 'whole', 2],
    ['on where a page lies before the window in part', [[a], [b, old('x')], [c]], {}, 4, 'whole', 3],
    [
      'on where something on an old page has no time',
      [[a], [old('x'), { ...b, publishedAt: null }], [c]],
      {},
      4,
      'whole',
      3,
    ],
    ['on over an old page of what is in no order', [[old('x')], [a]], { isNewestFirst: false }, 2, 'whole', 2],
    ['what is not a mention, for others to judge', [[null, 7, a]], {}, 3, 'whole', 1],
  ])('reads %s', async (_, pages, given, items, end, asked) => {
    const { open, state } = counted(pages);
    const outcome = await read(open, given);
    expect([outcome.pages.flat().length, outcome.end, state.asked]).toEqual([items, end, asked]);
    expect([outcome.left, state.closed || pages.length === 0]).toEqual([1, true]);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'abc'],
    ['an object', { length: 1, 0: {} }],
    ['a number', 7],
  ])('rejects a page that is %s', async (_, page) => {
    await expect(read(counted([page]).open)).rejects.toMatchObject({ code: 'bad_response' });
  });

  it('calls leave() before return(), which waits for a step that is in progress', async () => {
    const order: string[] = [];
    const open = () => ({
      [Symbol.asyncIterator]: () => ({
        next: async () => ({ done: false as const, value: [a] }),
        return: async () => {
          order.push('returned');
          return { done: true as const, value: undefined };
        },
      }),
    });
    await read(open, { limit: 1, leave: () => order.push('left') });
    expect(order).toEqual(['left', 'returned']);
  });

  it.each<[string, () => unknown]>([
    ['hangs', () => new Promise(() => {})],
    ['fails', () => Promise.reject(new Error('no'))],
    [
      'throws',
      () => {
        throw new Error('no');
      },
    ],
    ['gives nothing', () => undefined],
  ])('is not blocked by a return() that %s', async (_, close) => {
    const open = () => ({
      [Symbol.asyncIterator]: () => ({
        next: async () => ({ done: false as const, value: [a] }),
        return: close as () => Promise<IteratorResult<unknown>>,
      }),
    });
    const started = performance.now();
    await expect(read(open, { limit: 1 })).resolves.toMatchObject({ end: 'limit' });
    expect(performance.now() - started).toBeLessThan(4000);
  });

  it('works with iterators that have no return()', async () => {
    const steps = [{ done: false as const, value: [a] }];
    const open = () => ({
      [Symbol.asyncIterator]: () => ({ next: async () => steps.shift() ?? { done: true as const, value: undefined } }),
    });
    await expect(read(open)).resolves.toMatchObject({ end: 'whole', pages: [[a]] });
    steps.push({ done: false, value: [a] });
    await expect(read(open, { limit: 1 })).resolves.toMatchObject({ end: 'limit' });
  });

  it('lets timers fire even if a search never waits', async () => {
    const endless = async function* () {
      for (;;) yield [];
    };
    await expect(read(endless, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('rejects when the signal aborts, even if the search never answers', async () => {
    const silent = () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }) });
    await expect(read(silent, { signal: AbortSignal.timeout(20) })).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('throws a TypeError if the search does not return an async iterable', async () => {
    await expect(read(() => [] as unknown as AsyncIterable<unknown>)).rejects.toThrow(TypeError);
  });
});
