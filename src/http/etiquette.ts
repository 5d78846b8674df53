/**
 * How one source treats its hosts: it keeps to their rates, and does not repeat requests that were refused for good.
 */
import type { SourceError } from '../errors.js';
import type { HttpResponse, Rate, Refusal, Source } from '../sources/source.js';
import { allowanceOf } from './allowance.js';
import type { Circuit } from './circuit.js';
import { type KnownRefusals, openKnownRefusals } from './known-refusals.js';
import { type Depart, lineName, openPace, type Pace, type PaceOptions } from './pace.js';
import type { Hop } from './redirect.js';

/** Limits that hosts reported in this or earlier runs and that have not reset yet, by host or by host and method. */
export interface KeptLimits {
  against(place: string): SourceError | null;
  /** @param error an error with `retryAt`; null: requests are allowed again */
  keep(place: string, error: SourceError | null): void;
}

/** What the source declares about its hosts. */
export interface Declared {
  readonly rate?: Rate | undefined;
  readonly allowance?: Source['allowance'] | undefined;
  readonly limits?: KeptLimits | undefined;
}

export interface Etiquette {
  /** Why the request must not be sent during this run; null: it may. */
  against(hop: Hop): SourceError | null;
  /** Like `against`, but also if the request would have to wait. */
  againstNow(hop: Hop): SourceError | null;
  /** Waits for the request's turn. @throws SourceError if it must not be sent */
  enter(hop: Hop, sleep: (milliseconds: number) => Promise<void>): Promise<Depart>;
  /** Counts the request as sent without waiting, because it is answered from a tape. */
  leave(hop: Hop): Depart;
  /** Reads from the response how many requests are left. */
  answered(hop: Hop, response: HttpResponse, depart: Depart): void;
  refused(hop: Hop, refusal: Refusal): void;
}

/** What one source remembers about its hosts during a run, shared by its successive searches. */
export interface Memory {
  readonly pace: Pace;
  readonly refused: KnownRefusals;
}

export function openMemory({ rate }: Declared, clock: Omit<PaceOptions, 'rate'>): Memory {
  return { pace: openPace({ ...clock, rate: rate ?? null }), refused: openKnownRefusals() };
}

export function openEtiquette(
  declared: Declared,
  circuit: Circuit,
  clock: { now(): number },
  memory: Memory,
): Etiquette {
  const { allowance, limits } = declared;
  const { pace, refused } = memory;

  const against = (hop: Hop) =>
    refused.against(hop) ??
    circuit.against(hop.url) ??
    limits?.against(hop.url.host) ??
    limits?.against(lineName(hop)) ??
    null;
  const keepPace = (hop: Hop) => limits?.keep(lineName(hop), pace.against(hop));

  return {
    against,
    againstNow: (hop) => against(hop) ?? pace.against(hop),
    async enter(hop, sleep) {
      const error = against(hop);
      if (error !== null) throw error;
      return pace.enter(hop, sleep);
    },
    leave: (hop) => pace.leave(hop),
    answered(hop, response, depart) {
      depart(allowanceOf(response, allowance, clock.now()));
      keepPace(hop);
    },
    refused(hop, { error, retry }) {
      if (!retry) refused.keep(hop, error);
      const resetsAt = Date.parse(error.retryAt ?? '');
      if (!(resetsAt > clock.now())) return;
      if (error.code === 'rate_limited') {
        pace.told(hop, { remaining: 0, resetsAt });
        keepPace(hop);
      }
      if (error.code === 'quota') limits?.keep(hop.url.host, error);
    },
  };
}
