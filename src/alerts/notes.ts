/**
 * What came of deliveries, noted in the outbox as soon as it is known: whoever dies before that lets tell it twice. Where
 * the outbox cannot be written to, what is left is noted in the end: by then whoever held it may be done.
 */
import { LockedError, StoreError } from '../errors.js';
import type { Outbox, Settled } from './outbox.js';

export interface Notes {
  /** One after the other: of many that wait for a lock each would wait as long as one may. */
  write(id: string, settled: Settled): Promise<void>;
  /** Once more what was left. @returns why what stays unnoted does, by its id */
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
