/**
 * Records the outcomes of deliveries in the outbox as soon as they are known, because if the process dies before that,
 * an alert is sent twice. If the outbox cannot be written to, the rest is recorded at the end, when whoever held the
 * lock may be done.
 */
import { LockedError, StoreError } from '../errors.js';
import type { Outbox, Settled } from './outbox.js';

export interface Notes {
  /**
   * Records one outcome. Calls are serialized, because of several that wait for a lock, each would wait for the full
   * time.
   */
  write(id: string, settled: Settled): Promise<void>;
  /**
   * Retries whatever could not be recorded.
   * @returns why an outcome remains unrecorded, by the id of the alert
   */
  finish(): Promise<ReadonlyMap<string, string>>;
}

export function openNotes(outbox: Pick<Outbox, 'settle'>): Notes {
  let left = new Map<string, { readonly settled: Settled; readonly why: string }>();
  let last: Promise<void> = Promise.resolve();
  let trouble: string | null = null;
  const settle = async (id: string, settled: Settled): Promise<void> => {
    if (trouble === null) {
      try {
        return await outbox.settle(id, settled);
      } catch (error) {
        if (!(error instanceof LockedError || error instanceof StoreError)) throw error;
        trouble = error.message;
      }
    }
    left.set(id, { settled, why: trouble });
  };
  return {
    write(id, settled) {
      const noted = last.then(() => settle(id, settled));
      last = noted.catch(() => {});
      return noted;
    },
    async finish() {
      const again = left;
      left = new Map();
      trouble = null;
      for (const [id, { settled }] of again) await settle(id, settled);
      return new Map(Array.from(left, ([id, { why }]) => [id, why]));
    },
  };
}
