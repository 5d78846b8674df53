/** An entity that Wikidata finds for a name. */
import { objectOf, textOf } from '../../sources/shared/json.js';
import { brandKey } from '../profile.js';

export interface Candidate {
  /** Such as `Q42`. */
  readonly id: string;
  readonly label: string;
  /** Such as "coffee chain of Springfield"; null if nobody has written one. */
  readonly description: string | null;
  /** Whether its label or an alias equals the name; other results only begin with it. */
  readonly isExact: boolean;
}

export const ID = /^Q[1-9]\d{0,11}$/;
const LONGEST = 200;

/** Null if the value is not a valid search result. */
export function candidateOf(value: unknown, name: string): Candidate | null {
  const found = objectOf(value);
  const id = textOf(found?.['id']);
  if (found === null || id === null || !ID.test(id)) return null;
  const label = shortened(found['label']) ?? id;
  const matched = shortened(objectOf(found['match'])?.['text']) ?? label;
  return {
    id,
    label,
    description: shortened(found['description']),
    isExact: [label, matched].some((text) => brandKey(text) === brandKey(name)),
  };
}

function shortened(value: unknown): string | null {
  return textOf(value)?.slice(0, LONGEST).toWellFormed().replace(/\s+/gu, ' ').trim() || null;
}
