/** Whether a run would have seen a mention that it does not have. */
import type { Mention, Report, RunDifference, SourceOutcome } from '../../types.js';
import { seenUntil } from '../time/passed.js';
import { outcomesOf } from './outcomes-of.js';

type Reason = RunDifference['unseen'][number]['reason'];

/**
 * `before`, `after`: it is outside the window, or later than the run's clock. Otherwise a source that did not look, and
 * why.
 */
export type Seeing = 'seen' | 'before' | 'after' | { readonly source: string; readonly reason: Reason };

/**
 * A mention is seen if one of the sources that have it was read whole, or far enough back, and no filter of the run may
 * have left it out.
 */
export function seenBy(report: Report): (mention: Mention) => Seeing {
  const { window } = report;
  const mayBeFiltered = filterOf(report);
  const sourcesOf = outcomesOf(report);
  const [since, until] = [Date.parse(window.since), seenUntil(report)];
  return (mention) => {
    const { source, copies, publishedAt } = mention;
    const time = publishedAt === null ? null : Date.parse(publishedAt);
    if (time !== null && time < since) return 'before';
    if (time !== null && time >= until) return 'after';
    const reasons = [source, ...copies.map((copy) => copy.source)].flatMap((name) => {
      const own = sourcesOf(name);
      return own.length === 0 ? ['not_asked' as const] : own.map((outcome) => blindness(outcome, time));
    });
    if (!reasons.includes(null)) return { source, reason: reasons[0]! };
    return mayBeFiltered(mention) ? { source, reason: 'filtered' } : 'seen';
  };
}

/**
 * Whether the filters of a run may have left out a mention. A report does not state them, so they are inferred from
 * what it left out and what it kept.
 */
function filterOf({ counts: { filtered }, mentions = [] }: Report): (mention: Mention) => boolean {
  const languages = new Set(mentions.map(({ language }) => language));
  const least = mentions.reduce((lowest, { relevance }) => Math.min(lowest, relevance), 1);
  const hasLeftOut = (reason: keyof typeof filtered) => (filtered[reason] ?? 0) > 0;
  const [seenBefore, byLanguage, byRelevance] = [
    hasLeftOut('seenBefore'),
    hasLeftOut('language'),
    hasLeftOut('relevance'),
  ];
  return ({ language, relevance }) =>
    seenBefore || (byLanguage && language !== null && !languages.has(language)) || (byRelevance && relevance < least);
}

/** Null if the source would have returned it. */
function blindness({ status, truncated, observedFrom }: SourceOutcome, time: number | null): Reason | null {
  if (status === 'failed' || status === 'skipped') return status;
  // At the very time where a truncated source stopped, further items may be missing.
  if (truncated) return time !== null && observedFrom !== null && time > Date.parse(observedFrom) ? null : 'truncated';
  return status === 'partial' ? 'partial' : null;
}
