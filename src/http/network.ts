/** The network with its manners: deadlines, retries, redirects, limits. One for a run; each source gets its own door to it. */
import { setMaxListeners } from 'node:events';
import { SourceError } from '../errors.js';
import type { Http, HttpRequest, HttpResponse, StreamRequest } from '../sources/source.js';
import { allowanceOf } from './allowance.js';
import { openCircuit } from './circuit.js';
import { isPassing } from './failure.js';
import { firstHop, readBaseUrl, rebased } from './first-hop.js';
import { bounded, lifeOf } from './life.js';
import { openLimits } from './limits.js';
import { type Declared, type Memory, openManners, openMemory } from './manners.js';
import { hostOf } from './place.js';
import { redactor } from './redact.js';
import { checkChain, type Hop, redirected } from './redirect.js';
import { refusal, retryAfter } from './refusal.js';
import { toResponse } from './response.js';
import { type Failed, retryWait } from './retry.js';
import { safeError } from './safe-error.js';
import type { Transport } from './transport.js';

/** Time for waits between requests, handed in: a replay waits for nothing. */
export interface Clock {
  now(): number;
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** From [0, 1). */
  random(): number;
}

export interface NetworkOptions {
  readonly transport: Transport;
  /** For one request with its redirects, from the first byte sent to the last received; waiting for its turn is not in it. */
  readonly timeoutMilliseconds: number;
  readonly retries: number;
  /** Requests under way at once, kept strictly; null: 32, not counting those that wait on a silent host. */
  readonly concurrency: number | null;
  /** Decoded bytes of one answer. */
  readonly maxBytes: number;
  readonly userAgent: string;
  /** The run's: its deadline, or Ctrl-C. */
  readonly signal: AbortSignal;
  /** The run's end on the given clock; no wait goes beyond it. */
  readonly deadlineAt: number | null;
  readonly clock: Clock;
  /** Answers come from a tape: it is asked whatever speaks against it, and nothing is waited for. */
  readonly isReplay: boolean;
  /** Values that no message may hold. */
  readonly secrets: readonly string[];
}

export interface SourceAccess extends Declared {
  /** The source's own. */
  readonly signal: AbortSignal;
  /** Whose search it is: several of one are one client to its hosts, with one pace. Absent: a client of its own. */
  readonly of?: object;
  /** Replaces scheme and host of every request, and stands before every path. @see readBaseUrl */
  readonly baseUrl: string | null;
  /** Called for everything that goes over the wire, retries and redirects included. */
  onRequest(): void;
}

export interface Network {
  /** @throws UsageError where `baseUrl` is no http(s) address */
  forSource(access: SourceAccess): Http;
  /** Ends what is under way; nothing holds the process any more. */
  close(): void;
}

export const DEFAULTS = { timeoutMilliseconds: 15_000, retries: 2, maxBytes: 15_000_000 } as const;

export function userAgent(version: string): string {
  return `socialrank/${version} (+https://www.npmjs.com/package/socialrank)`;
}

