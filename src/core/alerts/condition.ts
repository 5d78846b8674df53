/** The syntax tree of a condition: comparisons of numbers and events, combined by logical operators. */

export const EVENTS = ['spike', 'dip', 'silence', 'stale', 'new'] as const;
export type EventName = (typeof EVENTS)[number];

export const COMPARISONS = ['<', '<=', '>', '>=', '=', '!='] as const;
export type Comparison = (typeof COMPARISONS)[number];

export type Condition =
  /** `metric` is a full name: `net_sentiment`, not `net`. */
  | { readonly type: 'comparison'; readonly metric: string; readonly comparison: Comparison; readonly number: number }
  | { readonly type: 'event'; readonly event: EventName }
  | { readonly type: 'and' | 'or'; readonly conditions: readonly Condition[] }
  | { readonly type: 'not'; readonly condition: Condition };

/** Its distinct comparisons and events, in order of first appearance. */
export function partsOf(condition: Condition): readonly (Condition & { readonly type: 'comparison' | 'event' })[] {
  switch (condition.type) {
    case 'comparison':
    case 'event':
      return [condition];
    case 'not':
      return partsOf(condition.condition);
    case 'and':
    case 'or': {
      const parts = condition.conditions.flatMap(partsOf);
      return [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
    }
  }
}

export function eventsOf(condition: Condition): readonly EventName[] {
  return partsOf(condition).flatMap((part) => (part.type === 'event' ? [part.event] : []));
}
