/**
 * Incidents (conditions that were reported and must not be reported again while they last), and the alerts that are
 * stored with a run to be sent.
 */
import type { NewDelivery, Verdict } from '../alerts/outbox.js';
import type { NewRun } from './store.js';
import { digest, toStored } from './stored-text.js';
import type { Tabled } from './tables.js';

/** How long the outcome of a delivery can be looked up. */
const REMEMBERED_MILLISECONDS = 30 * 86_400_000;

/**
 * Runs in the transaction that stores the run, so that only one of several simultaneous runs sends an alert. Also
 * applies to a run that is already stored, which may alert again.
 */
export async function keepVerdicts(tables: Tabled, { report, verdicts = [], now }: NewRun): Promise<void> {
  if (verdicts.length === 0) return;
  const at = now ?? Date.parse(report.asOf);
  for (const verdict of verdicts) {
    if (await isNews(tables, verdict)) await send(tables, verdict.delivery, at);
  }
  await tables
    .deleteFrom('outbox')
    .where('settled_at', '<', at - REMEMBERED_MILLISECONDS)
    .execute();
}

async function isNews(tables: Tabled, { incident, holds, delivery }: Verdict): Promise<boolean> {
  if (incident === null) return true;
  if (holds === null) return false;
  const hash = digest(incident);
  if (!holds) {
    await tables.deleteFrom('incidents').where('hash', '=', hash).execute();
    return false;
  }
  const { label, alert } = delivery;
  const begun = await tables
    .insertInto('incidents')
    .values({
      hash,
      label: toStored(label),
      brand: toStored(alert.brand),
      condition: toStored(alert.condition ?? ''),
      since: Date.parse(alert.at),
    })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .returning('hash')
    .executeTakeFirst();
  return begun !== undefined;
}

async function send(tables: Tabled, { target, label, alert }: NewDelivery, now: number): Promise<void> {
  await tables
    .insertInto('outbox')
    .values({
      id: alert.id,
      state: 'waiting',
      target: toStored(target),
      label: toStored(label),
      brand: toStored(alert.brand),
      condition: alert.condition === null ? null : toStored(alert.condition),
      alert: JSON.stringify(alert),
      created_at: now,
      attempts: 0,
      next_at: now,
      claimed_by: null,
      reason: null,
      settled_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
