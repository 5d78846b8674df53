/** What is read of a line that is passed over, and how that is told by its layout. */
import type { FormName } from '../forms.js';
import { EMPTY, INTEGER, ODD, WORDS } from '../json-bytes.js';
import type { Clock } from '../moment.js';
import type { Outline } from '../outline.js';
import { ANYTHING } from '../roles.js';

export interface Draft {
  /** The earliest of them is the thing's. */
  readonly times: readonly string[];
  /** In which it may be written, the likelier first. */
  readonly clocks: readonly Clock[];
  readonly forms: readonly FormAt[];
}

/** @param other what it is held against */
export type FormAt = readonly [path: string, form: FormName, other?: string];

export const ISO = ['T'] as const;

export const drafted = (time: string, clocks: readonly Clock[], ...forms: readonly FormAt[]): Draft => ({
  times: [time],
  clocks,
  forms,
});

/** Integers that a number cannot hold are texts. */
export const mayBeText = (outline: Outline, path: string): boolean =>
  outline.isText(path) || outline.kind(path) === INTEGER;

/** The kind of the first text that is not empty; ANYTHING: there is none. */
export function firstText(outline: Outline, paths: readonly string[]): number {
  const path = paths.find((one) => outline.isText(one) && outline.kind(one) !== EMPTY);
  return path === undefined ? ANYTHING : outline.kind(path);
}

/** What must be asked of a text with markup, in which something must be said; null: nothing is. */
export function markup(outline: Outline, path: string): readonly FormAt[] | null {
  if (outline.kind(path) === WORDS) return [];
  return outline.kind(path) === ODD ? [[path, 'said']] : null;
}
