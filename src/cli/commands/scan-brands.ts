/** `scan --brands`: scans many brands in one run, into one file for all or one for each. */
import { profileQuery } from '../../brands/given.js';
import { UsageError } from '../../errors.js';
import { withAuthority } from '../../library/authority.js';
import { savedBrands } from '../../library/brands-file.js';
import { type PreparedBrands, prepareBrands } from '../../library/prepare.js';
import { worstExitCode } from '../../output/brands/exit-code.js';
import { brandNotes } from '../../output/brands/notes.js';
import { renderedBrands } from '../../output/brands/render.js';
import { copyLine, mentionLine, reportLine, sourceLine } from '../../output/data/ndjson.js';
import { checkView, rendered } from '../../output/render.js';
import { safeText } from '../../output/screen/safe-text.js';
import { signsFor } from '../../output/words/signs.js';
import { untilAborted } from '../../scan/asking/until-aborted.js';
import { type BrandEvent, streamBrands } from '../../scan/brands.js';
import type { Report } from '../../types.js';
import { runAlerts } from '../alerting/run-alerts.js';
import type { ScanFlags } from '../define/flag-values.js';
import { severest } from '../exit-codes.js';
import { appendSummary, checkAppendable } from '../files/append.js';
import { openTape } from '../files/tape-files.js';
import { writeWhole } from '../files/whole-file.js';
import { isLineStream, lineStream, screenOf } from '../follow.js';
import { type Io, tell, write, writeAll } from '../io/io.js';
import { terminalOf } from '../io/terminal.js';
import { failureNotices, note } from '../notices.js';
import { type BrandOutput, brandOutputs, outputsOfBrands } from '../outputs/brand-outputs.js';
import { filesFirst, isTaken, kept, renderOptions, throwFirst } from '../outputs/deliver.js';
import type { Progress } from '../progress.js';
import { runOptions } from '../run-options.js';
import { beginRun, keepRuns } from '../run-store.js';
import { scanOptions } from '../scan-options.js';
import type { OnReports } from './on-reports.js';
import { planBrands } from './plan.js';

export async function scanBrands(
  io: Io,
  query: string | undefined,
  flags: ScanFlags,
  onReports: OnReports,
): Promise<number> {
  const { brands: file = '' } = flags;
  checkFlags(query, flags);
  checkView(flags.view, flags.fields ?? null, flags.sort ?? null);
  const { interrupted, history, end } = beginRun(flags, io);
  const { signal } = interrupted;
  try {
    const profiles = await untilAborted(() => savedBrands(file), signal);
    if (profiles.length === 0)
      throw new UsageError(`there is no brand in ${file}`, { hint: 'for example - name: Acme Coffee' });
    const queries = profiles.map((profile) => profileQuery(profile));
    if (flags.dryRun === true) return await planBrands(io, queries, flags);
    const alerts = await runAlerts(flags, io, history);
    const outputs = brandOutputs(
      flags,
      profiles.map(({ name }) => name),
      io,
    );
    if (flags.append === true) await checkAppendable(outputs, flags, io);
    const tape = await openTape(flags);
    const asked = await untilAborted(async () => scanOptions(flags, io, tape.recorded, await history.labels()), signal);
    const options =
      flags.baseline === undefined
        ? asked
        : await (await import('../baseline.js')).withBaseline(asked, flags, io, { history, signal });
    const screen = await screenOf(io, flags, outputs);
    const prepared: PreparedBrands = await prepareBrands(
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
      const store = await history.open();
      const scanned = await follow(streamBrands(prepared.requests), { io, flags, outputs, screen });
      const judged = await alerts.judge(scanned, prepared.requests[0]!);
      const reports: Report[] = [];
      for (const { report } of judged) reports.push(await withAuthority(store, report));
      onReports(reports);
      const written = new Set<BrandOutput>();
      const failures = await kept(
        [
          () => tape.keep({ secrets: prepared.secrets, request: prepared.requests[0]! }),
          ...filesFirst(outputs).map((output) => async () => {
            await deliver(reports, output, io, flags, signal);
            written.add(output);
          }),
        ],
        signal,
      );
      const { sources } = prepared.requests[0]!;
      const wanted = new Set(sources.filter(({ isWanted }) => isWanted).map(({ name }) => name));
      await say(reports, outputs, io, flags, wanted);
      await throwFirst(failures, io);
      // New mentions that were not delivered stay new for the next run.
      const ofBrand = flags.new === true ? outputsOfBrands(outputs) : null;
      const isTold = (place: number) =>
        ofBrand === null || isTaken(ofBrand(place), written, flags, (output) => carriesMentions(output, flags));
      const toKeep = judged.filter((_, place) => isTold(place));
      const code = severest(worstExitCode(reports), await keepRuns(store, toKeep, prepared.requests[0]!, io));
      await alerts.tell(judged, signal);
      return code;
    } finally {
      prepared.close();
    }
  } finally {
    await end();
  }
}

