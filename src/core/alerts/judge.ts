/**
 * Evaluates conditions in three-valued logic (Kleene, "Introduction to Metamathematics", 1952, §64): what depends on an
 * unknown value is neither true nor false, and neither is its negation.
 */
import type { Comparison, Condition, EventName } from './condition.js';

export interface Facts {
  /** By full name; null if unknown. */
  number(metric: string): number | null;
  /** Null if unknown, such as while the detector is warming up. */
  event(name: EventName): boolean | null;
}

/** Null if unknown. A condition holds only if this is true. */
export function judge(condition: Condition, facts: Facts): boolean | null {
  switch (condition.type) {
    case 'event':
      return facts.event(condition.event);
    case 'comparison': {
      const number = facts.number(condition.metric);
      return number === null ? null : HOLDS[condition.comparison](number, condition.number);
    }
    case 'not': {
      const inner = judge(condition.condition, facts);
      return inner === null ? null : !inner;
    }
    case 'and':
      return decided(condition.conditions, facts, false);
    case 'or':
      return decided(condition.conditions, facts, true);
  }
}

/** A part with the value `deciding` decides; otherwise an unknown part makes the result unknown. */
function decided(conditions: readonly Condition[], facts: Facts, deciding: boolean): boolean | null {
  const values = conditions.map((one) => judge(one, facts));
  if (values.includes(deciding)) return deciding;
  return values.includes(null) ? null : !deciding;
}

const HOLDS: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};
