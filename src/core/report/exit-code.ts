/** The exit code, as known when the report is written; interruptions and usage errors never get this far. */
import type { SourceErrorCode } from '../../errors.js';
import type { Report, SourceOutcome } from '../../types.js';

const WANTS_KEY: ReadonlySet<SourceErrorCode> = new Set(['needs_config', 'auth']);

export function statusOf(sources: readonly SourceOutcome[]): Report['status'] {
  const answered = sources.filter(({ status }) => status === 'ok' || status === 'empty' || status === 'partial');
  if (answered.length === 0) return 'failed';
  return sources.some(({ status }) => status === 'failed' || status === 'partial') ? 'partial' : 'complete';
}

/** @param wanted names of the sources that the user named or gave a key */
export function exitCodeOf(
  sources: readonly SourceOutcome[],
  { wanted, allowPartial }: { wanted: ReadonlySet<string>; allowPartial: boolean },
): number {
  const status = statusOf(sources);
  if (status === 'complete') return 0;
  if (status === 'partial') return allowPartial ? 0 : 4;
  return sources.some(({ name, error }) => wanted.has(name) && error !== null && WANTS_KEY.has(error.code)) ? 5 : 1;
}

/** Exit code of a run in which a condition holds: 3 unless the run failed, since nothing is known then. */
export function withConditionHolding(exitCode: number): number {
  return exitCode === 0 || exitCode === 4 ? 3 : exitCode;
}
