/** The real client for tests: over real local connections, with a clock that does not wait. */
import { axiosTransport } from '../../src/http/axios-transport.js';
import { type Clock, DEFAULTS, type Network, type NetworkOptions, openNetwork } from '../../src/http/network.js';
import type { Http } from '../../src/sources/source.js';

export interface TestClock extends Clock {
  /** The waits, in ms. */
  readonly waits: number[];
}

/** A clock that only moves when something waits, which takes no time. */
export function testClock(now = Date.UTC(2026, 0, 1)): TestClock {
  const waits: number[] = [];
  let time = now;
  return {
    waits,
    now: () => time,
    sleep(milliseconds) {
      waits.push(milliseconds);
      time += milliseconds;
      return Promise.resolve();
    },
    random: () => 0.5,
  };
}

export interface TestNetwork extends Network {
  readonly http: Http;
  /** Number of requests counted for the source. */
  readonly counted: () => number;
}

export function testNetwork(
  options: Partial<NetworkOptions> & {
    allowPrivate?: boolean;
    baseUrl?: string | null;
    sourceSignal?: AbortSignal;
  } = {},
): TestNetwork {
  const { allowPrivate = false, baseUrl = null, sourceSignal = new AbortController().signal, ...overrides } = options;
  const network = openNetwork({
    ...DEFAULTS,
    transport: axiosTransport({ allowPrivate }),
    timeoutMilliseconds: 5_000,
    concurrency: null,
    userAgent: 'test/1',
    signal: new AbortController().signal,
    deadlineAt: null,
    clock: testClock(),
    isReplay: false,
    secrets: [],
    ...overrides,
  });
  let counted = 0;
  const http = network.forSource({
    signal: sourceSignal,
    baseUrl,
    onRequest() {
      counted += 1;
    },
  });
  return { ...network, http, counted: () => counted };
}

/** Returns the error that the work rejects with, and fails the test if it does not reject. */
export async function errorOf(work: Promise<unknown>): Promise<unknown> {
  const answer = await work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('error' in answer) return answer.error;
  throw new Error(`answered instead of failing: ${JSON.stringify(answer.value)}`);
}
