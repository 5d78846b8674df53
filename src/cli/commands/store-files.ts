/** `store export`, `store import`, `store backup`: copies a history out of its store and into another. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../errors.js';
import { openBytes } from '../../inputs/bytes/bytes.js';
import { lines } from '../../inputs/bytes/lines.js';
import { plural } from '../../output/words/number-words.js';
import type { Database } from '../../store/database.js';
import { openDatabase, storeOver } from '../../store/open.js';
import { copySqlite } from '../../store/sqlite/copy.js';
import type { NewRun, Store } from '../../store/store.js';
import { eachRun, type Unread } from '../../store/upkeep/runs.js';
import { VERSION } from '../../version.js';
import { clearDraftsBeside, draftBeside } from '../draft-files.js';
import { writeAsMade } from '../files/whole-file.js';
import { anonymizer } from '../history/anonymize.js';
import { type Imported, importHistory, importRuns } from '../history/import.js';
import { endLine, headLine, labelLine, runLines } from '../history/lines.js';
import { type HistoryFlags, withHistory, withNewHistory } from '../history/open.js';
import { sizeWords } from '../history/words.js';
import { type Io, tell, write } from '../io/io.js';
import { printJson } from '../io/print-json.js';
import { checkPlace, outputsOf } from '../outputs/outputs.js';

const LETTERS_AT_ONCE = 1_000_000;
const MAGIC = Buffer.from('SQLite format 3\0');

interface ExportFlags extends HistoryFlags {
  readonly output?: string;
  readonly anonymize?: boolean;
}

/** Exports the state of one moment, even while others write; a file appears only once it is complete. */
export function exportStore(io: Io, flags: ExportFlags): Promise<number> {
  const path = flags.output === undefined || flags.output === '-' ? null : flags.output;
  if (path !== null) outputsOf({ ...flags, output: [path], format: 'ndjson', view: 'mentions' }, io);
  return withHistory(io, flags, async (database) => {
    const change = flags.anonymize === true ? anonymizer(randomBytes(32).toString('hex')) : (run: NewRun) => run;
    let runs = 0;
    let unread: Unread = { runs: 0, mentions: 0 };
    const all = async (put: Put) => {
      await put(headLine(VERSION, flags.anonymize === true));
      unread = await eachRun(database, {
        async keep(run) {
          for (const line of runLines(change(run))) await put(line);
          runs += 1;
        },
        // A label contains someone's text under the id of a mention, and is useless without that id.
        async label(labels) {
          if (flags.anonymize !== true) for (const label of labels) await put(labelLine(label));
        },
      });
      await put(endLine(runs));
    };
    if (path === null) await inBatches(all, (text) => write(io.stdout, text));
    else {
      await writeAsMade(path, (put) => inBatches(all, put));
      await tell(io, `${plural(runs, 'run')} in ${path}\n`);
    }
    return tellDamage(io, database, unread);
  });
}

/** @returns the exit code */
async function tellDamage(io: Io, database: Database, unread: Unread): Promise<number> {
  const damage = await database.upkeep.damage();
  if (damage === null && unread.runs + unread.mentions === 0) return 0;
  const left = `${plural(unread.runs, 'run')} and ${plural(unread.mentions, 'mention')} left out`;
  await tell(io, `socialrank: ${database.url} is damaged: ${left}; ${damage ?? 'they cannot be read'}\n`);
  return 4;
}

/** Imports NDJSON of `store export`, gzipped or not, or a store's file, as `store backup` makes it. */
export async function importStore(io: Io, path: string, flags: HistoryFlags): Promise<number> {
  if (path !== '-' && !existsSync(path)) throw new UsageError(`cannot read ${path}: no such file`);
  const isDatabase = path !== '-' && isSqlite(path);
  return withNewHistory(io, flags, async (database) => {
    const store = storeOver(database);
    const imported = isDatabase ? await importStoreFile(store, path) : await importHistory(store, textsOf(path, io));
    if (!imported.isHistory) {
      throw new UsageError(`${path} is not an exported history`, { hint: 'as written by: socialrank store export' });
    }
    if (flags.format === 'json') await printJson(io, { schema: 'socialrank.import/1', ...imported });
    else await tell(io, `${plural(imported.added, 'run')} added, ${imported.known} there already\n`);
    await tell(io, importNotes(imported));
    return imported.incomplete + imported.bad > 0 || !imported.isWhole ? 4 : 0;
  });
}

