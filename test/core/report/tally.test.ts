import { describe, expect, it } from '@jest/globals';
import { heldIn, keep, newTally, observe } from '../../../src/core/report/tally.js';
import { growth, TOO_STEEP } from '../../support/growth.js';

const DAY = 86_400_000;
const WITHIN = { from: 1000, to: 2000 };

describe('a tally', () => {
  it('tracks the oldest and newest times, and counts undated items as fetched', () => {
    const tally = newTally();
    for (const time of [5, null, 9, 1]) observe(tally, time, null, WITHIN);
    expect(tally).toMatchObject({ fetched: 4, oldest: 1, newest: 9 });
  });

  it('counts items within the given window', () => {
    const tally = newTally();
    for (const time of [999, 1000, 1999, 2000, null]) observe(tally, time, null, WITHIN);
    expect(heldIn(tally, WITHIN)).toBe(2);
    expect(tally.latest.size()).toBe(0);
  });

  it('counts fetched and found items by endpoint', () => {
    const tally = newTally();
    for (const endpoint of ['a', 'b', 'a', null]) observe(tally, 1, endpoint, WITHIN);
    keep(tally, 'a');
    keep(tally, null);
    expect(tally.found).toBe(2);
    expect([...tally.endpoints]).toEqual([
      ['a', { fetched: 2, found: 1 }],
      ['b', { fetched: 1, found: 0 }],
    ]);
  });

  it.each([[[0, 1, 2, 3]], [[3, 2, 1, 0]]])(
    'counts the same in any order if the newest is ahead of the clock: %j',
    (order) => {
      const clock = 10 * DAY;
      const times = [clock - DAY, clock - DAY + 60_000, clock - 1, clock + 240_000];
      const tally = newTally();
      for (const place of order) observe(tally, times[place]!, null, null);
      expect(heldIn(tally, { from: clock - DAY, to: clock })).toBe(3);
    },
  );

  it.each<[string, (place: number, size: number) => number]>([
    ['in the order of time', (place) => place],
    ['the newest first', (place, size) => size - place],
    ['in no order', (place, size) => (place * 7919) % size],
  ])('counts the last day of data whose end is only known afterwards, %s', (_, at) => {
    const size = 200_003;
    const step = (3 * DAY) / size;
    const tally = newTally();
    const times = Array.from({ length: size }, (__, place) => Math.round(at(place, size) * step));
    for (const time of times) observe(tally, time, null, null);
    const to = tally.newest! + 1;
    const within = { from: to - DAY, to };
    expect(heldIn(tally, within)).toBe(times.filter((time) => time >= within.from && time < within.to).length);
    expect(tally.latest.size()).toBeLessThan(size * 0.7);
  });

  it('stores each distinct time once for a day with a million items', () => {
    const tally = newTally();
    for (let place = 0; place < 1_000_000; place += 1) observe(tally, ((place * 7919) % 86_400) * 1000, null, null);
    expect(tally.latest.size()).toBe(86_400);
    expect(heldIn(tally, { from: 0, to: DAY })).toBe(1_000_000);
  });

  it('stays linear for days that always slightly exceed the pruning threshold', () => {
    // 65,536 times a day: without some slack, all of them would be scanned for every new one.
    const fill = (size: number) => {
      const tally = newTally();
      for (let place = 0; place < size; place += 1) observe(tally, Math.round((place * DAY) / 65_536), null, null);
      heldIn(tally, { from: 0, to: DAY });
    };
    expect(growth(100_000, fill)).toBeLessThan(TOO_STEEP);
  });
});
