/** `--append`: updates the daily CSV atomically. */
import { UsageError } from '../../errors.js';
import { checkAppend, upsertSummary } from '../../output/data/append.js';
import type { Report } from '../../types.js';
import type { ScanFlags } from '../define/flag-values.js';
import type { Io } from '../io/io.js';
import type { Output } from '../outputs/outputs.js';
import { readSettings } from '../settings/settings.js';
import { lockWait } from '../settings/store-address.js';
import { existingText } from './existing-text.js';
import { updateWhole } from './whole-file.js';

type AppendOptions = Parameters<typeof checkAppend>[1];

/** @throws UsageError, before any request is made, for a file that has other columns or is not in UTF-8 */
export async function checkAppendable(outputs: readonly Output[], flags: ScanFlags, io: Io): Promise<void> {
  lockWait(readSettings(io), io);
  for (const { path, format } of outputs) {
    if (path === null || (format !== 'csv' && format !== 'tsv')) continue;
    const existing = await existingText(path);
    try {
      checkAppend(existing, appendOptions(format, flags));
    } catch (error) {
      if (error instanceof UsageError) throw new UsageError(`${path}: ${error.message}`, { hint: error.hint });
      throw error;
    }
  }
}

/** Inserts or replaces the day's row, under a lock. */
export async function appendSummary(
  { path, format }: { readonly path: string; readonly format: 'csv' | 'tsv' },
  report: Report,
  { io, flags, signal }: { readonly io: Io; readonly flags: ScanFlags; readonly signal: AbortSignal },
): Promise<void> {
  // A failed run knows nothing about the day: it writes no row and creates no file.
  if (report.status === 'failed') return;
  const wait = lockWait(readSettings(io), io);
  await updateWhole(path, (existing) => upsertSummary(existing, report, appendOptions(format, flags)), {
    signal,
    ...(wait === undefined ? {} : { lockWaitMilliseconds: wait }),
  });
}

function appendOptions(format: 'csv' | 'tsv', flags: ScanFlags): AppendOptions {
  return { format, fields: flags.fields ?? null, bom: flags.bom ?? false, rawCsv: flags.rawCsv ?? false };
}
