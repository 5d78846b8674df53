/**
 * Whether a condition holds, in three values (Kleene, "Introduction to Metamathematics", 1952, §64): of what is unknown
 * nothing is said, nor of its negation.
 */
import type { Comparison, Condition, EventName } from './condition.js';

export interface Facts {
  /** By whole names; null: unknown. */
  number(metric: string): number | null;
  /** Null: it cannot be told, as while a detector is warming up. */
  event(name: EventName): boolean | null;
}

/** Null: it cannot be told. A condition holds where this is true. */
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

/** One part that is `deciding` settles it; else an unknown part leaves it unknown. */
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
