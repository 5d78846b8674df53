import { describe, expect, it } from '@jest/globals';
import { newestFirst } from '../../../src/sources/shared/newest-first.js';
import type { Found } from '../../../src/sources/source.js';
import { collect } from '../../../src/testing.js';

const at = (id: string, hour: number | null): Found => ({
  id,
  text: id,
  publishedAt: hour === null ? null : new Date(Date.UTC(2026, 10, 20, hour)).toISOString(),
});

/** Returns a search that logs each page requested from it, and when it is closed. */
function search(name: string, log: string[], ...pages: (readonly Found[] | Error)[]): AsyncIterable<readonly Found[]> {
  return (async function* () {
    try {
      for (const [index, page] of pages.entries()) {
        log.push(`${name}${index + 1}`);
        await Promise.resolve();
        if (page instanceof Error) throw page;
        yield page;
      }
    } finally {
      log.push(`${name} closed`);
    }
  })();
}

const ids = (page: readonly Found[] | undefined) => page?.map(({ id }) => id).join(' ');

describe('newestFirst', () => {
  it('yields everything newest first and without duplicates', async () => {
    const merged = newestFirst([
      search('a', [], [at('9', 9), at('7', 7)], [at('5', 5)]),
      search('b', [], [at('8', 8), at('7', 7), at('2', 2)], [], [at('1', 1)]),
    ]);
    expect(ids(await collect(merged))).toBe('9 8 7 5 2 1');
  });

  it('requests the next page of a search only when the previous one is used up', async () => {
    const log: string[] = [];
    const merged = newestFirst([
      search('a', log, [at('9', 9), at('8', 8)], [at('7', 7)]),
      search('b', log, [at('3', 3)], [at('2', 2)]),
    ]);
    expect(ids((await merged.next()).value)).toBe('9 8');
    expect(log).toEqual(['a1', 'b1']);
    expect(ids((await merged.next()).value)).toBe('7');
    expect(log).toEqual(['a1', 'b1', 'a2']);
    expect(ids((await merged.next()).value)).toBe('3');
    expect(log).toEqual(['a1', 'b1', 'a2', 'a closed']);
    expect(ids((await merged.next()).value)).toBe('2');
  });

  it('keeps undated mentions at their position on the page', async () => {
    const merged = newestFirst([
      search('a', [], [at('9', 9), at('x', null), at('8', 8)]),
      search('b', [], [at('7', 7)]),
    ]);
    expect(ids(await collect(merged))).toBe('9 x 8 7');
  });

  it('ends a search that repeats a page, and reports since when its results are complete', async () => {
    const log: string[] = [];
    const page = [at('9', 9), at('8', 8)];
    const repeated: Date[] = [];
    const merged = newestFirst([search('a', log, page, [at('8', 8), at('7', 7)], page, [at('1', 1)])], (from) => {
      repeated.push(from);
    });
    expect(ids(await collect(merged))).toBe('9 8 7');
    expect(repeated).toEqual([new Date(at('8', 8).publishedAt!)]);
    expect(log).toEqual(['a1', 'a2', 'a3', 'a closed']);
  });

  it('throws if a search returns many empty pages in a row', async () => {
    const log: string[] = [];
    const merged = newestFirst([search('a', log, [at('9', 9)], ...Array.from({ length: 50 }, () => []))]);
    expect(ids((await merged.next()).value)).toBe('9');
    await expect(merged.next()).rejects.toMatchObject({ code: 'bad_response' });
    expect(log).toHaveLength(13);
  });

  it('requests nothing before it is iterated, and yields nothing without searches', async () => {
    const log: string[] = [];
    newestFirst([search('a', log, [at('9', 9)])]);
    expect(log).toEqual([]);
    expect(await collect(newestFirst([]))).toEqual([]);
  });

  it('closes all searches when iteration ends early', async () => {
    const log: string[] = [];
    const merged = newestFirst([search('a', log, [at('9', 9)], [at('8', 8)]), search('b', log, [at('7', 7)])]);
    await merged.next();
    await merged.return(undefined);
    expect(log).toEqual(['a1', 'b1', 'a closed', 'b closed']);
  });

  it('yields the results that are complete, then throws the error of the failed search', async () => {
    const log: string[] = [];
    const merged = newestFirst([
      search('a', log, [at('9', 9), at('6', 6)], new Error('refused')),
      search('b', log, [at('8', 8), at('3', 3)], [at('2', 2)]),
    ]);
    expect(ids((await merged.next()).value)).toBe('9 8 6');
    await expect(merged.next()).rejects.toThrow('refused');
    expect(log).toEqual(['a1', 'b1', 'a2', 'a closed', 'b closed']);
  });

  it('does not wait for a search that never answers when another one fails', async () => {
    const silent: AsyncIterable<readonly Found[]> = {
      [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }),
    };
    const merged = newestFirst([silent, search('b', [], new Error('refused'))]);
    await expect(merged.next()).rejects.toThrow('refused');
  });
});
