/** Syntax errors of conditions, with their position. */
import { QueryError } from '../../errors.js';

/** Displayed like an error in a query: the message, the line, and a caret under the column. */
export class ConditionError extends QueryError {
  override name = 'ConditionError';
}

export function conditionError(input: string, problem: string, column: number, expected: string): ConditionError {
  return new ConditionError(`${problem} (column ${column}); expected ${expected}`, { input, column, expected });
}
