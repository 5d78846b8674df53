/** Splits the text of a condition into tokens. */
import { type Comparison, EVENTS, type EventName } from './condition.js';
import { conditionError } from './condition-error.js';
import { KNOWN_NAMES, nameError, readMetric } from './names.js';

interface Typed {
  readonly text: string;
  /** From 1, in UTF-16 code units of the input. */
  readonly column: number;
}

export type Token = Typed &
  (
    | { readonly type: 'and' | 'or' | 'not' | 'open' | 'close' }
    | { readonly type: 'comparison'; readonly comparison: Comparison }
    | { readonly type: 'number'; readonly number: number }
    | { readonly type: 'metric'; readonly metric: string }
    | { readonly type: 'event'; readonly event: EventName }
  );

const SIGNS: ReadonlyMap<string, Pick<Token, 'type'> | { type: 'comparison'; comparison: Comparison }> = new Map([
  ['(', { type: 'open' }],
  [')', { type: 'close' }],
  ['&', { type: 'and' }],
  ['&&', { type: 'and' }],
  ['and', { type: 'and' }],
  ['|', { type: 'or' }],
  ['||', { type: 'or' }],
  ['or', { type: 'or' }],
  ['!', { type: 'not' }],
  ['not', { type: 'not' }],
  ['<', { type: 'comparison', comparison: '<' }],
  ['<=', { type: 'comparison', comparison: '<=' }],
  ['≤', { type: 'comparison', comparison: '<=' }],
  ['>', { type: 'comparison', comparison: '>' }],
  ['>=', { type: 'comparison', comparison: '>=' }],
  ['≥', { type: 'comparison', comparison: '>=' }],
  ['=', { type: 'comparison', comparison: '=' }],
  ['==', { type: 'comparison', comparison: '=' }],
  ['!=', { type: 'comparison', comparison: '!=' }],
  ['≠', { type: 'comparison', comparison: '!=' }],
]);

const PIECE =
  /(?<space>\s+)|(?<sign>[()]|&&?|\|\|?|[<>=!]=|[<>=≤≥≠!])|(?<number>[-−+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?%?)(?![\w.,])|(?<name>[a-z_](?:\w|-(?=[a-z]))*)/iy;

/** @throws ConditionError for text that cannot be part of a condition */
export function tokenize(input: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < input.length; at = PIECE.lastIndex) {
    PIECE.lastIndex = at;
    const { space, sign, number, name } = PIECE.exec(input)?.groups ?? {};
    const typed = { text: sign ?? number ?? name ?? '', column: at + 1 };
    if (space !== undefined) continue;
    if (sign !== undefined) tokens.push({ ...typed, ...SIGNS.get(sign)! } as Token);
    else if (number !== undefined) tokens.push({ ...typed, type: 'number', number: readNumber(input, number, at + 1) });
    else if (name !== undefined) tokens.push(readName(input, name, typed));
    else throw unknown(input, at);
  }
  return tokens;
}

/** Parses `20`, `-0.2` or `1e3`; `-20%` is -0.2. */
function readNumber(input: string, text: string, column: number): number {
  const number = Number(text.replace('−', '-').replace('%', ''));
  if (!Number.isFinite(number)) throw conditionError(input, `${text} is too large a number`, column, 'a smaller one');
  // Adding 0 turns -0 into 0, which prints the same.
  return (text.endsWith('%') ? number / 100 : number) + 0;
}

function readName(input: string, text: string, typed: Typed): Token {
  const name = text.toLowerCase().replaceAll('-', '_');
  const sign = SIGNS.get(name);
  if (sign !== undefined) return { ...typed, ...sign } as Token;
  const event = EVENTS.find((known) => known === name);
  if (event !== undefined) return { ...typed, type: 'event', event };
  const metric = readMetric(name);
  if (metric !== null) return { ...typed, type: 'metric', metric };
  throw nameError(input, name, text, typed.column);
}

function unknown(input: string, at: number): Error {
  const [character = ''] = input.slice(at, at + 2);
  const isNumber = /[-−+.\d]/.test(character);
  return isNumber
    ? conditionError(input, 'this is not a number', at + 1, 'one such as 20, -0.2 or -20%')
    : conditionError(input, `${character} is not valid here`, at + 1, KNOWN_NAMES);
}
