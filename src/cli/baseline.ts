/** `--baseline`: finds the earlier report of a brand that its current emotions are compared with. */
import { parseWhen, type WhenContext } from '../core/time/when.js';
import { UsageError } from '../errors.js';
import type { BaselineFor, ScanOptions } from '../library/options.js';
import { safeText } from '../output/screen/safe-text.js';
import type { Report } from '../types.js';
import { type Io, tell } from './io/io.js';
import { isFile, namedRuns } from './named-run.js';
import type { RunStore } from './run-store.js';
import type { StoreFlags } from './settings/store-address.js';

interface BaselineFlags extends StoreFlags {
  readonly baseline?: string;
  readonly brands?: string;
  readonly quiet?: boolean;
}

interface Run {
  readonly history: RunStore;
  readonly signal: AbortSignal;
}

/** @throws UsageError if the baseline is neither a report, nor a run, nor `last` */
export async function withBaseline(
  options: ScanOptions,
  flags: BaselineFlags,
  io: Io,
  { history, signal }: Run,
): Promise<ScanOptions> {
  const present = options.now?.() ?? new Date();
  const { asOf = present, until = asOf, timezone = 'UTC' } = options;
  // "Earlier" means before the run's clock.
  const clock = { now: until < asOf ? until : asOf, timezone };
  return { ...options, baseline: await baselineOf(flags, io, { history, signal, clock }) };
}

async function baselineOf(
  flags: BaselineFlags,
  io: Io,
  run: Run & { readonly clock: WhenContext },
): Promise<BaselineFor> {
  const { baseline = '' } = flags;
  const last = /^last(?::(.+))?$/s.exec(baseline);
  if (last === null || isFile(baseline)) return named(baseline, flags, io, run);
  if (flags.store === false) {
    throw new UsageError('--baseline last needs the history', {
      hint: 'leave out --no-store, or name the file of a report: --baseline FILE',
    });
  }
  const { clock } = run;
  const before = last[1] === undefined ? clock.now : parseWhen(last[1], clock);
  return async ({ expression, profile }, engine) => {
    const report = await newestBefore(before.getTime(), expression, profile?.name ?? null, engine, run.history);
    if (flags.quiet !== true) await tell(io, `socialrank: ${told(report, expression, before)}\n`);
    return report;
  };
}

async function named(name: string, flags: BaselineFlags, io: Io, { signal }: Run): Promise<BaselineFor> {
  const [run] = await namedRuns([name], flags, io, signal);
  const { report } = run!;
  return ({ expression, profile }) => {
    if (isOf(report, expression, profile?.name ?? null)) return report;
    // With many brands, the baseline belongs to only one of them.
    if (flags.brands !== undefined) return null;
    throw new UsageError(`the baseline ${name} is of another query: ${safeText(report.query.expression)}`, {
      hint: `this one is ${safeText(expression)}`,
    });
  };
}

const isOf = ({ query }: Report, expression: string, profile: string | null): boolean =>
  query.expression === expression || (profile !== null && query.profile === profile);

/** Considers only runs scored by the same engine, since each engine makes errors of its own. */
async function newestBefore(
  before: number,
  expression: string,
  profile: string | null,
  engine: string,
  history: RunStore,
): Promise<Report | null> {
  const store = await history.kept();
  const since = Number.MIN_SAFE_INTEGER;
  const runs = (await store?.runs({ expression, profile, since, until: before })) ?? [];
  const newest = runs.findLast((run) => run.engine === engine && run.status !== 'failed' && (run.mentions ?? 0) > 0);
  return newest === undefined ? null : ((await store!.run(newest.id))?.report ?? null);
}

function told(report: Report | null, expression: string, before: Date): string {
  const time = (iso: string) => iso.slice(0, 16).replace('T', ' ');
  return report === null
    ? `there is no baseline: no run of ${safeText(expression)} by this engine before ${time(before.toISOString())} UTC`
    : `the baseline is the run of ${time(report.asOf)} UTC, ${report.counts.mentions} mentions of ${safeText(report.query.brand)}`;
}
