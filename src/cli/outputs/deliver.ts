/** Delivers results to their outputs: files before stdout, each tried even if others fail. */
import type { RenderOptions } from '../../output/render.js';
import { safeText } from '../../output/screen/safe-text.js';
import type { ScanFlags } from '../define/flag-values.js';
import { ClosedPipe, type Io, tell } from '../io/io.js';
import { fileOf, terminalOf } from '../io/terminal.js';
import type { Output } from './outputs.js';

/** Sorts files first, so that they are written even if the reader of stdout has closed the pipe. */
export function filesFirst<T extends Output>(outputs: readonly T[]): readonly T[] {
  return [...outputs].sort((a, b) => Number(a.path === null) - Number(b.path === null));
}

/** Runs all works even if some fail. @returns the errors; a closed pipe does not count as one */
export async function kept(works: readonly (() => Promise<void>)[], signal: AbortSignal): Promise<unknown[]> {
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

/**
 * Whether the result reached the user, even if a pipe was closed: all outputs were written, or one that lists all
 * mentions.
 * @param carries whether JSON and NDJSON of that output contain the mentions
 */
export function isTaken<T extends Output>(
  outputs: readonly T[],
  written: ReadonlySet<T>,
  flags: Pick<ScanFlags, 'view' | 'append'>,
  carries: (output: T) => boolean,
): boolean {
  const lists = (output: T) => {
    if (output.format === 'json' || output.format === 'ndjson') return carries(output);
    return (flags.view === 'mentions' || flags.view === 'threads') && flags.append !== true;
  };
  return (
    outputs.every((output) => written.has(output)) || outputs.some((output) => written.has(output) && lists(output))
  );
}

/** Throws the first error, after printing the others. */
export async function throwFirst(failures: readonly unknown[], io: Io): Promise<void> {
  for (const failure of failures.slice(1)) await tell(io, `socialrank: ${safeText(messageOf(failure))}\n`);
  if (failures.length > 0) throw failures[0];
}

/** @param mentions whether JSON and NDJSON contain the mentions */
export function renderOptions({ format, path }: Output, io: Io, flags: ScanFlags, mentions: boolean): RenderOptions {
  const terminal = terminalOf(io.stdout, io.env, flags.color);
  return {
    format,
    view: flags.view,
    fields: flags.fields ?? explained(flags, format),
    sort: flags.sort ?? null,
    top: flags.top,
    mentions,
    bom: flags.bom ?? false,
    rawCsv: flags.rawCsv ?? false,
    terminal: path === null ? terminal : fileOf(terminal),
    verbose: flags.verbose ?? false,
  };
}

/** With `--verbose`, a table of mentions also shows why each is considered relevant to the brand. */
function explained({ view, verbose }: ScanFlags, format: Output['format']): readonly string[] | null {
  const isAsked = view === 'mentions' && verbose === true && format === 'table';
  return isAsked ? ['author', 'source', 'sentiment', 'relevance', 'relevance_reasons', 'title', 'text', 'url'] : null;
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}
