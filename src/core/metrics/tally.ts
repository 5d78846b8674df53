/** Counts the mentions that contain something: a word, a tag, a link, an author. */
import type { Mention } from '../../types.js';
import { interactions } from './engagement.js';
import { byCodePoint, firstOf } from './order.js';

export interface Tallied {
  /** What is counted as one. */
  readonly key: string;
  /** As it is written most often; of equals the first by code point. */
  readonly value: string;
  readonly mentions: number;
  readonly positive: number;
  readonly neutral: number;
  readonly negative: number;
  readonly interactions: number;
  /** The first that contains it. */
  readonly first: Mention;
}

/** Names what a mention contains; the same key again in one mention counts once. */
export type Naming = (mention: Mention, place: number, name: (key: string, spelling: string) => void) => void;

export function tally(mentions: readonly Mention[], naming: Naming): readonly Tallied[] {
  const entries = new Map<string, Entry>();
  let [mention, place] = [mentions[0], 0];
  const name = (key: string, spelling: string) => {
    let entry = entries.get(key);
    if (entry === undefined) entries.set(key, (entry = open(key, spelling, mention!)));
    if (entry.lastPlace === place) return;
    entry.lastPlace = place;
    count(entry, mention!, spelling);
  };
  for (; place < mentions.length; place++) {
    mention = mentions[place]!;
    naming(mention, place, name);
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
  interactions: number;
  lastPlace: number;
  /** How often each spelling was met; null while there is one. */
  spellings: Map<string, number> | null;
}

function open(key: string, value: string, first: Mention): Entry {
  const counts = { mentions: 0, positive: 0, neutral: 0, negative: 0, interactions: 0 };
  return { key, value, first, ...counts, lastPlace: -1, spellings: null };
}

function count(entry: Entry, { sentiment, engagement }: Mention, spelling: string): void {
  if (entry.spellings === null && spelling !== entry.value) entry.spellings = new Map([[entry.value, entry.mentions]]);
  entry.spellings?.set(spelling, (entry.spellings.get(spelling) ?? 0) + 1);
  entry.mentions++;
  entry.interactions += interactions(engagement);
  if (sentiment.label !== null) entry[sentiment.label]++;
}

function commonest(spellings: ReadonlyMap<string, number>): string {
  return firstOf(spellings, 1, ([a, m], [b, n]) => n - m || byCodePoint(a, b))[0]![0];
}
