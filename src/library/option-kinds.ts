/** The kinds of option values, and the checks that reject invalid ones. */
import { closestName } from '../core/text/closest-name.js';
import { UsageError } from '../errors.js';

/**
 * @param example of options, such as `{ limit: 50 }`
 * @throws UsageError if the options are not an object, or naming the first option that is unknown or invalid
 */
export function checkGiven<T extends object>(options: T, kinds: Kinds<T>, example: string): void {
  if (!isObject(options)) throw new UsageError('the options must be an object', { hint: `for example ${example}` });
  checkNames('there is no option', options, Object.keys(kinds));
  for (const name of Object.keys(kinds) as (string & keyof T)[]) {
    const { words, is } = kinds[name];
    if (options[name] === undefined || is(options[name])) continue;
    throw new UsageError(`${name} must be ${words}`);
  }
}

/**
 * Rejects misspelled names, which would otherwise be silently ignored.
 * @throws UsageError for the first unknown name, suggesting the closest known one
 */
export function checkNames(refusal: string, given: object, known: readonly string[]): void {
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const meant = closestName(unknown, known);
  throw new UsageError(`${refusal} ${JSON.stringify(unknown)}`, {
    hint: meant === null ? `known: ${known.join(', ')}` : `perhaps ${meant}`,
  });
}

export interface Kind {
  /** Completes the message `since must be …`. */
  readonly words: string;
  readonly is: (value: unknown) => boolean;
}

export type Kinds<T> = { readonly [K in keyof T]-?: Kind };

// Objects from another realm, such as a worker or a test, are not `instanceof` the classes of this one.
const isTagged = (value: unknown, tag: string): boolean => Object.prototype.toString.call(value) === `[object ${tag}]`;
export const isDate = (value: unknown): value is Date => isTagged(value, 'Date');
export const isText = (value: unknown): boolean => typeof value === 'string';
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isFunction = (value: unknown): boolean => typeof value === 'function';
export const isListOf = (value: unknown, is: (part: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(is);
export const isTable = (value: unknown): boolean =>
  isTagged(value, 'Object') &&
  isObject(value) &&
  Object.values(value).every((row) => row === undefined || isObject(row));
export const isNumber = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'number' && value >= least && value <= most;
export const has = (value: unknown, members: readonly string[], is: (member: unknown) => boolean): boolean =>
  isObject(value) && members.every((name) => is(value[name]));

/**
 * Checks the arguments of functions that take a store and a report, since the two are easily swapped.
 * @throws UsageError if either is invalid
 */
export function checkKept(store: unknown, member: string, report: unknown): void {
  if (!has(store, [member], isFunction)) {
    throw new UsageError('the store must be one that openStore gave', { hint: 'it comes first, then the report' });
  }
  if (!has(report, ['counts', 'top'], isObject)) throw new UsageError('the report must be one that scan gave');
}

export const YES_OR_NO: Kind = { words: 'true or false', is: (value) => typeof value === 'boolean' };
export const DATE: Kind = { words: "a Date, such as new Date('2026-11-14')", is: isDate };
export const ZONE: Kind = { words: "the name of a zone, such as 'Europe/Berlin'", is: isText };
export const DURATION: Kind = {
  words: 'a number, and more than 0',
  is: (value) => isNumber(value, Number.MIN_VALUE, Infinity),
};
export const wholeNumber = (least: number): Kind => ({
  words: `a whole number from ${least}`,
  is: (value) => Number.isSafeInteger(value) && isNumber(value, least, Infinity),
});
export const oneOf = (...known: readonly unknown[]): Kind => ({
  words: known.map((value) => JSON.stringify(value)).join(' or '),
  is: (value) => known.includes(value),
});
export const SIGNAL: Kind = {
  words: 'an AbortSignal',
  is: (value) => has(value, ['addEventListener'], isFunction),
};