export function openNetwork(options: NetworkOptions): Network {
  const { transport, clock } = options;
  const limits = openLimits(options.concurrency);
  const circuit = openCircuit();
  const memories = new WeakMap<object, Memory>();
  const redact = redactor(options.secrets);
  const closed = new AbortController();
  setMaxListeners(0, options.signal, closed.signal); // one listener a source

  function forSource(access: SourceAccess): Http {
    const base = access.baseUrl === null ? null : readBaseUrl(access.baseUrl);
    const signals = [options.signal, access.signal, closed.signal];
    const life = lifeOf(signals);
    const times = { deadlineAt: options.deadlineAt, now: () => clock.now() };
    const client = access.of ?? {};
    const memory = memories.get(client) ?? openMemory(access, times);
    memories.set(client, memory);
    const manners = openManners(access, circuit, times, memory);

    async function request(asked: HttpRequest): Promise<HttpResponse> {
      try {
        return await persist(asked);
      } catch (error) {
        if (signals.some((signal) => signal.aborted && signal.reason === error)) throw error;
        throw safeError(error, asked.url, redact);
      }
    }

    async function persist(asked: HttpRequest): Promise<HttpResponse> {
      const start = firstHop(asked, { userAgent: options.userAgent, base });
      for (let attempt = 0; ; attempt += 1) {
        const trail: Trail = { hops: [start], isSent: false };
        const outcome = await attemptOnce(trail, asked);
        if ('bytes' in outcome) return outcome;
        const now = clock.now();
        const mayRepeat = start.method !== 'POST' || asked.onlyAsks === true;
        const wait = mayRepeat ? retryWait(outcome, attempt, { ...options, now, random: clock.random() }) : null;
        if (wait === null) {
          if (trail.isSent) circuit.ended(trail.hops.at(-1)!.url, outcome.error);
          throw outcome.error;
        }
        await bounded({ life, ended: ended(start.url) }, (signal) => clock.sleep(wait, signal));
      }
    }

    async function attemptOnce(trail: Trail, asked: HttpRequest): Promise<HttpResponse | Failed> {
      try {
        const response = await follow(trail, asked);
        const isAnswer = (response.status >= 200 && response.status < 300) || asked.accept?.includes(response.status);
        if (isAnswer) {
          circuit.ended(new URL(response.url), null);
          return response;
        }
        const now = clock.now();
        const told = retryAfter(response.headers['retry-after'], now);
        const { error, retry } = explained(asked, response) ?? refusal(response, now);
        const refused = { error: dated(error, told === null ? resetOf(response, now) : now + told), retry };
        manners.refused(trail.hops.at(-1)!, refused);
        return { ...refused, retryAfterMilliseconds: told };
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        return { error, retry: isPassing(error), retryAfterMilliseconds: null };
      }
    }

    /** Many say in headers of their own until when nothing is left. */
    function resetOf(response: HttpResponse, now: number): number | null {
      const left = allowanceOf(response, access.allowance, now);
      return left !== null && left.remaining <= 0 ? left.resetsAt : null;
    }

    async function follow(trail: Trail, asked: HttpRequest): Promise<HttpResponse> {
      const home = new URL(asked.url).origin;
      // On a server of the user's own all paths are where they say.
      const mirror = base?.origin === home ? null : base;
      const budget = { milliseconds: options.timeoutMilliseconds };
      for (;;) {
        const hop = trail.hops.at(-1)!;
        const response = await exchange(hop, asked.maxBytes ?? options.maxBytes, budget, trail);
        const next = asked.accept?.includes(response.status)
          ? null
          : redirected(hop, response, (url) => (mirror !== null && url.origin === home ? rebased(url, mirror) : url));
        if (next === null) return response;
        trail.hops.push(next);
        checkChain(trail.hops);
      }
    }

    async function exchange(
      hop: Hop,
      maxBytes: number,
      budget: { milliseconds: number },
      trail: Trail,
    ): Promise<HttpResponse> {
      const bounds = { life, ended: ended(hop.url) };
      trail.isSent = false;
      const against = options.isReplay ? manners.againstNow(hop) : null;
      const depart = options.isReplay
        ? manners.leave(hop)
        : await manners.enter(hop, (wait) => bounded(bounds, (signal) => clock.sleep(wait, signal)));
      try {
        const place = await limits.enter(access, hop.url, bounds);
        const began = performance.now();
        try {
          // What came to light while it waited for its place.
          const late = options.isReplay ? null : manners.against(hop);
          if (late !== null) throw late;
          const timeout = () => timedOut(hop.url, options.timeoutMilliseconds);
          trail.isSent = true;
          const raw = await bounded({ ...bounds, timeoutMilliseconds: budget.milliseconds, timeout }, (signal) => {
            access.onRequest();
            return transport.send({ ...hop, url: hop.url.href, maxBytes, signal, onAnswer: place.answered });
          });
          const response = toResponse(raw, hop.url.href);
          manners.answered(hop, response, depart);
          return response;
        } finally {
          place.leave();
          budget.milliseconds = Math.max(0, budget.milliseconds - (performance.now() - began));
        }
      } catch (error) {
        depart(null);
        // What was refused when the tape was made is not on it.
        if (against !== null && error instanceof SourceError && error.code === 'not_recorded') throw against;
        throw error;
      }
    }

    async function* stream({ url, silenceMilliseconds }: StreamRequest): AsyncGenerator<string, undefined, undefined> {
      const start = firstHop({ url }, { userAgent: options.userAgent, base });
      if (transport.stream === undefined) throw noStreams(start.url);
      const fallen = life.fallen();
      if (fallen !== undefined) throw ended(start.url)(fallen.reason);
      access.onRequest();
      const controller = new AbortController();
      const leave = life.onEnd((reason) => controller.abort(ended(start.url)(reason)));
      try {
        yield* transport.stream({
          url: start.url.href,
          headers: start.headers,
          signal: controller.signal,
          silenceMilliseconds,
        });
      } catch (error) {
        if (signals.some((signal) => signal.aborted && signal.reason === error)) throw error;
        throw safeError(error, url, redact);
      } finally {
        leave();
      }
    }

    return { request, stream };
  }

  return {
    forSource,
    close() {
      closed.abort(new SourceError('unreachable', 'the network was closed'));
      transport.close();
    },
  };
}

/** One attempt at a request: where it led, and whether its last step was taken. */
interface Trail {
  readonly hops: Hop[];
  isSent: boolean;
}

/** What the source makes of it; a source that stumbles over the answer leaves it its usual meaning. */
function explained(asked: HttpRequest, response: HttpResponse) {
  try {
    return asked.explain?.(response);
  } catch {
    return undefined;
  }
}

/** A source that says "asked too often" need not read the header that says until when. */
function dated(error: SourceError, at: number | null): SourceError {
  if (at === null || error.retryAt !== null || error.code !== 'rate_limited') return error;
  const { hint, status, cause } = error;
  return new SourceError(error.code, error.message, { hint, status, cause, retryAt: new Date(at).toISOString() });
}

function noStreams(url: URL): SourceError {
  return new SourceError('unreachable', `no stream to ${hostOf(url)} can be opened here`, {
    hint: 'the given transport does not support streams',
  });
}

function timedOut(url: URL, milliseconds: number): SourceError {
  return new SourceError('timeout', `${hostOf(url)} did not answer within ${milliseconds / 1000} s`, {
    hint: 'give it longer with --timeout',
  });
}

/** A run or source that is over: its deadline in the words of a source, another's reason as it is. */
const ended =
  (url: URL) =>
  (reason: unknown): Error => {
    const { name, message } = (reason ?? {}) as { name?: unknown; message?: unknown };
    if (name !== 'TimeoutError' && typeof message === 'string') return reason as Error;
    return new SourceError('timeout', `the run ended before ${hostOf(url)} answered`, {
      hint: 'give the run longer with --deadline',
    });
  };
