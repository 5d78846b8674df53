/** `scan`: from the flags to outputs, each whole or not at all. */

import type { Transport } from '../../http/transport.js';
import { reportLine, sourceLine } from '../../output/ndjson.js';
import { checkView, type RenderOptions, render } from '../../output/render.js';
import { safeText } from '../../output/safe-text.js';
import { type Prepared, prepare } from '../../prepare.js';
import type { AskedSource } from '../../scan/request.js';
import { stream } from '../../scan/scan.js';
import { untilAborted } from '../../scan/until-aborted.js';
import type { Report } from '../../types.js';
import { appendSummary, checkAppendable } from '../append.js';
import type { ScanFlags } from '../flags.js';
import { follow, screenOf } from '../follow.js';
import { interruption } from '../interrupt.js';
import { ClosedPipe, type Io, tell, write } from '../io.js';
import { failureNotices, keyNotice, warningNotices } from '../notices.js';
import { type Output, outputsOf } from '../outputs.js';
import type { Progress } from '../progress.js';
import { requestLog } from '../request-log.js';
import { scanOptions } from '../scan-options.js';
import { openTape, type TapeFiles } from '../tape-files.js';
import { fileOf, terminalOf } from '../terminal.js';
import { writeWhole } from '../whole-file.js';
import { plan, planFlags } from './plan.js';

export async function scan(io: Io, query: string, flags: ScanFlags): Promise<number> {
  if (flags.dryRun === true) return plan(io, query, planFlags(flags));
  checkView(flags.view, flags.fields ?? null, flags.sort ?? null);
  const outputs = outputsOf(flags);
  if (flags.append === true) await checkAppendable(outputs, flags);
  const interrupted = interruption(io);
  try {
    const tape = await openTape(flags);
    // Standard input, or a named pipe, may keep it waiting.
    const options = await untilAborted(() => scanOptions(flags, io, tape.recorded), interrupted.signal);
    const screen = await screenOf(io, flags, outputs);
    const prepared: Prepared = await prepare(query, {
      ...options,
      ...(flags.verbose === true
        ? { transport: logged(tape, screen, (text) => prepared.request.redact(text)) }
        : tape.transport),
      signal: interrupted.signal,
    });
    try {
      const report = await follow(stream(prepared.request), { io, flags, outputs, screen });
      const failures = await kept(
        [
          () => tape.keep(prepared),
          ...filesFirst(outputs).map((output) => () => deliver(report, output, io, flags, interrupted.signal)),
        ],
        interrupted.signal,
      );
      await say(report, outputs, io, flags, prepared.request.sources);
      for (const failure of failures.slice(1)) await tell(io, `socialrank: ${safeText(messageOf(failure))}\n`);
      if (failures.length > 0) throw failures[0];
      return report.exitCode;
    } finally {
      prepared.close();
    }
  } finally {
    interrupted.stop();
  }
}

function logged(tape: TapeFiles, screen: Progress, redact: (text: string) => string): Transport {
  return requestLog(tape.open, redact, (line) => void screen.say(`${line}\n`));
}

/** When the reader of standard output has gone, the files are there all the same. */
function filesFirst(outputs: readonly Output[]): readonly Output[] {
  return [...outputs].sort((a, b) => Number(a.path === null) - Number(b.path === null));
}

/** Does all of it, whatever fails on the way. @returns what failed; a reader that has gone is no failure */
async function kept(works: readonly (() => Promise<void>)[], signal: AbortSignal): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (const work of works) {
    signal.throwIfAborted();
    try {
      await work();
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ClosedPipe)) failures.push(error);
    }
  }
  return failures;
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}

async function deliver(
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
  const terminal = terminalOf(io.stdout, io.env, flags.color);
  return {
    format,
    view: flags.view,
    fields: flags.fields ?? explained(flags, format),
    sort: flags.sort ?? null,
    top: flags.top,
    mentions: flags.mentions,
    bom: flags.bom ?? false,
    rawCsv: flags.rawCsv ?? false,
    terminal: path === null ? terminal : fileOf(terminal),
  };
}

/** Who wants to know more is told why a mention is taken to speak of the brand. */
function explained({ view, verbose }: ScanFlags, format: Output['format']): readonly string[] | null {
  const isAsked = view === 'mentions' && verbose === true && format === 'table';
  return isAsked ? ['author', 'source', 'sentiment', 'relevance', 'relevance_reasons', 'title', 'text', 'url'] : null;
}

/** What the outputs do not say to a person who reads standard error. */
async function say(
  report: Report,
  outputs: readonly Output[],
  io: Io,
  flags: ScanFlags,
  sources: readonly AskedSource[],
): Promise<void> {
  const onScreen =
    outputs.some(({ path, format }) => path === null && (format === 'table' || format === 'md')) &&
    (flags.view === 'summary' || flags.view === 'threads');
  const wanted = new Set(sources.filter(({ isWanted }) => isWanted).map(({ name }) => name));
  const failures = onScreen ? '' : failureNotices(report, wanted);
  const warnings = onScreen || flags.quiet === true ? '' : warningNotices(report);
  const isNewcomer = onScreen && flags.quiet !== true && flags.source === undefined && io.stdout.isTTY === true;
  await tell(io, failures + warnings + (isNewcomer && flags.replay === undefined ? keyNotice(sources) : ''));
}
