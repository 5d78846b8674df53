/** Parses conditions: `|` binds loosest, then `&`, then `!`. */
import type { Condition } from './condition.js';
import { conditionError } from './condition-error.js';
import { type Token, tokenize } from './condition-tokens.js';
import { KNOWN_NAMES } from './names.js';

const MAX_DEPTH = 32;
const MAX_LENGTH = 2000;

/** @throws ConditionError with the column and what was expected there */
export function parseCondition(input: string): Condition {
  if (input.length > MAX_LENGTH) {
    throw conditionError(
      input,
      `a condition has at most ${MAX_LENGTH} characters`,
      MAX_LENGTH + 1,
      'several --fail-on instead',
    );
  }
  const tokens = tokenize(input);
  let next = 0;
  let depth = 0;

  const take = (type: Token['type']): Token | null => {
    const token = tokens[next];
    if (token?.type !== type) return null;
    next += 1;
    return token;
  };

  const joined = (type: 'and' | 'or', part: () => Condition): Condition => {
    const conditions = [part()];
    while (take(type) !== null) conditions.push(part());
    return join(type, conditions);
  };
  const alternatives = (): Condition => joined('or', conjunction);
  const conjunction = (): Condition => joined('and', negation);

  const negation = (): Condition => {
    let isDenied = false;
    while (take('not') !== null) isDenied = !isDenied;
    const condition = primary();
    return isDenied ? { type: 'not', condition } : condition;
  };

  const primary = (): Condition => {
    const token = tokens[next];
    next += 1;
    switch (token?.type) {
      case 'open':
        return group(token);
      case 'event':
        return { type: 'event', event: token.event };
      case 'metric':
        return comparison(token);
      case 'number':
        throw conditionError(input, 'a comparison begins with a name', token.column, 'as mentions < 1');
      case 'and':
      case 'or':
      case 'not':
      case 'close':
      case 'comparison':
      case undefined:
        throw missing(token);
    }
  };

  const comparison = (name: Token & { readonly type: 'metric' }): Condition => {
    const sign = tokens[next];
    const behind = endOf(name);
    if (sign?.type !== 'comparison') {
      throw conditionError(
        input,
        `${name.text} is not compared with anything`,
        sign?.column ?? behind,
        `< <= > >= = or != and a number, as ${name.text} > 0`,
      );
    }
    const number = tokens[next + 1];
    if (number?.type !== 'number') {
      throw conditionError(
        input,
        `there is no number after ${sign.text}`,
        number?.column ?? endOf(sign),
        'one such as 20, -0.2 or -20%',
      );
    }
    next += 2;
    return { type: 'comparison', metric: name.metric, comparison: sign.comparison, number: number.number };
  };

  const group = (open: Token): Condition => {
    depth += 1;
    if (depth > MAX_DEPTH) {
      throw conditionError(input, `parentheses are nested more than ${MAX_DEPTH} deep`, open.column, 'fewer of them');
    }
    const condition = alternatives();
    if (take('close') === null) {
      const rest = tokens[next];
      if (rest !== undefined) throw unjoined(rest);
      throw conditionError(input, 'this parenthesis is never closed', open.column, 'a closing one');
    }
    depth -= 1;
    return condition;
  };

  const missing = (token: Token | undefined): Error => {
    if (tokens.length === 0) return conditionError(input, 'the condition is empty', 1, KNOWN_NAMES);
    const place = token?.column ?? endOf(tokens.at(-1)!);
    return conditionError(
      input,
      token === undefined ? 'something is missing at the end' : `something is missing before ${token.text}`,
      place,
      'a comparison or an event, as net < -0.2 or spike',
    );
  };

  const unjoined = (token: Token): Error =>
    token.type === 'close'
      ? conditionError(input, 'this parenthesis was never opened', token.column, 'a ( before it')
      : conditionError(input, `${token.text} is not connected to what comes before it`, token.column, '& or |');

  const condition = alternatives();
  const rest = tokens[next];
  if (rest !== undefined) throw unjoined(rest);
  return condition;
}

/** Flattens parts that are joined by the same operator, regardless of parentheses. */
function join(type: 'and' | 'or', conditions: readonly Condition[]): Condition {
  const [only] = conditions;
  if (conditions.length === 1) return only!;
  return { type, conditions: conditions.flatMap((one) => (one.type === type ? one.conditions : [one])) };
}

const endOf = ({ column, text }: Token): number => column + text.length;
