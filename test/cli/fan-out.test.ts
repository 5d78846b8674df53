/** Sources are queried concurrently: a scan takes as long as the slowest one, or until its deadline. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scan } from '../../src/library/scan.js';
import { type Loopback, loopback } from '../support/loopback.js';
import { numberedSource } from '../support/numbered-source.js';

const SOURCES = 50;
const SLOWEST_MILLISECONDS = 400;
const DEADLINE_MILLISECONDS = 1500;
const THOUSAND = 1000;

/** Returns the shortest duration of several runs, in milliseconds: load on the machine can only add to it. */
async function quickest(run: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round += 1) {
    const began = performance.now();
    await run();
    best = Math.min(best, performance.now() - began);
  }
  return best;
}

describe('a scan of fifty sources', () => {
  let server: Loopback;
  beforeAll(async () => {
    server = await loopback(({ url }, response) => {
      const place = Number(url?.slice(1));
      if (place === SOURCES) return;
      setTimeout(() => response.end(`${place}`), (SLOWEST_MILLISECONDS * (place + 1)) / SOURCES);
    });
  });
  afterAll(() => server.close());

  it('takes about as long as the slowest one, or until the deadline if one does not answer', async () => {
    const answering = Array.from({ length: SOURCES }, (_, place) => numberedSource(server.url, place));
    const all = await quickest(async () => {
      const report = await scan('acme', { sources: answering, limit: 1 });
      expect(report.counts.mentions).toBe(SOURCES);
    });
    const withSilent = await quickest(async () => {
      const sources = [...answering, numberedSource(server.url, SOURCES)];
      const report = await scan('acme', { sources, limit: 1, deadlineMilliseconds: DEADLINE_MILLISECONDS });
      expect(report.sources.at(-1)).toMatchObject({ status: 'failed', error: { code: 'timeout' } });
    });
    // Queried one after the other, they would take twenty-five times as long.
    expect(all / SLOWEST_MILLISECONDS).toBeLessThan(10);
    expect(withSilent / DEADLINE_MILLISECONDS).toBeLessThan(10);
  });
});

describe('a scan of a thousand sources', () => {
  const underWay = { now: 0, most: 0 };
  let server: Loopback;
  beforeAll(async () => {
    server = await loopback(({ url }, response) => {
      underWay.now += 1;
      underWay.most = Math.max(underWay.most, underWay.now);
      setImmediate(() => {
        underWay.now -= 1;
        response.end(url?.slice(1));
      });
    });
  });
  afterAll(() => server.close());

  it('queries all of them, at most 32 at a time', async () => {
    const sources = Array.from({ length: THOUSAND }, (_, place) => numberedSource(server.url, place));
    const report = await scan('acme', { sources, limit: 1, concurrency: 32 });
    expect(report.counts.mentions).toBe(THOUSAND);
    expect(underWay.most).toBeGreaterThan(1);
    expect(underWay.most).toBeLessThanOrEqual(32);
  });
});
