/** Many sources are asked at once: a scan lasts as long as the slowest, or as its deadline. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scan } from '../../src/library.js';
import { defineSource, type Source } from '../../src/sources/source.js';
import { type Loopback, loopback } from '../support/loopback.js';

const SOURCES = 50;
const SLOWEST_MILLISECONDS = 400;
const DEADLINE_MILLISECONDS = 1500;

function sourceAt(base: string, place: number): Source {
  return defineSource({
    name: `source-${place}`,
    title: 'A source',
    homepage: base,
    example: 'acme',
    groups: [],
    kinds: ['post'],
    limits: [],
    capabilities: () => ({ search: 'words', operators: ['phrase', 'or'] }),
    requests: () => [{ url: `${base}/${place}`, query: null }],
    async *search(_query, { http, now }) {
      const response = await http.request({ url: `${base}/${place}` });
      yield [{ id: response.text(), text: 'acme', publishedAt: new Date(now.getTime() - 1000).toISOString() }];
    },
  });
}

/** The quickest of several runs, in ms: what else the machine does only ever adds. */
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

  it('lasts as long as the slowest, and as the deadline where one is silent', async () => {
    const answering = Array.from({ length: SOURCES }, (_, place) => sourceAt(server.url, place));
    const all = await quickest(async () => {
      const report = await scan('acme', { sources: answering, limit: 1 });
      expect(report.counts.mentions).toBe(SOURCES);
    });
    const withSilent = await quickest(async () => {
      const sources = [...answering, sourceAt(server.url, SOURCES)];
      const report = await scan('acme', { sources, limit: 1, deadlineMilliseconds: DEADLINE_MILLISECONDS });
      expect(report.sources.at(-1)).toMatchObject({ status: 'failed', error: { code: 'timeout' } });
    });
    // One after the other they would take twenty-five times as long.
    expect(all / SLOWEST_MILLISECONDS).toBeLessThan(3);
    expect(withSilent / DEADLINE_MILLISECONDS).toBeLessThan(3);
  });
});
