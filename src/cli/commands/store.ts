/** `store info`, `store forget`, `store prune`: shows and deletes what is kept between runs. */
import { parseWhen } from '../../core/time/when.js';
import { LockedError, UsageError } from '../../errors.js';
import { safeText } from '../../output/screen/safe-text.js';
import { plural } from '../../output/words/number-words.js';
import { parseUrl } from '../../parse-url.js';
import type { Database } from '../../store/database.js';
import { describeStore } from '../../store/upkeep/describe.js';
import { countForgotten, forget } from '../../store/upkeep/forget.js';
import { countOld, prune } from '../../store/upkeep/prune.js';
import type { Forgotten } from '../../store/upkeep/select.js';
import { type HistoryFlags, withHistory } from '../history/open.js';
import { isAgreed, sizeWords } from '../history/words.js';
import { type Io, tell, write } from '../io/io.js';
import { printJson } from '../io/print-json.js';
import { forgetLabels } from '../judging/labels.js';

export function storeInfo(io: Io, flags: HistoryFlags): Promise<number> {
  return withHistory(io, flags, async (database) => {
    const described = await describeStore(database);
    if (flags.format === 'json') return printJson(io, { schema: 'socialrank.store/1', ...described });
    const { url, schemaVersion, runs, mentions, bytes, oldest, newest, brands } = described;
    const rows: (readonly [string, string])[] = [
      ['store', url],
      ['size', `${sizeWords(bytes)}, schema version ${schemaVersion}`],
      ['holds', `${plural(runs, 'run')}, ${plural(mentions, 'mention')}`],
      ...(oldest === null || newest === null ? [] : [['runs', `from ${oldest} to ${newest}`] as const]),
      ...brands.map(
        (row, place) =>
          [place === 0 ? 'brands' : '', `${row.brand}: ${plural(row.runs, 'run')}, the last ${row.newest}`] as const,
      ),
    ];
    await write(io.stdout, rows.map(([label, value]) => ` ${label.padEnd(8)}${safeText(value)}\n`).join(''));
    return 0;
  });
}

interface ForgetFlags extends HistoryFlags {
  readonly author?: string;
  readonly url?: string;
  readonly source?: string;
  readonly yes?: boolean;
}

export function forgetInStore(io: Io, flags: ForgetFlags): Promise<number> {
  const forgotten = whatToForget(flags);
  return withHistory(io, flags, async (database, signal) => {
    const counts = await database.read((tables) => countForgotten(tables, forgotten));
    const words = `${plural(counts.mentions, 'mention')} seen by ${plural(counts.runs, 'run')}`;
    if (!(await isAgreed(io, `Forget ${words} for good?`, { isYes: flags.yes === true, signal }))) return 0;
    const { ids, ...done } = await database.write((tables) => forget(tables, forgotten));
    const prefix = forgotten.type === 'source' ? `${forgotten.source}:` : null;
    await forgetLabels(io, (id) => ids.has(id) || (prefix !== null && id.startsWith(prefix)), signal);
    await compacted(database);
    if (flags.format === 'json') return printJson(io, { schema: 'socialrank.forgotten/1', ...done });
    await tell(io, `forgot ${words}; exports, backups and outputs made before still hold them\n`);
    return 0;
  });
}

interface PruneFlags extends HistoryFlags {
  readonly before?: string;
  readonly keep?: string;
  readonly yes?: boolean;
}

export function pruneStore(io: Io, flags: PruneFlags): Promise<number> {
  if ((flags.before === undefined) === (flags.keep === undefined)) {
    throw new UsageError('say which runs to delete with one of the two flags', {
      hint: 'for example --before 2026-01-01, or --keep 90d',
    });
  }
  const now = (io.now ?? (() => new Date()))();
  const before = parseWhen(flags.before ?? flags.keep!, { now, timezone: 'UTC' });
  return withHistory(io, flags, async (database, signal) => {
    const counts = await database.read((tables) => countOld(tables, before.getTime()));
    const words = `${plural(counts.runs, 'run')} before ${before.toISOString()}, and ${plural(counts.mentions, 'mention')} that no other run saw`;
    if (!(await isAgreed(io, `Take out ${words}?`, { isYes: flags.yes === true, signal }))) return 0;
    const done = await database.write((tables) => prune(tables, before.getTime()));
    await compacted(database);
    if (flags.format === 'json') return printJson(io, { schema: 'socialrank.pruned/1', ...done });
    await tell(io, `took out ${words}\n`);
    return 0;
  });
}

function whatToForget({ author, url, source }: ForgetFlags): Forgotten {
  const asked: Forgotten[] = [
    ...(author === undefined ? [] : [{ type: 'author', author } as const]),
    ...(url === undefined ? [] : [{ type: 'url', url } as const]),
    ...(source === undefined ? [] : [{ type: 'source', source } as const]),
  ];
  const [one] = asked;
  if (one === undefined || asked.length > 1) {
    throw new UsageError('say what to delete, one thing at a time', {
      hint: 'for example --author @ann, --url https://example.com/post or --source reddit',
    });
  }
  if (one.type === 'url' && parseUrl(one.url) === null) {
    throw new UsageError(`not an address: ${one.url}`, { hint: 'for example https://example.com/post' });
  }
  if ((one.type === 'author' ? one.author : one.type === 'source' ? one.source : 'said').trim() === '')
    throw new UsageError(`--${one.type} is empty`);
  return one;
}

/** Until this is done, deleted bytes are still in the file. @throws LockedError that says so */
async function compacted(database: Database): Promise<void> {
  try {
    await database.upkeep.compact();
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    throw new LockedError(
      `deleted, but other processes have ${database.url} open, so its bytes are still on disk; run the same command again when they are done`,
    );
  }
}
