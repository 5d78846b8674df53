/** `history`: shows the series of a query from the store. */
import { parseWhen } from '../../core/time/when.js';
import { checkZone } from '../../core/time/zone.js';
import { metricNamed } from '../../core/trend/metric.js';
import { UsageError } from '../../errors.js';
import { forShell } from '../../for-shell.js';
import { type HistoryOptions, history } from '../../library/history.js';
import { typedQuery } from '../../library/typed-query.js';
import { renderHistory } from '../../output/history/render.js';
import type { Format } from '../../output/names.js';
import { safeText } from '../../output/screen/safe-text.js';
import type { Store } from '../../store/store.js';
import type { History, Query } from '../../types.js';
import type { AskFlags } from '../define/flag-values.js';
import { isEver } from '../ever.js';
import { writeWhole } from '../files/whole-file.js';
import { interruption } from '../io/interrupt.js';
import { type Io, tell, write } from '../io/io.js';
import { fileOf, terminalOf } from '../io/terminal.js';
import { filesFirst, kept } from '../outputs/deliver.js';
import { type Output, outputsOf } from '../outputs/outputs.js';
import { CONFIDENCE, numberSetting } from '../settings/number-settings.js';
import { openKept } from '../settings/open-kept.js';
import { askedFor } from '../settings/saved-brands.js';
import { savedPersons } from '../settings/saved-persons.js';
import { readSettings } from '../settings/settings.js';
import { profilePassedOver, storedQuery } from '../stored-query.js';

export interface HistoryFlags {
  readonly metric: string;
  readonly bucket: 'hour' | 'day' | 'week';
  readonly since: string;
  readonly until?: string;
  readonly tz: string;
  readonly asOf?: string;
  readonly confidence?: number;
  readonly exact?: boolean;
  readonly format?: Format;
  readonly rows?: number;
  readonly runs?: boolean;
  readonly output?: readonly string[];
  readonly bom?: boolean;
  readonly rawCsv?: boolean;
  readonly store?: string;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color: 'auto' | 'always' | 'never';
}

const USUAL_ROWS = 14;

export async function showHistory(io: Io, input: string, flags: HistoryFlags): Promise<number> {
  const outputs = outputsOf({ ...outputFlags(flags), view: 'summary' }, io);
  metricNamed(flags.metric);
  const times = timesOf(flags, io);
  const sure = confidenceOption(flags, io);
  const query = await queryOf(io, input, flags);
  const interrupted = interruption(io);
  try {
    const store = await openKept(flags, io, interrupted.signal);
    try {
      const asked = await storedQuery(store, query);
      const found = await history(store, asked, { ...times, ...sure, metric: flags.metric, bucket: flags.bucket });
      if (found === null) return await refuse(store, query);
      const works = filesFirst(outputs).map((output) => () => deliver(found, output, io, flags));
      const failures = await kept(works, interrupted.signal);
      if (failures.length > 0) throw failures[0];
      if (flags.quiet !== true) {
        const others = othersNote(await profilePassedOver(store, query, asked));
        await tell(io, `${noteOf(found, times.allTime === true)}${others}`);
      }
      return 0;
    } finally {
      await store.close();
    }
  } finally {
    interrupted.stop();
  }
}

function outputFlags({ output, format, store }: HistoryFlags) {
  return {
    ...(output === undefined ? {} : { output }),
    ...(format === undefined ? {} : { format }),
    ...(store === undefined ? {} : { store }),
  };
}

function confidenceOption(flags: HistoryFlags, io: Io): Pick<HistoryOptions, 'confidence'> {
  const confidence = flags.confidence ?? numberSetting(CONFIDENCE, readSettings(io), io);
  return confidence === undefined ? {} : { confidence };
}

function timesOf(flags: HistoryFlags, io: Io): HistoryOptions {
  const timezone = checkZone(flags.tz);
  const present = (io.now ?? (() => new Date()))();
  const clock = flags.asOf === undefined ? present : parseWhen(flags.asOf, { now: present, timezone });
  const until = flags.until === undefined ? undefined : parseWhen(flags.until, { now: clock, timezone });
  // Relative times count from the clock, which is `until` if that is in the past.
  const now = until !== undefined && until < clock ? until : clock;
  const isAll = isEver(flags.since);
  return {
    now: clock,
    timezone,
    allTime: isAll,
    ...(isAll ? {} : { since: parseWhen(flags.since, { now, timezone }) }),
    ...(until === undefined ? {} : { until }),
  };
}

async function queryOf(io: Io, input: string, { exact = false }: HistoryFlags): Promise<Query> {
  const asked = await askedFor(io, input, { exact } as AskFlags);
  return typeof asked === 'string' ? typedQuery(asked, { exact, persons: await savedPersons(io) }) : asked;
}

const MOST_NAMED = 12;

/** @throws UsageError that lists the queries in the store */
async function refuse(store: Store, { input }: Query): Promise<never> {
  const queries = await store.queries();
  if (queries.length === 0) {
    throw new UsageError(`${store.url} holds no run yet`, { hint: `every scan is kept: socialrank ${quoted(input)}` });
  }
  const names = [...new Set(queries.map(({ profile, expression }) => safeText(profile ?? expression)))];
  const rest = names.length - MOST_NAMED;
  const known = names.slice(0, MOST_NAMED).join(', ') + (rest > 0 ? `, and ${rest} more` : '');
  throw new UsageError(`the history has no run of ${quoted(safeText(input))}`, { hint: `known: ${known}` });
}

const quoted = (text: string) => JSON.stringify(text);

async function deliver(found: History, { path, format }: Output, io: Io, flags: HistoryFlags): Promise<void> {
  const terminal = terminalOf(io.stdout, io.env, flags.color);
  const text = await renderHistory(found, {
    format,
    terminal: path === null ? terminal : fileOf(terminal),
    rows: flags.rows ?? USUAL_ROWS,
    runs: flags.runs === true || flags.verbose === true,
    bom: flags.bom ?? false,
    rawCsv: flags.rawCsv ?? false,
  });
  await (path === null ? write(io.stdout, text) : writeWhole(path, text));
}

/**
 * Returns a note if no bucket has a value, else an empty text.
 * @param isAll whether the window is all time, so that a wider one cannot help
 */
function noteOf({ buckets, metric, runs }: History, isAll: boolean): string {
  if (buckets.some(({ value }) => value !== null)) return '';
  const where = isAll ? '' : ' in this window';
  if (runs.length > 0 && runs.every(({ status }) => status === 'failed')) {
    return `socialrank: no source answered any of the runs${where}; see: socialrank sources check\n`;
  }
  const next = isAll ? '' : '; try --since ever';
  return `socialrank: no run has a value for ${metric.replaceAll('_', ' ')}${where}${next}\n`;
}

function othersNote(profile: string | null): string {
  if (profile === null) return '';
  const name = safeText(profile);
  return `socialrank: other runs of ${name} come from a --brands file and are not included; to join them, save the brand: socialrank brand add ${forShell(name)}\n`;
}
