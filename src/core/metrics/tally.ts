/** Counts the mentions that contain something, such as a tag or a link. */
import type { Mention } from '../../types.js';
import { byCodePoint, firstOf } from './order.js';

export interface Tallied {
  /** The most frequent spelling; of equals, the first by code point. */
  readonly value: string;
  readonly mentions: number;
  readonly positive: number;
  readonly neutral: number;
  readonly negative: number;
}

/** Calls `name` with everything that a mention contains; a key repeated within one mention counts once. */
export type Naming = (mention: Mention, name: (key: string, spelling: string) => void) => void;

export function tally(mentions: readonly Mention[], naming: Naming): Tallied[] {
  const entries = new Map<string, Entry>();
  let [label, place]: [Mention['sentiment']['label'], number] = [null, 0];
  const name = (key: string, spelling: string) => {
    const entry = entries.get(key) ?? open(entries, key, spelling);
    if (entry.lastPlace === place) return;
    entry.lastPlace = place;
    if (entry.spellings !== null || spelling !== entry.value) spell(entry, spelling);
    entry.mentions++;
    if (label !== null) entry[label]++;
  };
  for (; place < mentions.length; place++) {
    const mention = mentions[place]!;
    label = mention.sentiment.label;
    naming(mention, name);
  }
  for (const entry of entries.values()) if (entry.spellings !== null) entry.value = commonest(entry.spellings);
  return [...entries.values()];
}

interface Entry extends Tallied {
  value: string;
  mentions: number;
  positive: number;
  neutral: number;
  negative: number;
  lastPlace: number;
  /** Number of mentions by spelling; null as long as there is only one. */
  spellings: Map<string, number> | null;
}

function open(entries: Map<string, Entry>, key: string, value: string): Entry {
  const entry = { value, mentions: 0, positive: 0, neutral: 0, negative: 0, lastPlace: -1, spellings: null };
  entries.set(key, entry);
  return entry;
}

function spell(entry: Entry, spelling: string): void {
  entry.spellings ??= new Map([[entry.value, entry.mentions]]);
  entry.spellings.set(spelling, (entry.spellings.get(spelling) ?? 0) + 1);
}

function commonest(spellings: ReadonlyMap<string, number>): string {
  return firstOf(spellings, 1, ([a, m], [b, n]) => n - m || byCodePoint(a, b))[0]![0];
}