function importNotes({ differing, incomplete, bad, badLines, isWhole }: Imported): string {
  const notes = [
    ...(differing > 0 ? [`${plural(differing, 'run')} with the same id but other content left as they are here`] : []),
    ...(incomplete > 0 ? [`${plural(incomplete, 'run')} left out because lines are missing`] : []),
    ...(bad > 0
      ? [`${plural(bad, 'line')} not understood: ${badLines.join(', ')}${bad > badLines.length ? ' …' : ''}`]
      : []),
    ...(isWhole ? [] : ['the file is incomplete: its end or other parts are missing']),
  ];
  return notes.map((note) => `socialrank: ${note}\n`).join('');
}

function textsOf(path: string, io: Io): ReturnType<typeof lines> {
  const { chunks } = openBytes(path === '-' ? io.stdin : path);
  return lines({ [Symbol.asyncIterator]: () => chunks });
}

/** Reads a copy: opening a store upgrades it to the newest version, and a backup must stay as it was made. */
async function importStoreFile(store: Store, path: string): Promise<Imported> {
  const folder = mkdtempSync(join(tmpdir(), 'socialrank-import-'));
  try {
    const copy = join(folder, 'store.db');
    // A backup is one file, and may be in a read-only place; the newest runs of a store in use are in its log.
    if (existsSync(`${path}-wal`)) await copySqlite(path, copy);
    else copyFileSync(path, copy);
    const database = await openDatabase(copy);
    try {
      return await importRuns(store, (take) => eachRun(database, take));
    } finally {
      await database.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isSqlite(path: string): boolean {
  const head = Buffer.alloc(MAGIC.length);
  const file = openSync(path, 'r');
  try {
    readSync(file, head, 0, head.length, 0);
  } finally {
    closeSync(file);
  }
  return head.equals(MAGIC);
}

/** Copies the store, as of one moment, into a SQLite file while others may write; also works for PostgreSQL. */
export function backupStore(io: Io, path: string, flags: HistoryFlags): Promise<number> {
  checkPlace(path);
  if (existsSync(path)) throw new UsageError(`${path} already exists`, { hint: 'name a new file' });
  return withHistory(io, flags, async (database) => {
    await clearDraftsBeside(path);
    const draft = draftBeside(path);
    try {
      if (database.upkeep.copyTo === null) await copyRuns(database, draft);
      else await database.upkeep.copyTo(draft);
      renameSync(draft, path);
    } finally {
      for (const ending of ['', '-wal', '-shm']) rmSync(draft + ending, { force: true });
    }
    await tell(io, `${path}: ${sizeWords(statSync(path).size)}; back with: socialrank store import ${path}\n`);
    return 0;
  });
}

async function copyRuns(database: Database, path: string): Promise<void> {
  const copy = await openDatabase(path);
  try {
    await eachRun(database, storeOver(copy));
    await copy.upkeep.compact();
  } finally {
    await copy.close();
  }
}

/** Collects lines before writing: a write per line would take longer than making the lines. */
async function inBatches(make: (put: Put) => Promise<void>, write: Put): Promise<void> {
  let waiting: string[] = [];
  let letters = 0;
  const flush = async () => {
    await write(waiting.join(''));
    waiting = [];
    letters = 0;
  };
  await make(async (text) => {
    waiting.push(text);
    letters += text.length;
    if (letters >= LETTERS_AT_ONCE) await flush();
  });
  await flush();
}

type Put = (text: string) => Promise<void>;
