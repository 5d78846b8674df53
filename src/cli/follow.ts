/** Follows a scan until its report; meanwhile shows progress and writes NDJSON lines as events arrive. */
import { copyLine, mentionLine } from '../output/data/ndjson.js';
import type { ScanEvent } from '../scan/request.js';
import type { Report } from '../types.js';
import type { ScanFlags } from './define/flag-values.js';
import { ClosedPipe, type Io, write } from './io/io.js';
import { terminalOf } from './io/terminal.js';
import { note } from './notices.js';
import type { Output } from './outputs/outputs.js';
import { type Progress, progress } from './progress.js';

export type FollowFlags = Pick<ScanFlags, 'quiet' | 'verbose' | 'progress' | 'color'> & LineFlags;
/** Other outputs of the run. */
type LineFlags = { readonly output?: readonly string[]; readonly record?: string };

/** @throws ClosedPipe if the reader of NDJSON has closed the pipe and nothing else is to be written */
export async function follow(
  happening: AsyncIterable<readonly ScanEvent[]>,
  { io, flags, outputs, screen }: { io: Io; flags: FollowFlags; outputs: readonly Output[]; screen: Progress },
): Promise<Report> {
  const lines = outputs.some(isLineStream) ? lineStream(io, flags) : null;
  try {
    for await (const events of happening) {
      for (const event of events) {
        if (event.type === 'report') return event.report;
        screen.see(event);
        if (event.type === 'note' && flags.verbose === true) await screen.say(note(event.source, event.message));
        if (lines === null) continue;
        if (event.type === 'mention') await lines(mentionLine(event.mention));
        if (event.type === 'copy') await lines(copyLine(event));
      }
    }
  } finally {
    screen.end();
  }
  throw new Error('a scan ended without its report');
}

/**
 * Shows live lines on a terminal, unless NDJSON goes to standard output: it may reach the same screen, even by a pipe.
 */
export function screenOf(io: Io, flags: FollowFlags, outputs: readonly Output[]): Promise<Progress> {
  const isTorn = outputs.some(isLineStream);
  const terminal = terminalOf(io.stderr, io.env, flags.color);
  return progress(io, {
    ...terminal,
    isTerminal: terminal.isTerminal && !isTorn && flags.quiet !== true && flags.progress,
  });
}

export function isLineStream({ path, format }: Output): boolean {
  return path === null && format === 'ndjson';
}

/** Returns a writer for NDJSON lines. A closed pipe ends the run, unless files are still to be written. */
export function lineStream(io: Io, { output, record }: LineFlags): (line: string) => Promise<void> {
  const isAlone = record === undefined && (output ?? []).every((path) => path === '-');
  let isRead = true;
  return async (line) => {
    if (!isRead) return;
    try {
      await write(io.stdout, line);
    } catch (error) {
      if (isAlone || !(error instanceof ClosedPipe)) throw error;
      isRead = false;
    }
  };
}
