/** Finds out now what a scheduled scan would be refused for: the scan is planned, and the plan is not printed. */
import { Readable } from 'node:stream';
import { checkView } from '../../output/render.js';
import { readAlertFlags } from '../alerting/alert-flags.js';
import { type CompareFlags, compare } from '../commands/compare.js';
import { scan } from '../commands/scan.js';
import type { ScanFlags } from '../define/flag-values.js';
import type { Io } from '../io/io.js';
import { brandOutputs } from '../outputs/brand-outputs.js';
import { outputsOf } from '../outputs/outputs.js';
import { runStore } from '../run-store.js';

/** @throws UsageError that the scan would throw before making a request */
export async function checkScan(io: Io, [query]: readonly string[], flags: ScanFlags): Promise<void> {
  const silent = unseen(io);
  checkView(flags.view, flags.fields ?? null, flags.sort ?? null);
  if (flags.brands === undefined) outputsOf(flags, io);
  else brandOutputs(flags, [], io);
  runStore(flags, silent, NEVER);
  await readAlertFlags(flags, silent);
  await scan(silent, query, { ...flags, format: 'table', dryRun: true });
}

/** @throws UsageError that the comparison would throw before making a request */
export async function checkCompare(io: Io, names: readonly string[], flags: CompareFlags): Promise<void> {
  await compare(unseen(io), names, { ...flags, format: 'table', dryRun: true });
}

const NEVER = new AbortController().signal;

/** Prints nothing, and reads an empty standard input, as under cron. */
function unseen(io: Io): Io {
  const nowhere = { write: (_: unknown, done: () => void) => done() };
  return { ...io, stdout: nowhere, stdin: Readable.from([]) };
}
