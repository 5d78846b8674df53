/** What a reader of the numbers should know about them. */
import type { Mention, SourceOutcome, Warning, Window } from '../../types.js';
import { publishedTimes } from '../metrics/observed.js';
import { CLOCK_SKEW_MILLISECONDS } from '../time/clock-skew.js';
import type { AnsweredSource } from './outcome.js';

const STALE_TIMES = 10;
const STALE_AT_LEAST_MILLISECONDS = 86_400_000;
/** Fewer gaps say nothing of a source's habit. */
const GAPS_AT_LEAST = 5;

/** What earlier runs of the same query saw of a source. */
export interface Habit {
  /** ms */
  readonly newest: number | null;
  /** How old the newest item usually is; null: too little is known. */
  readonly usualAgeSeconds: number | null;
}

/**
 * @param window as far as it has passed
 * @param habits of the sources, in their order; null: nothing is known
 */
export function warningsOf(
  answered: readonly AnsweredSource[],
  outcomes: readonly SourceOutcome[],
  window: Window,
  said: readonly Warning[],
  habits: readonly (Habit | null)[] = [],
): Warning[] {
  const found = answered.flatMap((source, place) => {
    const { tally, name } = source;
    const warnings: Warning[] = [];
    if (tally.future > 0) {
      warnings.push({
        code: 'future_timestamp',
        message: `${counted(tally.future, 'item')} dated in the future: time taken as unknown`,
        source: name,
      });
    }
    if (tally.unreadable > 0) {
      warnings.push({
        code: 'unreadable_time',
        message: `${counted(tally.unreadable, 'item')} with a time that cannot be read (ISO 8601 with its zone can): taken as unknown`,
        source: name,
      });
    }
    const ahead = aheadOf(window, source.mentions);
    if (ahead > 0) {
      warnings.push({
        code: 'future_timestamp',
        message: `${counted(ahead, 'mention')} dated later than now, in a window that ends later: left out of buckets and rates`,
        source: name,
      });
    }
    if (tally.malformed > 0) {
      warnings.push({
        code: 'malformed_item',
        message: `${counted(tally.malformed, 'item')} without an id or address, or without text: left out`,
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
    if (tally.otherwise > 0) {
      warnings.push({
        code: 'same_id',
        message: `${counted(tally.otherwise, 'item')} with the id of another that says something else: counted as its copy; --no-dedupe counts all, --map id=FIELD takes the id from elsewhere`,
        source: name,
      });
    }
    const stale = staleness(source, outcomes[place]!, window, habits[place] ?? null);
    if (stale !== null) warnings.push({ code: 'stale', message: stale, source: name });
    return warnings;
  });
  return [...said, ...found];
}

/** Where a window reaches past the clock, what is stamped later has a time, of which nothing else was seen. */
function aheadOf({ until }: Window, mentions: readonly Mention[]): number {
  const latest = until.getTime() + CLOCK_SKEW_MILLISECONDS;
  return publishedTimes(mentions).filter((time) => time > latest).length;
}

/** Much older than usual, and than a day. */
export function isOlderThanUsual(ageMilliseconds: number, usualMilliseconds: number): boolean {
  return ageMilliseconds > STALE_AT_LEAST_MILLISECONDS && ageMilliseconds > STALE_TIMES * usualMilliseconds;
}

/** By the pauses that it makes in this run, and by what earlier runs saw; null: it is as it always is. */
function staleness(
  { mentions, answer }: AnsweredSource,
  { status, newest }: SourceOutcome,
  { until }: Window,
  habit: Habit | null,
): string | null {
  const isKnown = habit !== null && (status === 'ok' || status === 'empty');
  const last = newest === null ? (isKnown ? habit.newest : null) : Date.parse(newest);
  if (last === null) return null;
  const age = until.getTime() - last;
  const from = new Date(last).toISOString();
  const before = isKnown && answer.isWhole && answer.end === 'whole' ? habit.newest : null;
  // Caches on the way serve what they had: what was there once cannot have become older.
  if (before !== null && last < before && before < until.getTime()) {
    return `its newest item is from ${from}, and an earlier run saw one from ${new Date(before).toISOString()}`;
  }
  const pause = medianPause(mentions);
  if (newest !== null && pause !== null && isOlderThanUsual(age, pause)) {
    return `its newest item is from ${from}, which is much older than usual`;
  }
  const usual = isKnown ? habit.usualAgeSeconds : null;
  if (usual === null || !isOlderThanUsual(age, usual * 1000)) return null;
  return `its newest item is from ${from}, much longer ago than in earlier runs`;
}

/** ms; null where there are too few. */
function medianPause(mentions: readonly Mention[]): number | null {
  const times = publishedTimes(mentions)
    .filter((time) => !Number.isNaN(time))
    .sort();
  const gaps = times.subarray(1).map((time, place) => time - times[place]!);
  gaps.sort();
  return gaps.length < GAPS_AT_LEAST ? null : gaps[gaps.length >> 1]!;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
