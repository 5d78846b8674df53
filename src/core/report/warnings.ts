/** What a reader of the numbers should know about them. */
import type { Mention, SourceOutcome, Warning, Window } from '../../types.js';
import type { AnsweredSource } from './outcome.js';

const STALE_GAPS = 10;
const STALE_AT_LEAST_MILLISECONDS = 86_400_000;
/** Fewer gaps say nothing of a source's habit. */
const GAPS_AT_LEAST = 5;

export function warningsOf(
  answered: readonly AnsweredSource[],
  outcomes: readonly SourceOutcome[],
  window: Window,
  said: readonly Warning[],
): Warning[] {
  const found = answered.flatMap((source, place) => {
    const { tally, name } = source;
    const warnings: Warning[] = [];
    if (tally.future > 0) {
      warnings.push({
        code: 'future_timestamp',
        message: `${counted(tally.future, 'item')} stamped later than the clock: their time is taken as unknown`,
        source: name,
      });
    }
    if (tally.malformed > 0) {
      warnings.push({
        code: 'malformed_item',
        message: `${counted(tally.malformed, 'item')} without an id or address, or without a word: left out`,
        source: name,
      });
    }
    if (tally.unknown > 0) {
      warnings.push({
        code: 'unknown_values',
        message: `${counted(tally.unknown, 'item')} without the number or the score that the query compares: left out`,
        source: name,
      });
    }
    if (isStale(source.mentions, outcomes[place]!, window)) {
      warnings.push({
        code: 'stale_source',
        message: `its newest item is from ${outcomes[place]!.newest}, much longer ago than it usually pauses`,
        source: name,
      });
    }
    return warnings;
  });
  return [...said, ...found];
}

/** Silent for ten times its own median gap, and for a day. */
function isStale(mentions: readonly Mention[], { newest }: SourceOutcome, window: Window): boolean {
  const times = mentions
    .flatMap(({ publishedAt }) => (publishedAt === null ? [] : [Date.parse(publishedAt)]))
    .sort((a, b) => a - b);
  const gaps = times
    .slice(1)
    .map((time, place) => time - times[place]!)
    .sort((a, b) => a - b);
  const median = gaps[gaps.length >> 1];
  if (newest === null || median === undefined || gaps.length < GAPS_AT_LEAST) return false;
  const silence = window.until.getTime() - Date.parse(newest);
  return silence > STALE_AT_LEAST_MILLISECONDS && silence > STALE_GAPS * median;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
