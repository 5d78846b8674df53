/** The outbox in the store. Once an alert is delivered, its address and text are deleted and only its label remains. */
import type { Alert } from '../alerts/alert.js';
import type { Outbox, Pending, Settled } from '../alerts/outbox.js';
import type { Database } from './database.js';
import { fromStored, readJson, toStored } from './stored-text.js';
import type { Tabled } from './tables.js';

/** Identifies the process that claims deliveries, so that any other can find out whether it is still alive. */
export interface Claimant {
  /** Name of this claim. */
  readonly name: string;
  /** Whether the process behind a claim's name is alive. */
  isAlive(name: string): boolean;
}

const MOST_AT_ONCE = 100;

export function outboxOf(database: Database, claimant: Claimant): Outbox {
  return {
    async claim(now) {
      // Most runs find nothing due, and need no lock to know it.
      if ((await database.read((tables) => due(tables, now, claimant))).length === 0) return [];
      return database.write(async (tables) => {
        const rows = await due(tables, now, claimant);
        const keysOf = (some: readonly Due[]) => some.map(({ key }) => key);
        const whole = rows.flatMap(({ pending }) => pending ?? []);
        const damaged = rows.filter(({ pending }) => pending === null);
        if (rows.length > 0)
          await tables
            .updateTable('outbox')
            .set({ claimed_by: claimant.name })
            .where('key', 'in', keysOf(rows))
            .execute();
        if (damaged.length > 0)
          await tables
            .updateTable('outbox')
            .set({ claimed_by: null, ...CHANGES['given up']({ type: 'given up', at: now, reason: DAMAGED }) })
            .where('key', 'in', keysOf(damaged))
            .execute();
        return whole;
      });
    },
    settle: (id, settled) =>
      database.write(async (tables) => {
        await tables
          .updateTable('outbox')
          .set({ claimed_by: null, ...CHANGES[settled.type](settled as never) })
          .$if(settled.type === 'failed' || settled.type === 'given up', (update) =>
            update.set(({ eb }) => ({ attempts: eb('attempts', '+', 1) })),
          )
          .where('id', '=', id)
          .where('claimed_by', '=', claimant.name)
          .execute();
      }),
  };
}

/** A delivery that no living process has claimed. */
interface Due {
  readonly key: number;
  /** Null if it is damaged: it cannot be sent, and would block others forever. */
  readonly pending: Pending | null;
}

const DAMAGED = 'the text of the alert is damaged on disk';

/** A claim ends with the process that made it, and not before: a suspended process may still continue. */
async function due(tables: Tabled, now: number, { isAlive }: Claimant): Promise<readonly Due[]> {
  const waiting = await tables
    .selectFrom('outbox')
    .select(['key', 'claimed_by'])
    .where('state', '=', 'waiting')
    .where('next_at', '<=', now)
    .orderBy('key')
    .execute();
  // Deliveries claimed by others, perhaps for long, must not take up the limit.
  const free = waiting.filter(({ claimed_by }) => claimed_by === null || !isAlive(claimed_by));
  if (free.length === 0) return [];
  const keys = free.slice(0, MOST_AT_ONCE).map(({ key }) => key);
  const rows = await tables
    .selectFrom('outbox')
    .select(['key', 'id', 'target', 'alert', 'attempts', 'created_at'])
    .where('key', 'in', keys)
    .orderBy('key')
    .execute();
  return rows.map(({ key, id, target, alert, attempts, created_at }) => {
    const told = readJson<Alert>(alert ?? '');
    if (told === null) return { key, pending: null };
    return { key, pending: { id, target: fromStored(target ?? ''), alert: told, attempts, createdAt: created_at } };
  });
}

/** The recipient and the message are erased once the delivery is done. */
const DONE = { target: null, alert: null } as const;

type Of<Type extends Settled['type']> = Extract<Settled, { readonly type: Type }>;

const CHANGES: { readonly [Type in Settled['type']]: (settled: Of<Type>) => object } = {
  delivered: ({ at }) => ({ ...DONE, state: 'delivered', settled_at: at, reason: null }),
  'given up': ({ at, reason }) => ({ ...DONE, state: 'given up', settled_at: at, reason: toStored(reason) }),
  failed: ({ nextAt, reason }) => ({ next_at: nextAt, reason: toStored(reason) }),
  left: ({ nextAt }) => ({ next_at: nextAt }),
};

/** A delivery as listed for the user. */
export interface ListedDelivery {
  readonly id: string;
  readonly state: 'waiting' | 'delivered' | 'given up';
  readonly target: string;
  readonly brand: string;
  /** Null for a digest. */
  readonly condition: string | null;
  /** An ISO time, like the other times below. */
  readonly createdAt: string;
  readonly attempts: number;
  /** Null if it will not be tried again. */
  readonly nextAt: string | null;
  readonly settledAt: string | null;
  readonly reason: string | null;
}

/** Deliveries of the last 30 days, newest first. */
export function listed(tables: Tabled): Promise<readonly ListedDelivery[]> {
  return tables
    .selectFrom('outbox')
    .selectAll()
    .orderBy('key', 'desc')
    .limit(MOST_LISTED)
    .execute()
    .then((rows) =>
      rows.map((row) => ({
        id: row.id,
        state: row.state,
        target: fromStored(row.label),
        brand: fromStored(row.brand),
        condition: row.condition === null ? null : fromStored(row.condition),
        createdAt: iso(row.created_at),
        attempts: row.attempts,
        nextAt: row.state === 'waiting' ? iso(row.next_at) : null,
        settledAt: row.settled_at === null ? null : iso(row.settled_at),
        reason: row.reason === null ? null : fromStored(row.reason),
      })),
    );
}

const MOST_LISTED = 1000;

const iso = (time: number): string => new Date(time).toISOString();
