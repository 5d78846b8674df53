/** Fifty sources on this machine, one of them silent: how long after the slowest answer does the scan end? */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { scan } from '../src/library.js';
import { numberedSource } from '../test/support/numbered-source.js';
import { interleaved, median, type Result } from './measure.js';

const SOURCES = 50;
const SLOWEST_MILLISECONDS = 500;
const DEADLINE_MILLISECONDS = 700;

export async function fanOut(): Promise<Result[]> {
  const server = createServer((request, response) => {
    const place = Number(request.url?.slice(1));
    if (place < 0) return; // silent for ever
    setTimeout(() => response.end(`${place}`), (SLOWEST_MILLISECONDS * (place + 1)) / SOURCES);
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
  ];
}
