/** Adds to a scan's options what depends on the run: network or tape, the log of requests if wanted, and `--new`. */
import type { ScanOptions } from '../library/options.js';
import type { TapeFiles } from './files/tape-files.js';
import type { Progress } from './progress.js';
import { requestLog } from './request-log.js';
import { type RunStore, seenIn } from './run-store.js';

interface Run {
  readonly tape: TapeFiles;
  readonly screen: Progress;
  readonly history: RunStore;
  readonly signal: AbortSignal;
  /** Removes secrets from a text; called only once requests are made. */
  readonly redact: (text: string) => string;
}

export function runOptions(
  options: ScanOptions,
  flags: { readonly verbose?: boolean; readonly new?: boolean },
  { tape, screen, history, signal, redact }: Run,
): ScanOptions {
  return {
    ...options,
    ...(flags.verbose === true
      ? { transport: requestLog(tape.open, redact, (line) => void screen.say(`${line}\n`)) }
      : tape.transport),
    ...(flags.new === true ? { newIn: seenIn(history) } : {}),
    signal,
  };
}
