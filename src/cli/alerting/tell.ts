/** Tells targets what is due, and says what came of it. */
import { type Attempt, deliver, PATIENCE_DAYS } from '../../alerts/deliver.js';
import type { Outbox, Pending } from '../../alerts/outbox.js';
import { safeText } from '../../output/safe-text.js';
import { type Io, tell } from '../io/io.js';
import { withMeans } from './means.js';
import { alertSettings } from './settings.js';

export interface Told {
  readonly io: Io;
  readonly timeoutMilliseconds?: number | undefined;
  readonly signal: AbortSignal;
  readonly isVerbose: boolean;
}

/** @param otherwise what becomes of what was not delivered, for people */
export async function tellPending(
  pending: readonly Pending[],
  outbox: Pick<Outbox, 'settle'>,
  otherwise: string,
  told: Told,
): Promise<void> {
  const { io, timeoutMilliseconds, signal } = told;
  const attempts = await withMeans({ io, timeoutMilliseconds, signal }, (means, until) =>
    deliver(pending, outbox, means, { settings: alertSettings(io), signal: until }),
  );
  await say(attempts, told, otherwise);
}

async function say(attempts: readonly Attempt[], { io, isVerbose }: Told, otherwise: string): Promise<void> {
  const lines = attempts.flatMap((attempt) => lineOf(attempt, otherwise, isVerbose) ?? []);
  await tell(io, lines.map((line) => `socialrank: ${safeText(line)}\n`).join(''));
}

/** Null: nothing that somebody must know. */
function lineOf(
  { target, settled, pending: { alert } }: Attempt,
  otherwise: string,
  isVerbose: boolean,
): string | null {
  const what = `${alert.brand}: ${alert.condition ?? 'digest'}`;
  switch (settled.type) {
    case 'delivered':
      return isVerbose ? `${target} was told of ${what}` : null;
    case 'failed':
      return `${target} was not told of ${what}: ${settled.reason}; ${otherwise}`;
    case 'given up':
      return `${target} was never told of ${what}, and is given up after ${PATIENCE_DAYS} days: ${settled.reason}`;
    case 'left':
      return isVerbose ? `${target} is told of ${what} later` : null;
  }
}
