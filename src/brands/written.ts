/** What somebody wrote of brands, in YAML, JSON or a program, each part with its place: checked in one way. */
import { UsageError } from '../errors.js';

export type Written =
  | { readonly type: 'text'; readonly place: string; readonly text: string; readonly value: Plain }
  | { readonly type: 'list'; readonly place: string; readonly parts: readonly Written[] }
  | { readonly type: 'mapping'; readonly place: string; readonly entries: readonly Entry[] };

export interface Entry {
  readonly key: string;
  /** Of the key. */
  readonly place: string;
  readonly written: Written;
}

type Plain = string | number | boolean | null;

const DEEPEST = 8;

/**
 * Values of a program; members that are undefined are not there.
 * @param place of the whole: a member is `place.member`, a part of a list `place[0]`
 */
export function writtenFrom(value: unknown, place: string, depth = 0): Written {
  if (typeof value === 'string') return { type: 'text', place, text: value, value };
  if (typeof value === 'number' || typeof value === 'boolean') return { type: 'text', place, text: `${value}`, value };
  if (typeof value !== 'object' || value === null || depth > DEEPEST) {
    return { type: 'text', place, text: 'null', value: null };
  }
  if (Array.isArray(value)) {
    return { type: 'list', place, parts: value.map((part, at) => writtenFrom(part, `${place}[${at}]`, depth + 1)) };
  }
  const entries = Object.entries(value).flatMap(([key, part]): readonly Entry[] =>
    part === undefined
      ? []
      : [{ key, place: `${place}.${key}`, written: writtenFrom(part, `${place}.${key}`, depth + 1) }],
  );
  return { type: 'mapping', place, entries };
}

/** What is wrong at a place, and what would be understood there. */
export function wrong({ place }: { readonly place: string }, problem: string, hint: string | null = null): UsageError {
  // Of flags there is no file that a path could begin with.
  const where = place.replace(/^\./, '');
  return new UsageError(where === '' ? problem : `${where}: ${problem}`, { hint });
}
