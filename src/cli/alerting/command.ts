/** Runs a command that receives an alert: without a shell and for a limited time. */
import { type Delivered, DeliveryError } from '../../alerts/alert.js';
import { outsideProcess } from '../../plugins/outside-process.js';
import { splitCommand } from '../../plugins/split-command.js';
import type { Io } from '../io/io.js';

const PATIENCE_MILLISECONDS = 30_000;
const GRACE_MILLISECONDS = 1000;
const MOST_LINES = 20;

/** @throws DeliveryError if the command cannot be started, takes too long or exits with a code other than 0 */
export async function runCommand(
  command: string,
  alert: object,
  { env, signal, patienceMilliseconds = PATIENCE_MILLISECONDS }: RunCommand,
): Promise<Delivered> {
  // An already aborted signal emits no further event, so it would never stop the command.
  signal.throwIfAborted();
  const [program, ...words] = splitCommand(command);
  const child = outsideProcess({
    command: program,
    words,
    env,
    answersOn: 1,
    graceMilliseconds: GRACE_MILLISECONDS,
  });
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patienceMilliseconds);
  const ended = AbortSignal.any([stop.signal, signal]);
  ended.addEventListener('abort', () => child.kill(), { once: true });
  try {
    child.hold();
    child.tell(alert);
    child.endTelling();
    const printed: string[] = [];
    for await (const lines of child.heard) {
      printed.push(...lines.slice(0, Math.max(0, MOST_LINES - printed.length)));
    }
    const problem = await child.ended();
    signal.throwIfAborted();
    if (stop.signal.aborted)
      throw new DeliveryError(`it took longer than ${patienceMilliseconds / 1000} s and was ended`);
    const last = child.lastPrinted();
    if (problem !== null) throw new DeliveryError(last === null ? problem.message : `${problem.message}: ${last}`);
    return { sent: JSON.stringify(alert, null, 2), answer: ['exit code 0', ...printed].join('\n') };
  } finally {
    clearTimeout(timer);
  }
}

interface RunCommand {
  readonly env: Io['env'];
  readonly signal: AbortSignal;
  readonly patienceMilliseconds?: number;
}
