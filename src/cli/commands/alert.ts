/** `alert`: whether a target can be told, and what is still to be told. */
import { createHash } from 'node:crypto';
import type { Alert } from '../../alerts/alert.js';
import { DeliveryError } from '../../alerts/alert.js';
import { readTarget } from '../../alerts/target.js';
import { testMessage } from '../../output/alert-message.js';
import { safeText } from '../../output/safe-text.js';
import { withMeans } from '../alerting/means.js';
import { alertSettings } from '../alerting/settings.js';
import { interruption } from '../interrupt.js';
import { type Io, tell, write } from '../io.js';

/** Sends something that says that it is a test, and prints what was sent and what came back. */
export async function testTarget(io: Io, typed: string, flags: { readonly timeout?: number }): Promise<number> {
  const target = readTarget(typed, alertSettings(io));
  const at = (io.now?.() ?? new Date()).toISOString();
  const alert: Alert = {
    id: createHash('sha256').update(`test\0${target.hash}\0${at}`).digest('hex').slice(0, 32),
    brand: 'socialrank',
    condition: null,
    at,
    message: testMessage(),
    report: null,
  };
  const interrupted = interruption(io);
  try {
    const { sent, answer } = await withMeans(
      { io, timeoutMilliseconds: flags.timeout, signal: interrupted.signal },
      (means) => target.send(alert, means),
    );
    await write(io.stdout, `${lines(`${target.label} was sent:\n${sent.trimEnd()}\n\nIt answered: ${answer}`)}\n`);
    return 0;
  } catch (error) {
    interrupted.signal.throwIfAborted();
    if (!(error instanceof DeliveryError)) throw error;
    await tell(io, `socialrank: ${safeText(`${target.label} was not told: ${error.message}`)}\n`);
    return 1;
  } finally {
    interrupted.stop();
  }
}

const lines = (text: string): string => text.split('\n').map(safeText).join('\n');
