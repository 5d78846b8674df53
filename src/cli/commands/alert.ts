/** `alert`: tests a target, and lists sent and waiting alerts. */
import { createHash } from 'node:crypto';
import type { Alert } from '../../alerts/alert.js';
import { DeliveryError } from '../../alerts/alert.js';
import { readTarget } from '../../alerts/target.js';
import { testMessage } from '../../output/alert-message.js';
import { safeText } from '../../output/screen/safe-text.js';
import type { ListedDelivery } from '../../store/outbox.js';
import { withMeans } from '../alerting/means.js';
import { alertSettings } from '../alerting/settings.js';
import { gridText } from '../grid-text.js';
import { interruption } from '../io/interrupt.js';
import { type Io, tell, write } from '../io/io.js';
import { printJson } from '../io/print-json.js';
import { terminalOf } from '../io/terminal.js';
import { openKept } from '../settings/open-kept.js';
import type { StoreFlags } from '../settings/store-address.js';

/** Sends a message that says it is a test, and prints what was sent and what came back. */
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
    await tell(io, `socialrank: ${safeText(`nothing was sent to ${target.label}: ${error.message}`)}\n`);
    return 1;
  } finally {
    interrupted.stop();
  }
}

interface ListFlags extends StoreFlags {
  readonly format: 'table' | 'json';
  readonly color: 'auto' | 'always' | 'never';
}

/** Lists the alerts of the last 30 days and what became of them. */
export async function listDeliveries(io: Io, flags: ListFlags): Promise<number> {
  const interrupted = interruption(io);
  try {
    const store = await openKept(flags, io, interrupted.signal);
    const deliveries = await store.deliveries().finally(() => store.close());
    if (flags.format === 'json') {
      await printJson(io, { schema: 'socialrank.deliveries/1', deliveries });
    } else if (deliveries.length === 0) {
      await write(io.stdout, 'no alerts in the last 30 days\n');
    } else {
      const rows = deliveries.map((delivery) => CELLS.map(([, cell]) => safeText(cell(delivery))));
      const terminal = terminalOf(io.stdout, io.env, flags.color);
      await write(io.stdout, await gridText(rows, { head: CELLS.map(([name]) => name), terminal }));
    }
    return 0;
  } finally {
    interrupted.stop();
  }
}

const minutes = (iso: string): string => iso.slice(0, 16).replace('T', ' ');

const CELLS: readonly (readonly [name: string, cell: (delivery: ListedDelivery) => string])[] = [
  ['since (UTC)', ({ createdAt }) => minutes(createdAt)],
  ['target', ({ target }) => target],
  ['what', ({ brand, condition }) => `${brand}: ${condition ?? 'digest'}`],
  ['state', stateOf],
];

function stateOf({ state, attempts, nextAt, reason }: ListedDelivery): string {
  if (state === 'delivered') return state;
  const tried = attempts === 0 ? '' : `, tried ${attempts} ×: ${reason ?? ''}`;
  return `${state}${tried}${nextAt === null ? '' : `; next from ${minutes(nextAt)}`}`;
}

const lines = (text: string): string => text.split('\n').map(safeText).join('\n');
