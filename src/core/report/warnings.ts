/** Warnings that readers of the numbers need. */
import type { Mention, SourceOutcome, Warning, Window } from '../../types.js';
import { publishedTimes } from '../metrics/observed.js';
import { CLOCK_SKEW_MILLISECONDS } from '../time/clock-skew.js';
import type { AnsweredSource } from './outcome.js';

const STALE_TIMES = 10;
const STALE_AT_LEAST_MILLISECONDS = 86_400_000;
/** With fewer gaps, the usual pause of a source is unknown. */
const GAPS_AT_LEAST = 5;

/** What earlier runs of the same query saw of a source. */
export interface Habit {
  /** Time of its newest item, in ms. */
  readonly newest: number | null;
  /** Usual age of its newest item; null if too little is known. */
  readonly usualAgeSeconds: number | null;
}

/**
 * @param window the elapsed part
 * @param habits of the sources, in the same order; null if nothing is known
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

/**
 * Number of mentions dated later than the elapsed part of the window. They keep their time if the window ends after the
 * clock, but nothing else of that period was seen.
 */
function aheadOf({ until }: Window, mentions: readonly Mention[]): number {
  const latest = until.getTime() + CLOCK_SKEW_MILLISECONDS;
  return publishedTimes(mentions).filter((time) => time > latest).length;
}

/** Whether an age is much more than usual, and more than a day. */
export function isOlderThanUsual(ageMilliseconds: number, usualMilliseconds: number): boolean {
  return ageMilliseconds > STALE_AT_LEAST_MILLISECONDS && ageMilliseconds > STALE_TIMES * usualMilliseconds;
}

/**
 * Describes how the newest item is unusually old, judging by the gaps in this run and by earlier runs; null if it is
 * not.
 */
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
  // A cache on the way served an older answer, since the newest item of a source cannot get older.
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

/** In ms; null if there are too few gaps. */
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
