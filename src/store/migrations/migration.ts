/** One step from an older store to a newer one. */
import type { Kysely } from 'kysely';

export interface Migration {
  /** One more than that before. */
  readonly number: number;
  readonly name: string;
  /** Runs in one transaction with the others that are due, under the write lock. */
  up(schema: Kysely<unknown>, dialect: Dialect): Promise<void>;
}

export type Dialect = 'sqlite' | 'postgres';
