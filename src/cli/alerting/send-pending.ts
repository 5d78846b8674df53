/** Sends the alerts that are due, and reports the outcome. */
import { type Attempt, deliver, PATIENCE_DAYS } from '../../alerts/deliver.js';
import type { Outbox, Pending } from '../../alerts/outbox.js';
import { safeText } from '../../output/screen/safe-text.js';
import { type Io, tell } from '../io/io.js';
import { withMeans } from './means.js';
import { alertSettings } from './settings.js';

export interface Told {
  readonly io: Io;
  readonly timeoutMilliseconds?: number | undefined;
  readonly signal: AbortSignal;
  readonly isVerbose: boolean;
}

/** @param otherwise what happens to alerts that were not delivered, in words for the user */
export async function sendPending(
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
  const lines = attempts
    .flatMap((attempt) => [lineOf(attempt, otherwise, isVerbose), unnotedLine(attempt)])
    .filter((line) => line !== null);
  await tell(io, lines.map((line) => `socialrank: ${safeText(line)}\n`).join(''));
}

/** Returns null if there is nothing that the user must know. */
function lineOf(attempt: Attempt, otherwise: string, isVerbose: boolean): string | null {
  const { target, settled } = attempt;
  const what = whatOf(attempt);
  switch (settled.type) {
    case 'delivered':
      return isVerbose ? `alert sent to ${target}: ${what}` : null;
    case 'failed':
      return `the alert of ${what} was not sent to ${target}: ${settled.reason}; ${otherwise}`;
    case 'given up':
      return `the alert of ${what} to ${target} is given up after ${PATIENCE_DAYS} days: ${settled.reason}`;
    case 'left':
      return isVerbose ? `the alert of ${what} is sent to ${target} later` : null;
  }
}

/** Returns null if the outcome was recorded, or if it was no delivery: a later run would try again anyway. */
function unnotedLine(attempt: Attempt): string | null {
  const { target, settled, unnoted } = attempt;
  if (unnoted === null || settled.type !== 'delivered') return null;
  return `alert sent to ${target}: ${whatOf(attempt)}; this could not be recorded (${unnoted}), so a later run sends it again`;
}

const whatOf = ({ pending: { alert } }: Attempt): string => `${alert.brand}: ${alert.condition ?? 'digest'}`;
