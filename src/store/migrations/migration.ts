/** One step from an older version of the store to a newer one. */
import type { Kysely } from 'kysely';

export interface Migration {
  /** One more than that of the previous migration. */
  readonly number: number;
  readonly name: string;
  /** Runs in one transaction with the other pending migrations, under the write lock. */
  up(schema: Kysely<unknown>, dialect: Dialect): Promise<void>;
}

export type Dialect = 'sqlite' | 'postgres';
