/** Adds what all scanning commands share to the scan options: tape, request log and the history for `--new`. */
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
  /** Removes secrets; called only once a request is logged. */
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
