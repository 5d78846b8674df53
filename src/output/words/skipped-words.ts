/** Lists the skipped sources by reason. */
import type { SourceOutcome } from '../../types.js';
import { REASONS } from './outcome-words.js';

/** `Skipped for want of a key or a setting: x, youtube.` One sentence per reason; empty if no source was skipped. */
export function skippedWords({
  sources,
}: {
  readonly sources: readonly Pick<SourceOutcome, 'name' | 'status' | 'error'>[];
}): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const outcome of sources) {
    if (outcome.status !== 'skipped') continue;
    const reason = reasonOf(outcome);
    byReason.set(reason, [...(byReason.get(reason) ?? []), outcome.name]);
  }
  return [...byReason].map(([reason, names]) => `Skipped${reason}: ${names.join(', ')}.`);
}

function reasonOf({ error }: Pick<SourceOutcome, 'error'>): string {
  if (error === null) return '';
  return error.code === 'needs_config' ? ' for want of a key or a setting' : ` (${REASONS[error.code]})`;
}
