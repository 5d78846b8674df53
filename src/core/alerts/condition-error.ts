/** A condition that cannot be read, with its place. */
import { QueryError } from '../../errors.js';

/** Shown as a wrong query is: the message, the line, a caret under the column. */
export class ConditionError extends QueryError {
  override name = 'ConditionError';
}

export function conditionError(input: string, problem: string, column: number, expected: string): ConditionError {
  return new ConditionError(`${problem} (column ${column}); expected ${expected}`, { input, column, expected });
}
