/** Resolves a run named on the command line by the id of a stored run, a prefix of it, or the file of a report. */
import { existsSync } from 'node:fs';
import { asGiven } from '../as-given.js';
import type { ComparedRun } from '../core/diff/diff.js';
import { UsageError } from '../errors.js';
import { readAddress } from '../store/address.js';
import type { Store } from '../store/store.js';
import { readReport } from './files/report-file.js';
import type { Io } from './io/io.js';
import { runStore } from './run-store.js';
import { readSettings } from './settings/settings.js';
import { type StoreFlags, storeAddress } from './settings/store-address.js';

/** @throws UsageError for a name that is neither a report nor a stored run */
export async function namedRuns(
  names: readonly string[],
  flags: StoreFlags,
  io: Io,
  signal: AbortSignal,
): Promise<readonly ComparedRun[]> {
  const runs: ComparedRun[] = [];
  const history = runStore(flags, io, signal);
  try {
    for (const name of names) {
      runs.push(
        isFile(name) ? { id: null, report: await readReport(name) } : await storedRun(name, flags, io, history),
      );
    }
  } finally {
    await history.close();
  }
  return runs;
}

/** Whether the name is a file; an id contains neither a path separator nor a dot. */
export function isFile(name: string): boolean {
  return /[./\\]/.test(name) || existsSync(name);
}

async function storedRun(
  name: string,
  flags: StoreFlags,
  io: Io,
  history: { open(): Promise<Store | null> },
): Promise<ComparedRun> {
  const store = hasHistory(flags, io) ? await history.open() : null;
  if (store === null) {
    throw new UsageError(`there is no history to look the run ${asGiven(name)} up in`, {
      hint: 'name the file of a report, as monday.json, or the store: --store FILE',
    });
  }
  const run = await store.run(name);
  if (run !== null) return { id: run.id, report: run.report };
  throw new UsageError(`${store.url} has no run, or more than one, whose id begins with ${asGiven(name)}`, {
    hint: 'to list runs: socialrank history QUERY --runs',
  });
}

/** Whether the store exists already: a lookup must not create one. */
function hasHistory(flags: StoreFlags, io: Io): boolean {
  const address = storeAddress(flags, readSettings(io), io);
  if (address === null) return false;
  const place = readAddress(address.url);
  return place.type === 'postgres' || existsSync(place.path);
}
