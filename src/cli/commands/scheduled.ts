/** Wraps an unattended scan: a random wait before it, a line in the log after it. */
import { UsageError } from '../../errors.js';
import type { Report } from '../../types.js';
import type { ScanFlags } from '../define/flag-values.js';
import { exitCodeFor } from '../exit-codes.js';
import { interruptible } from '../io/interrupt.js';
import { type Io, tell } from '../io/io.js';
import { jitter } from '../jitter.js';
import { checkLog } from '../outputs/outputs.js';
import { knownSecrets, logRun } from '../run-log.js';
import { logFileOf } from '../settings/plain-settings.js';
import { readSettings } from '../settings/settings.js';
import type { OnReports } from './on-reports.js';

type Scheduled = Pick<ScanFlags, 'jitter' | 'log' | 'replay'> & Parameters<typeof checkLog>[1];
/** @param onReports receives the reports when they are complete */
type Run = (onReports: OnReports) => Promise<number>;

/** @param words command-line arguments, as typed */
export async function scheduled(io: Io, flags: Scheduled, words: readonly string[], run: Run): Promise<number> {
  const path = flags.log ?? logFileOf(readSettings(io), io);
  if (path !== undefined) checkLog(path, flags, io);
  const wait = flags.jitter !== undefined && flags.replay === undefined ? flags.jitter : 0;
  const waiting = async (onReports: OnReports) => {
    if (wait > 0) await interruptible(io, (signal) => jitter(wait, signal));
    return run(onReports);
  };
  if (path === undefined) return waiting(() => {});
  const began = (io.now ?? (() => new Date()))();
  const started = performance.now();
  let reports: readonly Report[] = [];
  const keepLine = async (exitCode: number, error: unknown) => {
    const line = {
      began,
      words,
      exitCode,
      durationMilliseconds: Math.round(performance.now() - started),
      reports,
      error: error === null ? null : error instanceof Error ? error.message : String(error),
    };
    await interruptible(io, () => logRun(path, line, secretsOf(io)));
  };
  let exitCode: number;
  try {
    exitCode = await waiting((given) => {
      reports = given;
    });
  } catch (error) {
    // The first failure counts; if the log cannot be written either, that is only reported.
    await keepLine(exitCodeFor(error), error).catch((failure: Error) => tell(io, `socialrank: ${failure.message}\n`));
    throw error;
  }
  await keepLine(exitCode, null);
  return exitCode;
}

function secretsOf(io: Io): string[] {
  try {
    return knownSecrets(readSettings(io), io.env);
  } catch (error) {
    // Unreadable settings are why the run failed.
    if (error instanceof UsageError) return knownSecrets({}, io.env);
    throw error;
  }
}
