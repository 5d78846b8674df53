import { describe, expect, it } from '@jest/globals';
import { asTheyCome, type From, oneByOne } from '../../src/scan/fan-in.js';

/** An iterable that yields on command and counts the calls of `next` and `return`. */
function given<T>() {
  const waiting: ((result: IteratorResult<T>) => void)[] = [];
  const state = { asked: 0, returned: 0 };
  const source: AsyncIterable<T> = {
    [Symbol.asyncIterator]: () => ({
      next() {
        state.asked += 1;
        return new Promise((resolve) => {
          waiting.push(resolve);
        });
      },
      async return() {
        state.returned += 1;
        return { done: true, value: undefined };
      },
    }),
  };
  return {
    source,
    state,
    give: (value: T) => waiting.shift()?.({ done: false, value }),
    end: () => waiting.shift()?.({ done: true, value: undefined }),
  };
}

async function* listed<T>(...values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}

async function* failing(): AsyncGenerator<string> {
  yield 'x';
  throw new Error('no');
}

async function all<T>(merged: AsyncIterable<From<T>>): Promise<[number, T][]> {
  const values: [number, T][] = [];
  for await (const { from, value } of merged) values.push([from, value]);
  return values;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('asTheyCome', () => {
  it('yields every value of all sources, those of a source in order', async () => {
    const values = await all(asTheyCome([listed('a', 'b', 'c'), listed<string>(), listed('d')]));
    expect(values.filter(([from]) => from === 0).map(([, value]) => value)).toEqual(['a', 'b', 'c']);
    expect(values).toHaveLength(4);
  });

  it('yields available values even if another source is silent', async () => {
    const [quick, slow] = [given<string>(), given<string>()];
    const merged = asTheyCome([slow.source, quick.source]);
    const first = merged.next();
    quick.give('a');
    await expect(first).resolves.toMatchObject({ value: { from: 1, value: 'a' } });
    const second = merged.next();
    slow.give('b');
    await expect(second).resolves.toMatchObject({ value: { from: 0, value: 'b' } });
    const third = merged.next();
    await turn();
    quick.end();
    slow.end();
    await expect(third).resolves.toMatchObject({ done: true });
  });

  it('requests the next value of a source only when its consumer wants more', async () => {
    const one = given<string>();
    const merged = asTheyCome([one.source]);
    const first = merged.next();
    one.give('a');
    await first;
    await turn();
    expect(one.state.asked).toBe(1);
    void merged.next();
    await turn();
    expect(one.state.asked).toBe(2);
  });

  it('requests nothing more and closes all sources after the consumer has left', async () => {
    const [one, other] = [given<string>(), given<string>()];
    const merged = asTheyCome([one.source, other.source]);
    const first = merged.next();
    one.give('a');
    other.give('b');
    await first;
    await turn();
    await merged.return(undefined);
    await turn();
    expect([one.state, other.state]).toEqual([
      { asked: 1, returned: 1 },
      { asked: 1, returned: 1 },
    ]);
  });

  it('returns at once even if a source hangs', async () => {
    const hangs = given<string>();
    const merged = asTheyCome([hangs.source, listed('a', 'b')]);
    await merged.next();
    await expect(merged.return(undefined)).resolves.toMatchObject({ done: true });
  });

  it('fails with the first error of a source', async () => {
    await expect(all(asTheyCome([given<string>().source, failing()]))).rejects.toThrow('no');
  });

  it('ends at once without sources', async () => {
    await expect(all(asTheyCome([]))).resolves.toEqual([]);
  });

  it('takes turns, so that a source with many values does not starve another', async () => {
    const values = await all(asTheyCome([listed(...Array<string>(50).fill('a')), listed('b', 'b', 'b')]));
    expect(values.slice(0, 12).filter(([from]) => from === 1)).toHaveLength(3);
  });
});

describe('oneByOne', () => {
  it('reads one source after the other, and none before its turn', async () => {
    const later = given<string>();
    const merged = oneByOne([listed('a', 'b'), later.source]);
    expect((await merged.next()).value).toEqual({ from: 0, value: 'a' });
    expect(later.state.asked).toBe(0);
    expect((await merged.next()).value).toEqual({ from: 0, value: 'b' });
    const third = merged.next();
    await turn();
    later.give('c');
    expect((await third).value).toEqual({ from: 1, value: 'c' });
    await merged.return(undefined);
    expect(later.state.returned).toBe(1);
  });
});
