/**
 * The network of one run. The client is loaded only if there is something to request; scanning a file does not need it.
 */

import type { Clock, Network } from '../http/network.js';
import { VERSION } from '../version.js';
import { type Deadline, LONGEST_TIMER_MILLISECONDS } from './deadline.js';
import type { ScanOptions } from './options.js';

export const NO_NETWORK: Network = {
  forSource: () => ({ request: () => Promise.reject(new Error('a local input asked the network')) }),
  close() {},
};

interface Run {
  readonly signal: AbortSignal;
  readonly deadline: Deadline;
  readonly clock: Clock;
  readonly secrets: readonly string[];
}

export async function runNetwork(options: ScanOptions, { signal, deadline, clock, secrets }: Run): Promise<Network> {
  const { axiosTransport, DEFAULTS, openNetwork, userAgent } = await import('../http/index.js');
  return openNetwork({
    transport: options.transport ?? axiosTransport({ allowPrivate: options.allowPrivate ?? false }),
    timeoutMilliseconds: Math.min(
      options.timeoutMilliseconds ?? DEFAULTS.timeoutMilliseconds,
      LONGEST_TIMER_MILLISECONDS,
    ),
    retries: options.retries ?? DEFAULTS.retries,
    concurrency: options.concurrency ?? null,
    maxBytes: DEFAULTS.maxBytes,
    userAgent: userAgent(VERSION),
    signal: AbortSignal.any([signal, deadline.signal]),
    deadlineAt: options.isReplay === true ? null : deadline.at,
    clock,
    isReplay: options.isReplay === true,
    secrets,
  });
}
