/** What is still to be told, and what came of it. It is kept by whoever hands it in. */
import type { Alert } from './alert.js';

export interface Outbox {
  /**
   * Those that are due, oldest first. Nobody else gets them while this process lives and has not settled them.
   * @param now ms
   */
  claim(now: number): Promise<readonly Pending[]>;
  settle(id: string, settled: Settled): Promise<void>;
}

/** What a run makes of a condition, for one target. It is kept with the run, and decides what is told. */
export interface Verdict {
  /** Query, condition and target in one: told once while it holds. Null: a digest, told after every run. */
  readonly incident: string | null;
  /** Null: it cannot be told; what was told stays told. */
  readonly holds: boolean | null;
  /** What there is to tell where it holds. */
  readonly delivery: NewDelivery;
}

export interface NewDelivery {
  /** `kind:address` */
  readonly target: string;
  /** The target without what only its owner may know. */
  readonly label: string;
  readonly alert: Alert;
}

export interface Pending {
  readonly id: string;
  /** `kind:address` */
  readonly target: string;
  readonly alert: Alert;
  /** How often it was tried in vain. */
  readonly attempts: number;
  /** ms */
  readonly createdAt: number;
}

export type Settled =
  | { readonly type: 'delivered'; readonly at: number }
  /** Tried in vain, to be tried again from `nextAt` on, in ms. */
  | { readonly type: 'failed'; readonly reason: string; readonly nextAt: number }
  | { readonly type: 'given up'; readonly reason: string; readonly at: number }
  /** Not tried: the target had just failed, or time was up. */
  | { readonly type: 'left'; readonly nextAt: number };
