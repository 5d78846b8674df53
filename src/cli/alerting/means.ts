/** Provides targets with network, mail, commands and feed files while alerts are delivered. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Means } from '../../alerts/means.js';
import { VERSION } from '../../version.js';
import type { Io } from '../io/io.js';
import { changeFeed, readFeed } from './feed-file.js';

const REQUEST_MILLISECONDS = 10_000;
/** Limit for all deliveries after one run. */
const DEADLINE_MILLISECONDS = 30_000;

export interface Telling {
  readonly io: Pick<Io, 'env' | 'now'>;
  /** Limit for one request. */
  readonly timeoutMilliseconds?: number | undefined;
  readonly signal: AbortSignal;
}

/** @param work receives a signal that is aborted when time is up */
export async function withMeans<T>(
  { io, timeoutMilliseconds = REQUEST_MILLISECONDS, signal }: Telling,
  work: (means: Means, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { axiosTransport, DEFAULTS, openNetwork, userAgent } = await import('../../http/index.js');
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new DOMException('time is up', 'TimeoutError')), DEADLINE_MILLISECONDS);
  const until = AbortSignal.any([signal, late.signal]);
  const now = () => (io.now?.() ?? new Date()).getTime();
  const network = openNetwork({
    ...DEFAULTS,
    timeoutMilliseconds,
    // The user typed the addresses; redirects are not followed.
    transport: axiosTransport({ allowPrivate: false }),
    concurrency: null,
    userAgent: userAgent(VERSION),
    signal: until,
    deadlineAt: null,
    clock: {
      now,
      sleep: (milliseconds, ended) => sleep(milliseconds, undefined, { signal: ended }),
      random: Math.random,
    },
    isReplay: false,
    secrets: [],
  });
  try {
    return await work(
      {
        http: network.forSource({ signal: until, baseUrl: null, onRequest() {} }),
        now,
        mail: async (letter) => (await import('./mail.js')).mail(letter, until),
        run: async (command, alert) =>
          (await import('./command.js')).runCommand(command, alert, { env: io.env, signal: until }),
        change: (path, change) => changeFeed(path, change, until),
        readFeed,
      },
      until,
    );
  } finally {
    clearTimeout(timer);
    network.close();
  }
}
