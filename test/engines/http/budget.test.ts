import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { diskCache } from '../../../src/cli/files/disk-cache.js';
import { openBudget } from '../../../src/engines/http/budget.js';
import type { HttpLimits } from '../../../src/engines/http/settings.js';
import { counterOf } from '../../../src/sources/shared/counted.js';

const NOW = new Date('2026-11-21T12:00:00Z');
const fresh = () => mkdtempSync(join(tmpdir(), 'socialrank-budget-'));

describe('counters shared by concurrent runs', () => {
  it('allow no more requests per day than the limit', async () => {
    const folder = fresh();
    const limits = { runRequests: 500, dayRequests: 6, dayTokens: 1000 } as HttpLimits;
    const run = async () => {
      const budget = openBudget(limits, diskCache(folder, 'engine http'), () => NOW);
      const taken = [];
      for (let request = 0; request < 4; request += 1) taken.push(await budget.take());
      return taken.filter((why) => why === null).length;
    };
    const made = await Promise.all([run(), run(), run()]);
    expect(made.reduce((sum, requests) => sum + requests, 0)).toBe(6);
  });

  it('lose no increment', async () => {
    const folder = fresh();
    // Under different names, like two processes that are unaware of each other.
    const counters = ['a', 'b', 'c', 'd'].map((name) => counterOf(name, 24, diskCache(folder, 'forum'), NOW));
    await Promise.all(counters.map((counter) => counter.add()));
    expect(await counters[0]?.count()).toBe(4);
  });
});
