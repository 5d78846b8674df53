/** When a host may be asked again: as often as its owners document, and not at all while nothing is left. */
import { SourceError } from '../errors.js';
import type { Rate } from '../sources/source.js';
import type { Told } from './allowance.js';
import { hostOf, isLoopback } from './place.js';
import type { Hop } from './redirect.js';
import { LONGEST_WAIT_MILLISECONDS } from './retry.js';

/** Told what the answer said; null: there was none, or it said nothing. */
export type Depart = (told: Told | null) => void;

export interface Pace {
  /**
   * Waits for the request's turn.
   * @throws SourceError `rate_limited`, at once, where that would be too late for the run
   */
  enter(hop: Pick<Hop, 'url' | 'method'>, sleep: (milliseconds: number) => Promise<void>): Promise<Depart>;
  /** The request leaves now, whatever speaks against it. */
  leave(hop: Pick<Hop, 'url' | 'method'>): Depart;
  /** Why it would have to wait; null: it need not. */
  against(hop: Pick<Hop, 'url' | 'method'>): SourceError | null;
  /** The host said so in a way of its own. */
  told(hop: Pick<Hop, 'url' | 'method'>, told: Told): void;
}

export interface PaceOptions {
  /** Of one client at one host; null: none is documented. */
  readonly rate: Rate | null;
  /** The run's end on the same clock; null: none. */
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

  /** In ms; of those that went before, the last `requests` are kept. */
  const slotAt = ({ host, hostname }: URL): number => {
    const before = departures.get(host) ?? [];
    // Nobody documents a rate for this machine: what answers here is a test, or the user's own.
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
      // The answers to those that are under way will count them.
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

/** Logins and GraphQL are counted apart from searches wherever both were seen. */
export function lineName({ url, method }: Pick<Hop, 'url' | 'method'>): string {
  return `${method === 'POST' ? 'POST' : 'GET'} ${url.host}`;
}

// A request may be quicker on its way than the one before it, and a host counts arrivals.
const ARRIVAL_MILLISECONDS = 250;

/** What is known of one kind of request at one host. */
interface Line {
  /** Null: nothing was said. */
  left: Told | null;
  underWay: number;
}

function freeAt({ left }: Line, now: number): number {
  return left === null || left.remaining >= 1 || left.resetsAt <= now ? 0 : left.resetsAt;
}
