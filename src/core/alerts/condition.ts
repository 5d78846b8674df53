/** What a condition is: comparisons of numbers and things that happened, joined. */

export const EVENTS = ['spike', 'dip', 'silence', 'stale', 'new'] as const;
export type EventName = (typeof EVENTS)[number];

export const COMPARISONS = ['<', '<=', '>', '>=', '=', '!='] as const;
export type Comparison = (typeof COMPARISONS)[number];

export type Condition =
  /** `metric` is a whole name: `net_sentiment`, not `net`. */
  | { readonly type: 'comparison'; readonly metric: string; readonly comparison: Comparison; readonly number: number }
  | { readonly type: 'event'; readonly event: EventName }
  | { readonly type: 'and' | 'or'; readonly conditions: readonly Condition[] }
  | { readonly type: 'not'; readonly condition: Condition };

/** Its comparisons and events, each once, in the order in which they stand. */
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
