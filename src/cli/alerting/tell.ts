/** Delivers pending alerts to their targets and prints the outcome. */
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

/** @param otherwise message about what happens to alerts that were not delivered */
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
  const lines = attempts
    .flatMap((attempt) => [lineOf(attempt, otherwise, isVerbose), unnotedLine(attempt)])
    .filter((line) => line !== null);
  await tell(io, lines.map((line) => `socialrank: ${safeText(line)}\n`).join(''));
}

/** Line about an attempt, or null if the user need not know about it. */
function lineOf(attempt: Attempt, otherwise: string, isVerbose: boolean): string | null {
  const { target, settled } = attempt;
  const what = whatOf(attempt);
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

/** Warns that a delivery could not be recorded, so that a later run repeats it; null for any other outcome. */
function unnotedLine(attempt: Attempt): string | null {
  const { target, settled, unnoted } = attempt;
  if (unnoted === null || settled.type !== 'delivered') return null;
  return `${target} was told of ${whatOf(attempt)}, which could not be noted (${unnoted}): a later run tells it again`;
}

const whatOf = ({ pending: { alert } }: Attempt): string => `${alert.brand}: ${alert.condition ?? 'digest'}`;
