/** What `npm run demo` shows matches the current code. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { exampleTape, NOW, QUERY } from '../scripts/example/tape.js';
import { BUILT_IN, readTape, replay, scan } from '../src/index.js';
import { checkedReport } from './support/checked-report.js';

describe('the example tape', () => {
  it('is what `npm run generate` writes', async () => {
    expect(readFileSync('examples/acme-coffee.har', 'utf8')).toBe(await exampleTape());
  });

  it('answers every request of its scan, from each of its sources', async () => {
    const tape = readTape(readFileSync('examples/acme-coffee.har', 'utf8'), 'acme-coffee.har');
    const names = ['hackernews', 'bluesky', 'mastodon', 'googlenews'];
    const sources = BUILT_IN.filter(({ name }) => names.includes(name));
    const report = checkedReport(
      await scan(QUERY, { sources, transport: replay(tape), isReplay: true, now: () => NOW, wanted: new Set() }),
    );
    expect(report.status).toBe('complete');
    expect(report.sources.map(({ name, status }) => [name, status])).toEqual(names.map((name) => [name, 'ok']));
    expect(report.counts.mentions).toBeGreaterThan(20);
  });
});
