import { describe, expect, it } from '@jest/globals';
import rss from '../../../src/sources/rss/index.js';
import { asTheyCome } from '../../../src/sources/shared/as-they-come.js';
import { searchEndpoints } from '../../../src/sources/shared/endpoints.js';
import { type Found, SourceError } from '../../../src/sources/source.js';
import { answering, collect, sourceQuery, testContext } from '../../../src/testing.js';
import { week } from '../searches.js';

async function* pages<T>(...given: readonly (T | Promise<T> | Error)[]): AsyncGenerator<T> {
  for (const page of given) {
    if (page instanceof Error) throw page;
    yield page;
  }
}
const never = new Promise<never>(() => {});

async function all<T>(search: AsyncIterable<T>): Promise<T[]> {
  const taken: T[] = [];
  for await (const page of search) taken.push(page);
  return taken;
}

describe('asTheyCome', () => {
  it('yields all pages of all searches', async () => {
    expect((await all(asTheyCome([pages(1, 2), pages<number>(), pages(3)]))).sort()).toEqual([1, 2, 3]);
    expect(await all(asTheyCome([]))).toEqual([]);
  });

  it('does not wait for a search that never answers', async () => {
    const merged = asTheyCome([pages<number>(never), pages(1, 2)]);
    expect([await merged.next(), await merged.next()].map(({ value }) => value)).toEqual([1, 2]);
    await merged.return(undefined);
  });

  it('requests no page before the previous one is consumed', async () => {
    let asked = 0;
    async function* counting(): AsyncGenerator<number> {
      for (;;) yield (asked += 1);
    }
    const merged = asTheyCome([counting()]);
    await merged.next();
    await new Promise(setImmediate);
    expect(asked).toBe(1);
    await merged.return(undefined);
  });

  it('throws the error of a failing search and closes the others', async () => {
    let closed = false;
    async function* open(): AsyncGenerator<number> {
      try {
        yield 1;
        yield 2;
      } finally {
        closed = true;
      }
    }
    await expect(all(asTheyCome([open(), pages<number>(new Error('broken'))]))).rejects.toThrow('broken');
    await new Promise(setImmediate);
    expect(closed).toBe(true);
  });
});

describe('searchEndpoints', () => {
  const found = (id: string, publishedAt = '2026-11-20T00:00:00Z'): Found => ({ id, publishedAt, text: id });
  const open = (limit?: number) =>
    testContext(rss, { query: sourceQuery(), ...week, ...(limit && { limit }) }, answering({ body: '' }));

  it('reports the outcome of each endpoint and labels results with their endpoint', async () => {
    const test = open();
    const search = (url: string) => (url === 'bad' ? pages<Found[]>(new TypeError('oops')) : pages([found(url)]));
    expect(await collect(searchEndpoints(['a', 'bad', 'b', 'a'], test.context, search))).toEqual([
      { ...found('a'), endpoint: 'a' },
      { ...found('b'), endpoint: 'b' },
    ]);
    expect(test.endpoints.map(({ url, error }) => [url, error?.code ?? null]).sort()).toEqual([
      ['a', null],
      ['b', null],
      ['bad', 'bad_response'],
    ]);
  });

  it('throws the first error if all endpoints fail', async () => {
    const test = open();
    const search = (url: string) => pages<Found[]>(new SourceError('timeout', url));
    await expect(collect(searchEndpoints(['a', 'b'], test.context, search))).rejects.toMatchObject({ message: 'a' });
    expect(test.endpoints).toHaveLength(2);
  });

  it('yields the newest results of all endpoints first if there is a limit', async () => {
    const search = (url: string) =>
      pages([found(`${url}2`, '2026-11-20T02:00:00Z'), found(`${url}1`, `2026-11-20T01:00:0${url}Z`)]);
    expect((await collect(searchEndpoints(['1', '2'], open(10).context, search))).map(({ id }) => id)).toEqual([
      '12',
      '22',
      '21',
      '11',
    ]);
  });

  it('yields results as they arrive if there is no limit', async () => {
    const search = (url: string) => pages<Found[]>(url === 'slow' ? never : [found(url)]);
    const merged = searchEndpoints(['slow', 'a'], open(Number.POSITIVE_INFINITY).context, search);
    expect((await merged.next()).value).toMatchObject([{ id: 'a' }]);
    void merged.return(undefined);
  });

  it('passes an AbortError through unchanged', async () => {
    const test = open();
    async function* aborted(): AsyncGenerator<Found[]> {
      test.abort();
      test.context.signal.throwIfAborted();
      yield [];
    }
    await expect(collect(searchEndpoints(['a'], test.context, aborted))).rejects.toMatchObject({ name: 'AbortError' });
  });
});
