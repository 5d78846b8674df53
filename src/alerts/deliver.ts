/**
 * Delivers alerts. Targets are independent of each other, each gets one alert at a time, and if one fails, its
 * remaining alerts are left for later.
 */
import { UsageError } from '../errors.js';
import { type Delivered, DeliveryError } from './alert.js';
import type { Means } from './means.js';
import { openNotes } from './notes.js';
import type { Outbox, Pending, Settled } from './outbox.js';
import type { AlertSettings } from './settings.js';
import { readTarget } from './target.js';

export interface Attempt {
  readonly pending: Pending;
  /** Label of the target, for people. */
  readonly target: string;
  readonly settled: Settled;
  /**
   * Why the outcome could not be recorded, in which case the next run tries again as if nothing had been attempted;
   * null if it was recorded.
   */
  readonly unnoted: string | null;
}

type Tried = Omit<Attempt, 'unnoted'>;

const MINUTE = 60_000;
const LONGEST_PAUSE = 6 * 60 * MINUTE;
const LONGEST_TOLD = 24 * 60 * MINUTE;
/** An alert that was not accepted for this long is given up. */
export const PATIENCE_DAYS = 7;

/**
 * @param pending as claimed from the outbox
 * @param signal when aborted, whatever was not attempted yet is left for later
 */
export async function deliver(
  pending: readonly Pending[],
  outbox: Pick<Outbox, 'settle'>,
  means: Means,
  { settings, signal }: { readonly settings: AlertSettings; readonly signal: AbortSignal },
): Promise<readonly Attempt[]> {
  const targets = [...new Set(pending.map(({ target }) => target))];
  const notes = openNotes(outbox);
  const attempts = await Promise.allSettled(
    targets.map(async (target) => {
      const tried: Tried[] = [];
      let closedUntil: number | null = null;
      for (const one of pending.filter((other) => other.target === target)) {
        if (signal.aborted) closedUntil ??= means.now();
        const attempt: Tried =
          closedUntil === null
            ? await attemptOnce(one, means, settings)
            : { pending: one, target: labelOf(one, settings), settled: { type: 'left', nextAt: closedUntil } };
        await notes.write(one.id, attempt.settled);
        if (attempt.settled.type === 'failed') closedUntil = attempt.settled.nextAt;
        if (attempt.settled.type === 'given up') closedUntil = means.now();
        tried.push(attempt);
      }
      return tried;
    }),
  );
  const unnoted = await notes.finish();
  // An unexpected error is thrown only after the other targets were served and their outcomes recorded.
  const told = attempts.flatMap((attempt) => {
    if (attempt.status === 'rejected') throw attempt.reason;
    return attempt.value;
  });
  return told.map((attempt) => ({ ...attempt, unnoted: unnoted.get(attempt.pending.id) ?? null }));
}

async function attemptOnce(pending: Pending, means: Means, settings: AlertSettings): Promise<Tried> {
  const target = labelOf(pending, settings);
  try {
    await send(pending, means, settings);
    return { pending, target, settled: { type: 'delivered', at: means.now() } };
  } catch (error) {
    // A setting that is missing now may be there next time.
    if (!(error instanceof DeliveryError || error instanceof UsageError)) throw error;
    const now = means.now();
    const reason = error.message;
    const isTooOld = now - pending.createdAt > PATIENCE_DAYS * 24 * 60 * MINUTE;
    const settled: Settled = isTooOld
      ? { type: 'given up', reason, at: now }
      : { type: 'failed', reason, nextAt: nextAt(error, pending.attempts + 1, now) };
    return { pending, target, settled };
  }
}

function send({ target, alert }: Pending, means: Means, settings: AlertSettings): Promise<Delivered> {
  return readTarget(target, settings).send(alert, means);
}

/**
 * What the target asks for takes precedence, up to a day. Otherwise the very next run may try again, then after pauses
 * of 1 min, 4 min, … 6 h.
 */
function nextAt(error: Error, attempts: number, now: number): number {
  const told = error instanceof DeliveryError ? error.retryAt : null;
  if (told !== null) return Math.min(told, now + LONGEST_TOLD);
  return attempts === 1 ? now : now + Math.min(LONGEST_PAUSE, MINUTE * 4 ** (attempts - 2));
}

function labelOf({ target }: Pending, settings: AlertSettings): string {
  try {
    return readTarget(target, settings).label;
  } catch {
    return /^[a-z]+/.exec(target)?.[0] ?? 'a target';
  }
}
