/** What must be known of the ground on which brands were compared. */
import type { BrandComparison, Warning } from '../../types.js';

type Source = BrandComparison['sources'][number];

/** @param all how many brands there are */
export function groundWarnings(sources: readonly Source[], all: number): readonly Warning[] {
  return sources.flatMap((source) => {
    const message = messageOf(source, all);
    return message === null ? [] : [{ ...message, source: source.name }];
  });
}

function messageOf(
  { used, reason, truncated, failed, observedFrom }: Source,
  all: number,
): Omit<Warning, 'source'> | null {
  const leftOut = (why: string) => ({ code: 'left_out', message: `left out for all brands: ${why}` });
  switch (reason) {
    case 'failed':
      return failed.length === all ? null : leftOut(`it did not answer for ${namesOf(failed)}`);
    case 'skipped':
      return failed.length === 0 ? null : leftOut(`it could not be asked for ${namesOf(failed)}`);
    case 'unordered':
      return leftOut(`cut short for ${namesOf(truncated)}, and nobody knows how far back it was read`);
    case 'uneven':
      return leftOut('parts of it failed, and not the same for every brand');
    case null:
      break;
  }
  if (!used || truncated.length === 0) return null;
  const since = `cut short for ${namesOf(truncated)}: compared from ${observedFrom ?? 'where it was cut'} on`;
  return { code: 'censored', message: since };
}

const MOST_NAMES = 3;

function namesOf(brands: readonly string[]): string {
  const more = brands.length - MOST_NAMES;
  return brands.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
