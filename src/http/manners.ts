/** What one source owes the hosts that it asks: their pace, and no second question where the first was refused for good. */
import type { SourceError } from '../errors.js';
import type { HttpResponse, Rate, Refusal, Source } from '../sources/source.js';
import { allowanceOf } from './allowance.js';
import type { Circuit } from './circuit.js';
import { type Depart, lineName, openPace, type Pace, type PaceOptions } from './pace.js';
import type { Hop } from './redirect.js';
import { openRefused, type Refused } from './refused.js';

/** What hosts said to earlier runs, and say to this one: limits whose end lies ahead, by the place where they hold. */
export interface KeptLimits {
  against(place: string): SourceError | null;
  /** @param error with `retryAt`; null: it may be asked again */
  keep(place: string, error: SourceError | null): void;
}

/** As the source declares them. */
export interface Declared {
  readonly rate?: Rate | undefined;
  readonly allowance?: Source['allowance'] | undefined;
  readonly limits?: KeptLimits | undefined;
}

export interface Manners {
  /** Why the request may not leave, now or later in this run; null: it may. */
  against(hop: Hop): SourceError | null;
  /** As `against`, or because it would have to wait. */
  againstNow(hop: Hop): SourceError | null;
  /** Waits for its turn. @throws SourceError what is against it */
  enter(hop: Hop, sleep: (milliseconds: number) => Promise<void>): Promise<Depart>;
  /** It leaves without waiting: it goes to a tape. */
  leave(hop: Hop): Depart;
  /** Reads what the answer says of the next ones. */
  answered(hop: Hop, response: HttpResponse, depart: Depart): void;
  refused(hop: Hop, refusal: Refusal): void;
}

/** What one source remembers of its hosts in a run, also from one search of it to the next. */
export interface Memory {
  readonly pace: Pace;
  readonly refused: Refused;
}

export function openMemory({ rate }: Declared, clock: Omit<PaceOptions, 'rate'>): Memory {
  return { pace: openPace({ ...clock, rate: rate ?? null }), refused: openRefused() };
}

export function openManners(declared: Declared, circuit: Circuit, clock: { now(): number }, memory: Memory): Manners {
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
