/** When a host may be requested again: at the documented rate, and not at all while no requests are left. */
import { SourceError } from '../errors.js';
import type { Rate } from '../sources/source.js';
import type { Told } from './allowance.js';
import { hostOf, isLoopback } from './place.js';
import type { Hop } from './redirect.js';
import { LONGEST_WAIT_MILLISECONDS } from './retry.js';

/** To be called with what the response said about the limit; null: there was no response, or it said nothing. */
export type Depart = (told: Told | null) => void;

export interface Pace {
  /**
   * Waits for the request's turn.
   * @throws SourceError `rate_limited`, immediately, if its turn would come too late for the run
   */
  enter(hop: Pick<Hop, 'url' | 'method'>, sleep: (milliseconds: number) => Promise<void>): Promise<Depart>;
  /** Counts the request as sent now, whatever limits apply. */
  leave(hop: Pick<Hop, 'url' | 'method'>): Depart;
  /** Why the request would have to wait; null: it need not. */
  against(hop: Pick<Hop, 'url' | 'method'>): SourceError | null;
  /** Sets a limit that the source read from an error response. */
  told(hop: Pick<Hop, 'url' | 'method'>, told: Told): void;
}

export interface PaceOptions {
  /** Rate for one client at one host; null: none is documented. */
  readonly rate: Rate | null;
  /** End of the run on the same clock; null: none. */
  readonly deadlineAt: number | null;
  now(): number;
}

export function openPace({ rate: declared, deadlineAt, now }: PaceOptions): Pace {
  const rate = declared !== null && declared.requests >= 1 && declared.seconds > 0 ? declared : null;
  const lines = new Map<string, Line>();
  const departures = new Map<string, number[]>();

  const lineOf = ({ url, method }: Pick<Hop, 'url' | 'method'>): Line => {
    const key = lineName({ url, method });
    const line = lines.get(key) ?? { left: null, underWay: 0 };
    lines.set(key, line);
    return line;
  };

  /**
   * Returns the earliest time allowed by the documented rate, in ms. Only the last `requests` departures are stored.
   */
  const slotAt = ({ host, hostname }: URL): number => {
    const before = departures.get(host) ?? [];
    // Documented rates do not apply to this machine, where a test or the user's own server answers.
    if (rate === null || isLoopback(hostname) || before.length < rate.requests) return 0;
    return before[0]! + rate.seconds * 1000 + ARRIVAL_MILLISECONDS;
  };

  const take = ({ host }: URL, at: number): void => {
    if (rate === null) return;
    const before = departures.get(host) ?? [];
    before.push(at);
    if (before.length > rate.requests) before.shift();
    departures.set(host, before);
  };

  const depart = (line: Line): Depart => {
    if (line.left !== null) line.left = { ...line.left, remaining: line.left.remaining - 1 };
    line.underWay += 1;
    let isUnderWay = true;
    return (told) => {
      if (isUnderWay) line.underWay -= 1;
      isUnderWay = false;
      // Subtract the requests still under way, as this response does not count them yet.
      if (told !== null) line.left = { ...told, remaining: told.remaining - line.underWay };
    };
  };

  const refusal = ({ url }: Pick<Hop, 'url'>, at: number, slot: number): SourceError => {
    const host = hostOf(url);
    const why =
      at === slot && rate !== null
        ? `${host} has had as many requests as it allows (${rate.requests} in ${rate.seconds} s)`
        : `${host} has no requests left for now`;
    return new SourceError('rate_limited', why, { retryAt: new Date(at).toISOString() });
  };

  return {
    async enter(hop, sleep) {
      const line = lineOf(hop);
      const slot = slotAt(hop.url);
      const fits = (at: number) =>
        deadlineAt !== null ? at < deadlineAt : at === slot || at - now() <= LONGEST_WAIT_MILLISECONDS;
      for (let isTaken = false; ; ) {
        const at = Math.max(slot, freeAt(line, now()));
        if (at > now() && !fits(at)) throw refusal(hop, at, slot);
        if (!isTaken) take(hop.url, Math.max(slot, now()));
        isTaken = true;
        if (at <= now()) return depart(line);
        await sleep(Math.ceil(at - now()));
      }
    },
    leave(hop) {
      take(hop.url, now());
      return depart(lineOf(hop));
    },
    against(hop) {
      const slot = slotAt(hop.url);
      const at = Math.max(slot, freeAt(lineOf(hop), now()));
      return at > now() ? refusal(hop, at, slot) : null;
    },
    told(hop, told) {
      lineOf(hop).left = told;
    },
  };
}

/**
 * Key of requests that share a limit. Every service where both were observed counts logins and GraphQL (POST)
 * separately from searches (GET).
 */
export function lineName({ url, method }: Pick<Hop, 'url' | 'method'>): string {
  return `${method === 'POST' ? 'POST' : 'GET'} ${url.host}`;
}

// Safety margin: a request may travel faster than the one before it, and hosts count arrivals.
const ARRIVAL_MILLISECONDS = 250;

/** What is known of one kind of request at one host. */
interface Line {
  /** Null: no response said anything. */
  left: Told | null;
  underWay: number;
}

function freeAt({ left }: Line, now: number): number {
  return left === null || left.remaining >= 1 || left.resetsAt <= now ? 0 : left.resetsAt;
}
