/** Every migration, oldest first. A new one is a file beside these, and a line here; none is ever changed. */
import type { Kysely } from 'kysely';
import { runs } from './001-runs.js';
import { links } from './002-links.js';
import { alerts } from './003-alerts.js';
import { quarters } from './004-quarters.js';

export interface Migration {
  /** One more than that before. */
  readonly number: number;
  readonly name: string;
  /** Runs in one transaction with the others that are due, under the write lock. */
  up(schema: Kysely<unknown>, dialect: Dialect): Promise<void>;
}

export type Dialect = 'sqlite' | 'postgres';

export const MIGRATIONS: readonly Migration[] = [runs, links, alerts, quarters];
