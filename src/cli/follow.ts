/** Follows a scan to its report, printing progress and NDJSON lines as events arrive. */
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
/** Files that the run writes besides the lines. */
type LineFlags = { readonly output?: readonly string[]; readonly record?: string };

/** @throws ClosedPipe if the reader of NDJSON has closed the pipe and no other output remains */
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

/** Live progress lines on a terminal; off if NDJSON goes to stdout, which can reach the same screen, even by a pipe. */
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

/** Writes lines to stdout. A closed pipe ends the run, unless files are still to be written. */
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
