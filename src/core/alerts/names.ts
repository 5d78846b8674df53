/** The names that a condition knows, and the one that a mistyped name was meant to be. */
import { SHORT_NAMES, SUMMARY_NUMBERS, SUMMARY_TEXTS } from '../report/summary-numbers.js';
import { EVENTS } from './condition.js';
import { type ConditionError, conditionError } from './condition-error.js';

const METRICS: readonly string[] = [...SUMMARY_NUMBERS.keys(), ...SHORT_NAMES.keys()];

/** In words: what can stand in a condition. */
export const KNOWN_NAMES = `one of the numbers ${METRICS.join(', ')}, or of the events ${EVENTS.join(', ')}`;

/** The whole name of a metric; null: there is none of that name. */
export function readMetric(name: string): string | null {
  const whole = SHORT_NAMES.get(name) ?? name;
  return SUMMARY_NUMBERS.has(whole) ? whole : null;
}

export function nameError(input: string, name: string, typed: string, column: number): ConditionError {
  if (SUMMARY_TEXTS.includes(name)) {
    return conditionError(input, `${name} is no number`, column, KNOWN_NAMES);
  }
  const shown = typed.length > MOST_SHOWN ? `${typed.slice(0, MOST_SHOWN)}…` : typed;
  const meant = closest(name);
  return conditionError(
    input,
    `there is no ${shown}`,
    column,
    meant === null ? KNOWN_NAMES : `perhaps ${meant}; ${KNOWN_NAMES}`,
  );
}

const MOST_SHOWN = 40;

/** The known name that takes the fewest changes; null: none is near. */
function closest(name: string): string | null {
  const bare = name.replaceAll('_', '').slice(0, MOST_SHOWN);
  const near = [...METRICS, ...EVENTS]
    .map((known) => ({ known, changes: changesBetween(bare, known.replaceAll('_', '')) }))
    .sort((a, b) => a.changes - b.changes)[0]!;
  return near.changes <= Math.max(1, bare.length / 3) ? near.known : null;
}

/** Levenshtein's distance (Wagner and Fischer, "The String-to-String Correction Problem", 1974). */
function changesBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
