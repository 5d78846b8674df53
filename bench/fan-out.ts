/**
 * Sources on this machine. Fifty, one of them silent: how long after the slowest response does the scan end? A thousand
 * that respond at once: what does a request cost, compared with the client alone?
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios from 'axios';
import { scan } from '../src/library/scan.js';
import { numberedSource } from '../test/support/numbered-source.js';
import { interleaved, median, processorTime, type Result } from './measure.js';

const SOURCES = 50;
const MANY = 1000;
const SLOWEST_MILLISECONDS = 500;
const DEADLINE_MILLISECONDS = 700;

export async function fanOut(): Promise<Result[]> {
  const server = createServer((request, response) => {
    const place = Number(request.url?.slice(1));
    if (place < 0) return; // silent for ever
    const wait = place < SOURCES ? (SLOWEST_MILLISECONDS * (place + 1)) / SOURCES : 0;
    setTimeout(() => response.end(`${place}`), wait);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const answering = Array.from({ length: SOURCES }, (_, place) => numberedSource(base, place));
  const times = await interleaved(5, {
    answering: () => scan('acme', { sources: answering, limit: 1 }),
    oneSilent: () =>
      scan('acme', {
        sources: [...answering, numberedSource(base, -1)],
        limit: 1,
        deadlineMilliseconds: DEADLINE_MILLISECONDS,
      }),
  });
  const costs = await costsOfMany(base, processorTime);
  const elapsed = await costsOfMany(base);
  server.closeAllConnections();
  server.close();
  const late = (name: string, runs: number[], end: number, bound: string): Result => ({
    name,
    ratio: median(runs) - end,
    unit: 'ms',
    bound,
    runs: { [name]: runs },
  });
  return [
    late('50 sources: end after the slowest answer', times.answering, SLOWEST_MILLISECONDS, '<= 150'),
    late('50 sources and a silent one: end after the deadline', times.oneSilent, DEADLINE_MILLISECONDS, '<= 150'),
    {
      name: `${MANY} sources that answer at once: processor time / axios alone`,
      ratio: median(costs.scan) / median(costs.axios),
      unit: 'x',
      bound: '',
      runs: costs,
    },
    {
      name: `${MANY} sources that answer at once: elapsed / axios alone, all at once`,
      ratio: median(elapsed.scan) / median(elapsed.axios),
      unit: 'x',
      bound: '<= 1.5',
      runs: elapsed,
    },
  ];
}

/** In both cases, the server runs in this process, too. */
function costsOfMany(base: string, clock?: () => number): Promise<Record<'scan' | 'axios', number[]>> {
  const places = Array.from({ length: MANY }, (_, n) => SOURCES + n);
  const sources = places.map((place) => numberedSource(base, place));
  return interleaved(
    5,
    {
      scan: async () => {
        const { counts } = await scan('acme', { sources, limit: 1 });
        if (counts.mentions !== MANY) throw new Error('mentions are missing');
      },
      axios: () => Promise.all(places.map((place) => axios.get(`${base}/${place}`))),
    },
    clock,
  );
}
