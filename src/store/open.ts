/** Opens a store and migrates it to the newest version. */
import { readAddress } from './address.js';
import { type Database, databaseOver, type Patience } from './database.js';
import { keepVerdicts } from './incidents.js';
import { keptRun } from './kept-run.js';
import { addLabels, lastLabels } from './labels.js';
import { authority } from './leading.js';
import { mentionText } from './mention-text.js';
import { migrate } from './migrate.js';
import { listed, outboxOf } from './outbox.js';
import { storeProblem } from './problem.js';
import { queries } from './queries.js';
import { seen } from './seen.js';
import { observations, runs, statedQuery, values } from './series.js';
import type { Store } from './store.js';
import { storeRun } from './store-run.js';
import { tallies } from './tallies.js';

/**
 * @param url a file, which is created if it does not exist, or `postgres://user:password@host/database`
 * @throws UsageError if the address is invalid
 * @throws StoreError if it cannot be used; LockedError if another run holds the lock for too long
 */
export async function openStore(url: string, patience: Patience = {}): Promise<Store> {
  return storeOver(await openDatabase(url, patience));
}

/** For callers that store more than runs in it. */
export async function openDatabase(url: string, patience: Patience = {}): Promise<Database> {
  const address = readAddress(url);
  try {
    const connected =
      address.type === 'sqlite'
        ? await (await import('./sqlite/connect.js')).connectSqlite(address.path, patience)
        : await (await import('./connect-postgres.js')).connectPostgres(address.connection, address.shown, patience);
    const database = databaseOver(connected, patience);
    try {
      await migrate(database);
      return database;
    } catch (error) {
      await database.close();
      throw error;
    }
  } catch (error) {
    patience.signal?.throwIfAborted();
    throw storeProblem(error, address.shown);
  }
}

export function storeOver(database: Database): Store {
  const { ask, read, write } = database;
  return {
    url: database.url,
    keep: (run) =>
      write(async (tables) => {
        await storeRun(tables, run);
        await keepVerdicts(tables, run);
      }),
    seen: (expression, mentions) => read((tables) => seen(tables, expression, mentions)),
    runs: (series) => runs(ask, series),
    run: (id) => read((tables) => keptRun(tables, id)),
    statedQuery: (id) => statedQuery(ask, id),
    tallies: (series) => tallies(ask, series),
    observations: (series) => observations(ask, series),
    values: (series, metric) => values(ask, series, metric),
    authority: (report) => authority(ask, report),
    outbox: (claimant) => outboxOf(database, claimant),
    deliveries: () => read(listed),
    queries: () => read((tables) => queries(tables)),
    mentionText: (id) => read((tables) => mentionText(tables, id)),
    label: (labels) => write((tables) => addLabels(tables, labels)),
    labels: () => read((tables) => lastLabels(tables)),
    close: () => database.close(),
  };
}
