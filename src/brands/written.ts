/**
 * What was written about brands in YAML, JSON or a program, as a tree of parts with their places, so that all are
 * checked in one way.
 */
import { UsageError } from '../errors.js';

export type Written =
  | { readonly type: 'text'; readonly place: string; readonly text: string; readonly value: Plain }
  | { readonly type: 'list'; readonly place: string; readonly parts: readonly Written[] }
  | { readonly type: 'mapping'; readonly place: string; readonly entries: readonly Entry[] };

export interface Entry {
  readonly key: string;
  /** Place of the key. */
  readonly place: string;
  readonly written: Written;
}

type Plain = string | number | boolean | null;

const DEEPEST = 8;

/**
 * Builds the tree from values of a program. Members that are undefined are left out.
 * @param place of the whole: a member is at `place.member`, a part of a list at `place[0]`
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

/** Error that names what is wrong at a place, and what would be accepted there. */
export function wrong({ place }: { readonly place: string }, problem: string, hint: string | null = null): UsageError {
  // Flags are in no file, so their places have nothing before the first dot.
  const where = place.replace(/^\./, '');
  return new UsageError(where === '' ? problem : `${where}: ${problem}`, { hint });
}
