/** What is read of a skimmed line, derived from its layout. */
import type { FormName } from '../forms.js';
import { EMPTY, INTEGER, ODD, WORDS } from '../json-bytes.js';
import type { Clock } from '../moment.js';
import type { Outline } from '../outline.js';
import { ANYTHING } from '../roles.js';

export interface Draft {
  /** Paths of members that contain times; the earliest is the time of the item. */
  readonly times: readonly string[];
  /** Forms in which the times may be written, the likeliest first. */
  readonly clocks: readonly Clock[];
  readonly forms: readonly FormAt[];
}

/** A form that a member must have. `other`: path of the member it is compared with. */
export type FormAt = readonly [path: string, form: FormName, other?: string];

export const ISO = ['T'] as const;

export const drafted = (time: string, clocks: readonly Clock[], ...forms: readonly FormAt[]): Draft => ({
  times: [time],
  clocks,
  forms,
});

/** Whether a value may be read as a string: integers beyond the safe range become strings. */
export const mayBeText = (outline: Outline, path: string): boolean =>
  outline.isText(path) || outline.kind(path) === INTEGER;

/** Returns the kind of the first string that is not empty; ANYTHING if there is none. */
export function firstText(outline: Outline, paths: readonly string[]): number {
  const path = paths.find((one) => outline.isText(one) && outline.kind(one) !== EMPTY);
  return path === undefined ? ANYTHING : outline.kind(path);
}

/** Returns the forms that ensure that a text with markup has visible content; null if that cannot be ensured. */
export function markup(outline: Outline, path: string): readonly FormAt[] | null {
  if (outline.kind(path) === WORDS) return [];
  return outline.kind(path) === ODD ? [[path, 'said']] : null;
}
