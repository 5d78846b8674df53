/** Names that conditions can use, and suggestions for mistyped ones. */

import { SHORT_NAMES, SUMMARY_NUMBERS, SUMMARY_TEXTS } from '../report/summary-numbers.js';
import { closestName } from '../text/closest-name.js';
import { EVENTS } from './condition.js';
import { type ConditionError, conditionError } from './condition-error.js';

const METRICS: readonly string[] = [...SUMMARY_NUMBERS.keys(), ...SHORT_NAMES.keys()];

/** Describes what can be used in a condition. */
export const KNOWN_NAMES = `one of the numbers ${METRICS.join(', ')}, or of the events ${EVENTS.join(', ')}`;

/** Full name of a metric; null if there is none by that name. */
export function readMetric(name: string): string | null {
  const whole = SHORT_NAMES.get(name) ?? name;
  return SUMMARY_NUMBERS.has(whole) ? whole : null;
}

export function nameError(input: string, name: string, typed: string, column: number): ConditionError {
  if (SUMMARY_TEXTS.includes(name)) {
    return conditionError(input, `${name} is not a number`, column, KNOWN_NAMES);
  }
  const shown = typed.length > MOST_SHOWN ? `${typed.slice(0, MOST_SHOWN)}…` : typed;
  const meant = closestName(name, [...METRICS, ...EVENTS]);
  return conditionError(
    input,
    `there is no ${shown}`,
    column,
    meant === null ? KNOWN_NAMES : `perhaps ${meant}; ${KNOWN_NAMES}`,
  );
}

const MOST_SHOWN = 40;
