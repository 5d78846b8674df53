import { describe, expect, it } from '@jest/globals';
import { type Emitted, inOrder, type Line, mapEmitted, together } from '../../../src/scan/gathering/in-order.js';

async function all(events: AsyncGenerator<readonly string[]>): Promise<readonly string[]> {
  const told: string[] = [];
  for await (const some of events) told.push(...some);
  return told;
}

const later =
  (...events: string[]): Emitted<string> =>
  async () =>
    events;

describe('inTurn', () => {
  it('passes available events through while none is pending', async () => {
    const line = inOrder<string>();
    expect(await all(line.take(['a', 'b']))).toEqual(['a', 'b']);
    expect(await all(line.rest())).toEqual([]);
  });

  it('keeps the order of available and pending events', async () => {
    const line = inOrder<string>();
    expect(await all(line.take(later('a')))).toEqual([]);
    expect(await all(line.take(['b']))).toEqual([]);
    expect(await all(line.take(later('c', 'd')))).toEqual([]);
    expect(await all(line.rest())).toEqual(['a', 'b', 'c', 'd']);
  });

  it('requests pending events only when it is their turn', async () => {
    const asked: string[] = [];
    const asking = (name: string) => async () => {
      asked.push(name);
      return [name];
    };
    const line = inOrder<string>();
    await all(line.take(asking('a')));
    await all(line.take(asking('b')));
    expect(asked).toEqual([]);
    await line.rest().next();
    expect(asked).toEqual(['a']);
  });

  it('does not grow without bound', async () => {
    const line: Line<string> = inOrder();
    const told: string[] = [];
    for (let place = 0; place < 100; place++) told.push(...(await all(line.take(later(String(place))))));
    expect(told.length).toBeGreaterThan(80);
    expect([...told, ...(await all(line.rest()))]).toEqual(Array.from({ length: 100 }, (_, place) => String(place)));
  });
});

describe('together and mapTold', () => {
  it('concatenate events at once if all of them are available', () => {
    expect(together([['a'], [], ['b', 'c']])).toEqual(['a', 'b', 'c']);
  });

  it('concatenate events later if some of them are pending', async () => {
    const told = together([['a'], later('b'), ['c']]);
    expect(typeof told === 'function' ? await told() : told).toEqual(['a', 'b', 'c']);
    expect(typeof told).toBe('function');
  });

  it('map events whether they are available or pending', async () => {
    expect(mapEmitted(['a'], (event) => `${event}!`)).toEqual(['a!']);
    const told = mapEmitted(later('b'), (event: string) => `${event}!`);
    expect(typeof told === 'function' && (await told())).toEqual(['b!']);
  });
});