function checkFlags(query: string | undefined, flags: ScanFlags): void {
  if (query !== undefined) {
    throw new UsageError(`--brands takes the place of the query ${JSON.stringify(query)}`, {
      hint: 'give only one of the two',
    });
  }
  if (flags.exact === true) throw new UsageError('--exact is for a query, not for profiles');
}

async function follow(
  events: AsyncIterable<BrandEvent>,
  { io, flags, outputs, screen }: { io: Io; flags: ScanFlags; outputs: readonly BrandOutput[]; screen: Progress },
): Promise<readonly Report[]> {
  const lines = outputs.some(isLineStream) && flags.mentions !== false ? lineStream(io, flags) : null;
  const reports: Report[] = [];
  try {
    for await (const { brand, ...event } of events) {
      screen.see(event);
      if (event.type === 'report') reports.push(event.report);
      if (event.type === 'note' && flags.verbose === true) await screen.say(note(event.source, event.message));
      if (event.type === 'mention') await lines?.(mentionLine(event.mention, brand ?? ''));
      if (event.type === 'copy') await lines?.(copyLine(event, brand ?? ''));
    }
  } finally {
    screen.end();
  }
  return reports;
}

/**
 * Whether JSON or NDJSON includes the mentions. By default NDJSON does, being a stream of them; JSON does not, because
 * one document with the mentions of all brands is too large for most readers.
 */
const carriesMentions = ({ format }: BrandOutput, { mentions = format === 'ndjson' }: ScanFlags): boolean => mentions;

async function deliver(
  all: readonly Report[],
  output: BrandOutput,
  io: Io,
  flags: ScanFlags,
  signal: AbortSignal,
): Promise<void> {
  const { path, format, brand } = output;
  const reports = brand === null ? all : [all[brand]!];
  const options = renderOptions(output, io, flags, carriesMentions(output, flags));
  if (path !== null && flags.append === true && (format === 'csv' || format === 'tsv')) {
    for (const report of reports) await appendSummary({ path, format }, report, { io, flags, signal });
    return;
  }
  if (path === null && format === 'ndjson') return write(io.stdout, reports.map(lastLines).join(''));
  const text = await (brand === null ? renderedBrands(reports, options) : rendered(reports[0]!, options));
  return path === null ? writeAll(io.stdout, text) : writeWhole(path, text);
}

/** The lines after the mentions, which were written as they arrived. */
function lastLines(report: Report): string {
  const { brand } = report.query;
  return report.sources.map((outcome) => sourceLine(outcome, brand)).join('') + reportLine(report, brand);
}

/** Prints on standard error what the outputs on the screen do not show. */
async function say(
  reports: readonly Report[],
  outputs: readonly BrandOutput[],
  io: Io,
  flags: ScanFlags,
  wanted: ReadonlySet<string>,
): Promise<void> {
  if (outputs.some(({ path, format }) => path === null && (format === 'table' || format === 'md'))) return;
  if (flags.quiet === true) {
    if (worstExitCode(reports) === 0) return;
    const failures = reports.flatMap((report) => failureNotices(report, wanted).split(/(?<=\n)/));
    return tell(io, [...new Set(failures)].join(''));
  }
  const signs = signsFor(terminalOf(io.stderr, io.env, flags.color));
  const notes = brandNotes(reports, worstExitCode(reports), signs);
  await tell(
    io,
    notes.map(({ text, next }) => `${safeText(next === null ? text : `${text} Next: ${next}`)}\n`).join(''),
  );
}
