/** The canonical text of a condition: parsing it gives the same condition. Incidents are identified by it. */
import type { Condition } from './condition.js';

export function printCondition(condition: Condition): string {
  switch (condition.type) {
    case 'event':
      return condition.event;
    case 'comparison':
      return `${condition.metric} ${condition.comparison} ${condition.number}`;
    case 'not':
      return `!${grouped(condition.condition)}`;
    case 'and':
      return condition.conditions.map((one) => (one.type === 'or' ? grouped(one) : printCondition(one))).join(' & ');
    case 'or':
      return condition.conditions.map(printCondition).join(' | ');
  }
}

function grouped(condition: Condition): string {
  return condition.type === 'event' ? condition.event : `(${printCondition(condition)})`;
}
