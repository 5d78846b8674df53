/** Alerts that are still to be sent, and their outcomes. Whoever provides the outbox stores them. */
import type { Alert } from './alert.js';

/** Alerts that are to be sent. */
export interface Outbox {
  /**
   * The alerts that are due, oldest first. No other process gets them while this one lives and has not settled them.
   * @param now ms since 1970
   */
  claim(now: number): Promise<readonly Pending[]>;
  /** Records the outcome of an alert. */
  settle(id: string, settled: Settled): Promise<void>;
}

/**
 * Whether a condition is true after a run, for one target. It is stored with the run, and decides whether an alert is
 * sent.
 */
export interface Verdict {
  /**
   * Identifies query, condition and target together; the alert is sent once while the condition stays true. Null for a
   * digest, sent after every run.
   */
  readonly incident: string | null;
  /** Whether the condition is true; null if unknown, which changes nothing. */
  readonly holds: boolean | null;
  /** What to send if it is true. */
  readonly delivery: NewDelivery;
}

/** An alert and where to send it. */
export interface NewDelivery {
  /** `kind:address` */
  readonly target: string;
  /** The target without its secrets. */
  readonly label: string;
  readonly alert: Alert;
}

/** An alert that waits to be sent. */
export interface Pending {
  readonly id: string;
  /** `kind:address` */
  readonly target: string;
  readonly alert: Alert;
  /** Number of failed attempts. */
  readonly attempts: number;
  /** In ms since 1970. */
  readonly createdAt: number;
}

/** The outcome of an alert. */
export type Settled =
  | { readonly type: 'delivered'; readonly at: number }
  /** The attempt failed; try again from `nextAt` on, ms since 1970. */
  | { readonly type: 'failed'; readonly reason: string; readonly nextAt: number }
  | { readonly type: 'given up'; readonly reason: string; readonly at: number }
  /** Not attempted: the target had just failed, or time was up. */
  | { readonly type: 'left'; readonly nextAt: number };
