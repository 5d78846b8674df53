/** `scan`: runs a scan from its flags to its outputs, each of which is written completely or not at all. */
import { UsageError } from '../../errors.js';
import { withAuthority } from '../../library/authority.js';
import { type Prepared, prepare } from '../../library/prepare.js';
import { reportLine, sourceLine } from '../../output/data/ndjson.js';
import { checkView, rendered } from '../../output/render.js';
import { untilAborted } from '../../scan/asking/until-aborted.js';
import type { AskedSource } from '../../scan/request.js';
import { streamTogether } from '../../scan/scan.js';
import type { Report } from '../../types.js';
import { runAlerts } from '../alerting/run-alerts.js';
import type { ScanFlags } from '../define/flag-values.js';
import { severest } from '../exit-codes.js';
import { appendSummary, checkAppendable } from '../files/append.js';
import { openTape } from '../files/tape-files.js';
import { writeWhole } from '../files/whole-file.js';
import { follow, screenOf } from '../follow.js';
import { type Io, tell, write, writeAll } from '../io/io.js';
import { failureNotices, keyNotice, warningNotices } from '../notices.js';
import { filesFirst, isTaken, kept, renderOptions, throwFirst } from '../outputs/deliver.js';
import { type Output, outputsOf } from '../outputs/outputs.js';
import { runOptions } from '../run-options.js';
import { beginRun, keepRuns } from '../run-store.js';
import { scanOptions } from '../scan-options.js';
import { askedFor } from '../settings/saved-brands.js';
import { unusedResults } from '../unused-results.js';
import type { OnReports } from './on-reports.js';
import { plan, planFlags } from './plan.js';

/** @param onReports receives the reports when they are complete */
export async function scan(
  io: Io,
  query: string | undefined,
  flags: ScanFlags,
  onReports: OnReports = () => {},
): Promise<number> {
  if (flags.brands !== undefined) return (await import('./scan-brands.js')).scanBrands(io, query, flags, onReports);
  if (query === undefined) {
    throw new UsageError('the query is missing', { hint: 'try: socialrank "Acme Coffee", or socialrank scan --help' });
  }
  if (flags.dryRun === true) return plan(io, query, planFlags(flags));
  checkView(flags.view, flags.fields ?? null, flags.sort ?? null);
  const outputs = outputsOf(flags, io);
  if (flags.append === true) await checkAppendable(outputs, flags, io);
  const { interrupted, history, end } = beginRun(flags, io);
  try {
    const alerts = await runAlerts(flags, io, history);
    const tape = await openTape(flags);
    // Reading standard input or a named pipe may block.
    const asked = await untilAborted(
      async () => scanOptions(flags, io, tape.recorded, await history.labels()),
      interrupted.signal,
    );
    const options =
      flags.baseline === undefined
        ? asked
        : await (await import('../baseline.js')).withBaseline(asked, flags, io, {
            history,
            signal: interrupted.signal,
          });
    const screen = await screenOf(io, flags, outputs);
    const prepared: Prepared = await prepare(
      await askedFor(io, query, flags),
      runOptions(options, flags, {
        tape,
        screen,
        history,
        signal: interrupted.signal,
        redact: (text) => prepared.request.redact(text),
      }),
    );
    try {
      const store = await history.open();
      const { query: asking } = prepared.request;
      const read = { query: asking, outputs, mentions: carriesMentions(flags), isKept: store !== null };
      const happening = streamTogether({ ...prepared.request, ...unusedResults(read) });
      const scanned = await follow(happening, { io, flags, outputs, screen });
      const judged = await alerts.judge([scanned], prepared.request);
      const report = await withAuthority(store, judged[0]!.report);
      onReports([report]);
      const written = new Set<Output>();
      const failures = await kept(
        [
          () => tape.keep(prepared),
          ...filesFirst(outputs).map((output) => async () => {
            await deliver(report, output, io, flags, interrupted.signal);
            written.add(output);
          }),
        ],
        interrupted.signal,
      );
      await say(report, outputs, io, flags, prepared.request.sources);
      await throwFirst(failures, io);
      // New mentions that were not delivered stay new for the next run.
      const isTold = flags.new !== true || isTaken(outputs, written, flags, () => carriesMentions(flags));
      const code = severest(report.exitCode, await keepRuns(store, isTold ? judged : [], prepared.request, io));
      await alerts.tell(judged, interrupted.signal);
      return code;
    } finally {
      prepared.close();
    }
  } finally {
    await end();
  }
}

const carriesMentions = ({ mentions = true }: ScanFlags): boolean => mentions;

async function deliver(
  report: Report,
  { path, format }: Output,
  io: Io,
  flags: ScanFlags,
  signal: AbortSignal,
): Promise<void> {
  const options = renderOptions({ path, format }, io, flags, carriesMentions(flags));
  if (path === null) {
    if (format !== 'ndjson') return writeAll(io.stdout, await rendered(report, options));
    return write(io.stdout, report.sources.map((outcome) => sourceLine(outcome)).join('') + reportLine(report));
  }
  if (flags.append === true && (format === 'csv' || format === 'tsv'))
    return appendSummary({ path, format }, report, { io, flags, signal });
  await writeWhole(path, await rendered(report, options));
}

/** Prints on standard error what the outputs on the screen do not show. */
async function say(
  report: Report,
  outputs: readonly Output[],
  io: Io,
  flags: ScanFlags,
  sources: readonly AskedSource[],
): Promise<void> {
  // A table ends with everything that is printed here, whatever its view.
  const onScreen = outputs.some(({ path, format }) => path === null && (format === 'table' || format === 'md'));
  const wanted = new Set(sources.filter(({ isWanted }) => isWanted).map(({ name }) => name));
  const isSilent = flags.quiet === true && report.exitCode === 0;
  const failures = onScreen || isSilent ? '' : failureNotices(report, wanted);
  const warnings = onScreen || flags.quiet === true ? '' : warningNotices(report);
  const isNewcomer = onScreen && flags.quiet !== true && flags.source === undefined && io.stdout.isTTY === true;
  await tell(io, failures + warnings + (isNewcomer && flags.replay === undefined ? keyNotice(sources) : ''));
}
