/** The network with deadlines, retries, redirects and limits. There is one per run; each source gets its own client. */
import { setMaxListeners } from 'node:events';
import { SourceError } from '../errors.js';
import type { Http, HttpRequest, HttpResponse, StreamRequest } from '../sources/source.js';
import { allowanceOf } from './allowance.js';
import { openCircuit } from './circuit.js';
import { type Declared, type Memory, openEtiquette, openMemory } from './etiquette.js';
import { isPassing } from './failure.js';
import { firstHop, readBaseUrl, rebased } from './first-hop.js';
import { bounded, lifetimeOf } from './lifetime.js';
import { openLimits } from './limits.js';
import { hostOf } from './place.js';
import { redactor } from './redact.js';
import { checkChain, type Hop, redirected } from './redirect.js';
import { refusal, retryAfter } from './refusal.js';
import { toResponse } from './response.js';
import { type Failed, retryWait } from './retry.js';
import { safeError } from './safe-error.js';
import type { Transport } from './transport.js';

/** Clock for waits between requests; injected so that a replay need not wait. */
export interface Clock {
  now(): number;
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Returns a number in [0, 1). */
  random(): number;
}

export interface NetworkOptions {
  readonly transport: Transport;
  /**
   * For one request with its redirects, from the first byte sent to the last received; excludes waiting for its turn.
   */
  readonly timeoutMilliseconds: number;
  readonly retries: number;
  /** Strict limit of concurrent requests; null: 32, not counting those that wait for a silent host. */
  readonly concurrency: number | null;
  /** Largest response body, in decoded bytes. */
  readonly maxBytes: number;
  readonly userAgent: string;
  /** Aborts at the deadline of the run or on Ctrl-C. */
  readonly signal: AbortSignal;
  /** End of the run on the given clock, in ms; no wait goes beyond it. Null: no deadline. */
  readonly deadlineAt: number | null;
  readonly clock: Clock;
  /** Answers come from a tape: every request is looked up there whatever limits apply, and nothing waits. */
  readonly isReplay: boolean;
  /** Values to remove from all messages. */
  readonly secrets: readonly string[];
}

export interface SourceAccess extends Declared {
  /** Aborts when the search of this source must end. */
  readonly signal: AbortSignal;
  /**
   * Identifies the client: several searches with the same object count as one client to its hosts, with one pace.
   * Absent: a client of its own.
   */
  readonly of?: object;
  /** Replaces scheme and host of every request, and is prepended to every path. @see readBaseUrl */
  readonly baseUrl: string | null;
  /** Called for every exchange sent, including retries and redirects. */
  onRequest(): void;
}

export interface Network {
  /** @throws UsageError if `baseUrl` is not an http(s) URL */
  forSource(access: SourceAccess): Http;
  /** Ends all requests under way and releases everything that keeps the process alive. */
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
  setMaxListeners(0, options.signal, closed.signal); // one listener per source

  function forSource(access: SourceAccess): Http {
    const base = access.baseUrl === null ? null : readBaseUrl(access.baseUrl);
    const signals = [options.signal, access.signal, closed.signal];
    const life = lifetimeOf(signals);
    const times = { deadlineAt: options.deadlineAt, now: () => clock.now() };
    const client = access.of ?? {};
    const memory = memories.get(client) ?? openMemory(access, times);
    memories.set(client, memory);
    const etiquette = openEtiquette(access, circuit, times, memory);

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
        etiquette.refused(trail.hops.at(-1)!, refused);
        return { ...refused, retryAfterMilliseconds: told };
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        return { error, retry: isPassing(error), retryAfterMilliseconds: null };
      }
    }

    /** Many services report in their own headers when the limit resets. */
    function resetOf(response: HttpResponse, now: number): number | null {
      const left = allowanceOf(response, access.allowance, now);
      return left !== null && left.remaining <= 0 ? left.resetsAt : null;
    }

    async function follow(trail: Trail, asked: HttpRequest): Promise<HttpResponse> {
      const home = new URL(asked.url).origin;
      // If the base URL is the site's own origin, redirects are followed as they are, without the base path.
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
      const against = options.isReplay ? etiquette.againstNow(hop) : null;
      const depart = options.isReplay
        ? etiquette.leave(hop)
        : await etiquette.enter(hop, (wait) => bounded(bounds, (signal) => clock.sleep(wait, signal)));
      try {
        const place = await limits.enter(access, hop.url, bounds);
        const began = performance.now();
        try {
          // Check again: something may have been learned while this request waited for its slot.
          const late = options.isReplay ? null : etiquette.against(hop);
          if (late !== null) throw late;
          const timeout = () => timedOut(hop.url, options.timeoutMilliseconds);
          trail.isSent = true;
          const raw = await bounded({ ...bounds, timeoutMilliseconds: budget.milliseconds, timeout }, (signal) => {
            access.onRequest();
            return transport.send({ ...hop, url: hop.url.href, maxBytes, signal, onAnswer: place.answered });
          });
          const response = toResponse(raw, hop.url.href);
          etiquette.answered(hop, response, depart);
          return response;
        } finally {
          place.leave();
          budget.milliseconds = Math.max(0, budget.milliseconds - (performance.now() - began));
        }
      } catch (error) {
        depart(null);
        // What was refused during the recording is not on the tape, so report the refusal instead.
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

/** One attempt at a request: its redirects so far, and whether the last hop was actually sent. */
interface Trail {
  readonly hops: Hop[];
  isSent: boolean;
}

/** Returns what the source makes of an error status. If its function throws, the usual meaning applies. */
function explained(asked: HttpRequest, response: HttpResponse) {
  try {
    return asked.explain?.(response);
  } catch {
    return undefined;
  }
}

/** Adds a retry time to a `rate_limited` error that has none, so that sources need not read the header themselves. */
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
    hint: 'allow more time with --timeout',
  });
}

/** Converts the abort reason of a run or source: a deadline becomes a SourceError, any other reason stays as it is. */
const ended =
  (url: URL) =>
  (reason: unknown): Error => {
    const { name, message } = (reason ?? {}) as { name?: unknown; message?: unknown };
    if (name !== 'TimeoutError' && typeof message === 'string') return reason as Error;
    return new SourceError('timeout', `the run ended before ${hostOf(url)} answered`, {
      hint: 'allow more time with --deadline',
    });
  };
