/** The outbox in the store. What is delivered leaves its address and its text behind no more than its label. */
import type { Alert } from '../alerts/alert.js';
import type { Outbox, Pending, Settled } from '../alerts/outbox.js';
import type { Database } from './database.js';
import { fromStored, readJson, toStored } from './stored-text.js';
import type { Tabled } from './tables.js';

/** Who claims: a process, as it can be found out of any other whether it still lives. */
export interface Claimant {
  /** Of this very claim. */
  readonly name: string;
  /** Of a name that another wrote. */
  isAlive(name: string): boolean;
}

const MOST_AT_ONCE = 100;

export function outboxOf(database: Database, claimant: Claimant): Outbox {
  return {
    async claim(now) {
      // Most runs find nothing, and need no lock for it.
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

/** A delivery that nobody holds. */
interface Due {
  readonly key: number;
  /** Null: nobody can be told of it, and it would stand in the way of others for ever. */
  readonly pending: Pending | null;
}

const DAMAGED = 'the text of the alert is damaged on disk';

/** A claim ends with the process that made it, and not before: who is stopped in the middle may still go on. */
async function due(tables: Tabled, now: number, { isAlive }: Claimant): Promise<readonly Due[]> {
  const waiting = await tables
    .selectFrom('outbox')
    .select(['key', 'claimed_by'])
    .where('state', '=', 'waiting')
    .where('next_at', '<=', now)
    .orderBy('key')
    .execute();
  // Those that another holds, and may hold for long, are in nobody's way.
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

/** Who is told, and of what, is nobody's business once it is done. */
const DONE = { target: null, alert: null } as const;

type Of<Type extends Settled['type']> = Extract<Settled, { readonly type: Type }>;

const CHANGES: { readonly [Type in Settled['type']]: (settled: Of<Type>) => object } = {
  delivered: ({ at }) => ({ ...DONE, state: 'delivered', settled_at: at, reason: null }),
  'given up': ({ at, reason }) => ({ ...DONE, state: 'given up', settled_at: at, reason: toStored(reason) }),
  failed: ({ nextAt, reason }) => ({ next_at: nextAt, reason: toStored(reason) }),
  left: ({ nextAt }) => ({ next_at: nextAt }),
};

/** A delivery, for who asks what became of it. */
export interface ListedDelivery {
  readonly id: string;
  readonly state: 'waiting' | 'delivered' | 'given up';
  readonly target: string;
  readonly brand: string;
  /** Null: a digest. */
  readonly condition: string | null;
  /** ISO times. */
  readonly createdAt: string;
  readonly attempts: number;
  /** Null: never again. */
  readonly nextAt: string | null;
  readonly settledAt: string | null;
  readonly reason: string | null;
}

/** Of the last 30 days, the newest first. */
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
