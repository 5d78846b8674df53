/** Counters of paid requests, which several runs can share at once. */
import { expect, it } from '@jest/globals';
import { spend } from '../../src/sources/brave/budget.js';
import type { Cache } from '../../src/sources/source.js';
import { budgetOf } from '../../src/sources/x/budget.js';

const NOW = new Date('2026-11-21T12:00:00Z');

/** Simulates another run that counts between any operations that are not exclusive. */
function sharedCache(counted: (value: string) => string): Cache & { readonly held: Map<string, string> } {
  const held = new Map<string, string>();
  let isAlone = false;
  const others = (key: string) => {
    if (!isAlone) held.set(key, counted(held.get(key) ?? ''));
  };
  return {
    held,
    async get(key) {
      const value = held.get(key);
      others(key);
      return value;
    },
    set: async (key, value) => void held.set(key, value),
    delete: async (key) => void held.delete(key),
    async alone(key, work) {
      isAlone = true;
      try {
        return await work();
      } finally {
        isAlone = false;
        others(key);
      }
    },
  };
}

it('keeps the count of X posts that another run reads meanwhile', async () => {
  const plus = (value: string) => `2026-11-21 ${Number(value.split(' ')[1] ?? 0) + 10}`;
  const cache = sharedCache(plus);
  const budget = budgetOf(cache, '1000', NOW);
  expect(await budget.reserve(100, 10)).toBe(100);
  expect(cache.held.get('reads')).toBe('2026-11-21 110');
  await budget.settle(100, 40);
  expect(cache.held.get('reads')).toBe('2026-11-21 60');
});

it('keeps the count of Brave requests that another run makes meanwhile', async () => {
  const cache = sharedCache((value) => `2026-11 ${Number(value.split(' ')[1] ?? 0) + 1}`);
  expect([await spend(cache, '3', NOW), await spend(cache, '3', NOW), await spend(cache, '3', NOW)]).toEqual([
    true,
    true,
    false,
  ]);
});
