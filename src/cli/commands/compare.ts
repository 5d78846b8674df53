/** `compare`: scans several brands in one run, and compares them. */
import { profileQuery } from '../../brands/given.js';
import { savedBrands } from '../../library/brands-file.js';
import { compared, expectedOf, type PreparedComparison, prepareCompared } from '../../library/compared.js';
import { renderComparison } from '../../output/compare/render.js';
import { untilAborted } from '../../scan/asking/until-aborted.js';
import type { BrandEvent } from '../../scan/brands.js';
import { streamBrands } from '../../scan/brands.js';
import type { BrandComparison, Query, Report } from '../../types.js';
import type { ScanFlags } from '../define/flag-values.js';
import { severest } from '../exit-codes.js';
import { openTape } from '../files/tape-files.js';
import { writeWhole } from '../files/whole-file.js';
import { screenOf } from '../follow.js';
import { type Io, tell, write } from '../io/io.js';
import { fileOf, terminalOf } from '../io/terminal.js';
import { failureNotices, note } from '../notices.js';
import { filesFirst, kept, throwFirst } from '../outputs/deliver.js';
import { type Output, outputsOf } from '../outputs/outputs.js';
import type { Progress } from '../progress.js';
import { runOptions } from '../run-options.js';
import { beginRun, keepRuns } from '../run-store.js';
import { scanOptions } from '../scan-options.js';
import { askedFor, findBrand } from '../settings/saved-brands.js';
import type { OnReports } from './on-reports.js';
import { printPlans } from './plan.js';

export interface CompareFlags extends Omit<ScanFlags, 'view' | 'append' | 'mentions'> {
  readonly sov: BrandComparison['sov'];
  readonly expected?: readonly number[];
}

/** @param onReports receives the reports when they are complete */
export async function compare(
  io: Io,
  names: readonly string[],
  flags: CompareFlags,
  onReports: OnReports = () => {},
): Promise<number> {
  const outputs = outputsOf({ ...flags, view: 'summary' }, io);
  const { interrupted, history, end } = beginRun(flags, io);
  const { signal } = interrupted;
  try {
    const queries = await untilAborted(() => queriesOf(io, names, flags), signal);
    const tape = await openTape(flags);
    const options = await untilAborted(
      async () => scanOptions(flags, io, tape.recorded, await history.labels()),
      signal,
    );
    const screen = await screenOf(io, flags, []);
    const prepared: PreparedComparison = await prepareCompared(
      queries,
      runOptions(options, flags, {
        tape,
        screen,
        history,
        signal,
        redact: (text) => prepared.requests[0]!.redact(text),
      }),
    );
    try {
      if (flags.expected !== undefined) expectedOf(prepared.queries, flags.expected);
      if (flags.dryRun === true) return await printPlans(io, prepared, flags);
      const store = await history.open();
      const reports = await follow(streamBrands(prepared.requests), flags, screen);
      onReports(reports);
      const comparison = compared(prepared, reports, flags);
      const failures = await kept(
        [
          () => tape.keep({ secrets: prepared.secrets, request: prepared.requests[0]! }),
          ...filesFirst(outputs).map((output) => () => deliver(comparison, output, io, flags)),
        ],
        signal,
      );
      const { sources } = prepared.requests[0]!;
      const wanted = new Set(sources.filter(({ isWanted }) => isWanted).map(({ name }) => name));
      await tell(io, noticesOf(comparison, outputs, flags, wanted));
      await throwFirst(failures, io);
      return severest(
        comparison.exitCode,
        await keepRuns(
          store,
          reports.map((report) => ({ report })),
          prepared.requests[0]!,
          io,
        ),
      );
    } finally {
      prepared.close();
    }
  } finally {
    await end();
  }
}

/**
 * Returns the named brands, then those of the file. A single saved profile is compared with the competitors it lists.
 */
async function queriesOf(io: Io, names: readonly string[], flags: CompareFlags): Promise<readonly (string | Query)[]> {
  const asked = await Promise.all(names.map((name) => askedFor(io, name, flags)));
  const filed = flags.brands === undefined ? [] : await savedBrands(flags.brands);
  const queries = [...asked, ...filed.map((profile) => profileQuery(profile))];
  const [first] = queries;
  if (queries.length !== 1 || first === undefined || typeof first === 'string') return queries;
  const competitors = first.profile?.competitors ?? [];
  return [first, ...(await Promise.all(competitors.map((name) => competitor(io, name))))];
}

/** Returns the saved profile of a competitor if there is one, else its name, which is prepared like a typed query. */
async function competitor(io: Io, name: string): Promise<Query | string> {
  const saved = await findBrand(io, name);
  return saved === null ? name : profileQuery(saved);
}

async function follow(
  events: AsyncIterable<BrandEvent>,
  flags: CompareFlags,
  screen: Progress,
): Promise<readonly Report[]> {
  const reports: Report[] = [];
  try {
    for await (const { brand: _, ...event } of events) {
      screen.see(event);
      if (event.type === 'report') reports.push(event.report);
      if (event.type === 'note' && flags.verbose === true) await screen.say(note(event.source, event.message));
    }
  } finally {
    screen.end();
  }
  return reports;
}

async function deliver(
  comparison: BrandComparison,
  { path, format }: Output,
  io: Io,
  { bom = false, rawCsv = false, color }: CompareFlags,
): Promise<void> {
  const terminal = terminalOf(io.stdout, io.env, color);
  const text = await renderComparison(comparison, {
    format,
    bom,
    rawCsv,
    terminal: path === null ? terminal : fileOf(terminal),
  });
  await (path === null ? write(io.stdout, text) : writeWhole(path, text));
}

/** Returns notices for standard error, unless a table on the screen shows the same; with --quiet, only failures. */
function noticesOf(
  { sources, warnings, exitCode }: BrandComparison,
  outputs: readonly Output[],
  { quiet }: CompareFlags,
  wanted: ReadonlySet<string>,
): string {
  if (outputs.some(({ path, format }) => path === null && (format === 'table' || format === 'md'))) return '';
  // Sources that did not answer for some of the brands only are in the warnings.
  const skipped = sources
    .filter(({ reason, failed }) => reason === 'skipped' && failed.length === 0)
    .map(({ name, error }) => ({ name, status: 'skipped' as const, error }));
  const notes = warnings
    .filter(({ code }) => quiet !== true || FAILURES.has(code))
    .map(({ source, message }) => note(source ?? 'socialrank', message));
  return (quiet === true && exitCode === 0 ? '' : failureNotices({ sources: skipped }, wanted)) + notes.join('');
}

const FAILURES: ReadonlySet<string> = new Set(['failed', 'left_out', 'partial']);
