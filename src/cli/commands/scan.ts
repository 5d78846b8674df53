/** `scan`: from the flags to outputs, each whole or not at all. */

import { copyLine, mentionLine, reportLine, sourceLine } from '../../output/ndjson.js';
import { checkView, type RenderOptions, render } from '../../output/render.js';
import { prepare } from '../../prepare.js';
import type { ScanEvent } from '../../scan/request.js';
import { stream } from '../../scan/scan.js';
import type { Report } from '../../types.js';
import { appendSummary, checkAppendable } from '../append.js';
import type { ScanFlags } from '../flags.js';
import { interruption } from '../interrupt.js';
import { ClosedPipe, type Io, write } from '../io.js';
import { failureNotices, note, warningNotices } from '../notices.js';
import { type Output, outputsOf } from '../outputs.js';
import { type Progress, progress } from '../progress.js';
import { scanOptions } from '../scan-options.js';
import { openTape } from '../tape-files.js';
import { terminalOf } from '../terminal.js';
import { writeWhole } from '../whole-file.js';

export async function scan(io: Io, query: string, flags: ScanFlags): Promise<number> {
  checkView(flags.view, flags.fields ?? null, flags.sort ?? null);
  const outputs = outputsOf(flags);
  if (flags.append === true) await checkAppendable(outputs, flags);
  const interrupted = interruption(io);
  try {
    const tape = await openTape(flags);
    const options = await scanOptions(flags, io, tape.recorded);
    const prepared = await prepare(query, { ...options, ...tape.transport, signal: interrupted.signal });
    try {
      const report = await run(io, flags, outputs, stream(prepared.request));
      await tape.keep(prepared);
      await deliver(report, outputs, io, flags, interrupted.signal);
      await say(report, outputs, io, flags);
      return report.exitCode;
    } finally {
      prepared.close();
    }
  } finally {
    interrupted.stop();
  }
}

/** Follows the scan to its report; NDJSON on standard output goes out line by line. */
async function run(
  io: Io,
  flags: ScanFlags,
  outputs: readonly Output[],
  events: AsyncIterable<ScanEvent>,
): Promise<Report> {
  const streams = outputs.some(({ path, format }) => path === null && format === 'ndjson');
  const live = await liveLines(io, flags, outputs);
  try {
    for await (const event of events) {
      if (event.type === 'report') return event.report;
      live.see(event);
      if (event.type === 'note' && flags.verbose === true) {
        live.clear();
        await write(io.stderr, note(event.source, event.message));
      }
      if (streams && event.type === 'mention') await write(io.stdout, mentionLine(event.mention));
      if (streams && event.type === 'copy') await write(io.stdout, copyLine(event));
    }
  } finally {
    live.clear();
  }
  throw new Error('a scan ended without its report');
}

function liveLines(io: Io, flags: ScanFlags, outputs: readonly Output[]): Promise<Progress> {
  // Lines that stream to the same screen would be torn by lines that are redrawn.
  const sharesScreen =
    io.stdout.isTTY === true && outputs.some(({ path, format }) => path === null && format === 'ndjson');
  const terminal = terminalOf(io.stderr, io.env, flags.color);
  return progress(io, {
    ...terminal,
    isTerminal: terminal.isTerminal && !sharesScreen && flags.quiet !== true && flags.progress,
  });
}

/** Files first: when the reader of standard output has gone, they are there all the same. */
async function deliver(
  report: Report,
  outputs: readonly Output[],
  io: Io,
  flags: ScanFlags,
  signal: AbortSignal,
): Promise<void> {
  const failures: unknown[] = [];
  for (const output of [...outputs].sort((a, b) => Number(a.path === null) - Number(b.path === null))) {
    signal.throwIfAborted();
    try {
      await deliverOne(report, output, io, flags, signal);
    } catch (error) {
      signal.throwIfAborted();
      failures.push(error);
    }
  }
  const real = failures.filter((failure) => !(failure instanceof ClosedPipe));
  if (real.length > 0) throw real[0];
}

async function deliverOne(
  report: Report,
  { path, format }: Output,
  io: Io,
  flags: ScanFlags,
  signal: AbortSignal,
): Promise<void> {
  const options = renderOptions(format, io, flags, path);
  if (path === null) {
    if (format !== 'ndjson') return write(io.stdout, await render(report, options));
    return write(io.stdout, report.sources.map(sourceLine).join('') + reportLine(report));
  }
  if (flags.append === true && (format === 'csv' || format === 'tsv'))
    return appendSummary(path, report, format, flags, signal);
  await writeWhole(path, await render(report, options));
}

function renderOptions(format: Output['format'], io: Io, flags: ScanFlags, path: string | null): RenderOptions {
  const terminal = terminalOf(io.stdout, io.env, path === null ? flags.color : 'never');
  return {
    format,
    view: flags.view,
    fields: flags.fields ?? null,
    sort: flags.sort ?? null,
    top: flags.top,
    mentions: flags.mentions,
    bom: flags.bom ?? false,
    rawCsv: flags.rawCsv ?? false,
    terminal: path === null ? terminal : { ...terminal, isTerminal: false },
  };
}

/** What the outputs do not say to a person who reads standard error. */
async function say(report: Report, outputs: readonly Output[], io: Io, flags: ScanFlags): Promise<void> {
  const onScreen =
    outputs.some(({ path, format }) => path === null && (format === 'table' || format === 'md')) &&
    flags.view === 'summary';
  const failures = onScreen ? '' : failureNotices(report);
  const warnings = onScreen || flags.quiet === true ? '' : warningNotices(report);
  await write(io.stderr, failures + warnings);
}
