/** Locates terms in a passage: single terms, alternatives, and chains of terms near each other. */
import { compileRegex } from '../../linear-regex.js';
import type { Span } from '../../types.js';
import { beginsAt, endsAt, isWordCharacter } from '../text/boundary.js';
import { withoutEmphasis } from '../text/emphasis.js';
import { type Folded, fold, foldKeepingCase } from '../text/fold.js';
import type { Passage } from './passage.js';
import type { Find } from './pattern.js';
import { chained, type Distance } from './proximity.js';
import { stretchesOf } from './wildcard.js';
import { findWords } from './words.js';

export interface Search {
  standsIn(passage: Passage): boolean;
  /** Returns spans of the original text, in any order. */
  spansIn(passage: Passage): readonly Span[];
}

/** A search that can be part of a chain. */
export interface SingleSearch extends Search {
  /** Like `spansIn`, but including overlapping spans. */
  everySpanIn(passage: Passage): readonly Span[];
}

/** Selects the form of a passage that is searched. */
export type Reading = (passage: Passage) => Folded;

export const folded: Reading = (passage) => passage.folded();
export const accounts: Reading = (passage) => passage.accounts();
const words: Reading = (passage) => passage.words();
const cased: Reading = (passage) => passage.cased();
const asWritten: Reading = ({ original }) => ({ text: original, span: (start, end) => ({ start, end }) });

/** Terms that contain `_` are searched in the text as it is; for others, the `_` of emphasis is ignored. */
export const wordsFor = (term: string): Reading => (term.includes('_') ? folded : words);
const unlessIn = (term: string, reading: Reading): Reading =>
  term.includes('_') ? reading : (passage) => withoutEmphasis(reading(passage));

export function searchFor(find: Find, reading: Reading): SingleSearch {
  const spans = (passage: Passage, next: (hit: Span) => number): readonly Span[] => {
    const { text, span } = reading(passage);
    const found: Span[] = [];
    for (let hit = find(text, 0); hit !== null; hit = find(text, next(hit))) found.push(span(hit.start, hit.end));
    return found;
  };
  return {
    standsIn: (passage) => find(reading(passage).text, 0) !== null,
    spansIn: (passage) => spans(passage, ({ end }) => end),
    everySpanIn: (passage) => spans(passage, ({ start }) => start + 1),
  };
}

export function anyOf(searches: readonly SingleSearch[]): SingleSearch {
  const [only] = searches;
  if (searches.length === 1 && only !== undefined) return only;
  return {
    standsIn: (passage) => searches.some((search) => search.standsIn(passage)),
    spansIn: (passage) => joined(searches, (search) => search.spansIn(passage)),
    everySpanIn: (passage) => joined(searches, (search) => search.everySpanIn(passage)),
  };
}

/**
 * Concatenates the spans of all searches. Not flatMap: most searches find nothing, and it would cost as much as they
 * do.
 */
function joined(
  searches: readonly SingleSearch[],
  spansOf: (search: SingleSearch) => readonly Span[],
): readonly Span[] {
  let found: readonly Span[] = [];
  for (const search of searches) {
    const spans = spansOf(search);
    if (spans.length > 0) found = found.length === 0 ? spans : [...found, ...spans];
  }
  return found;
}

/** @param distances one fewer than searches */
export function chainOf(searches: readonly SingleSearch[], distances: readonly Distance[]): Search {
  const find = (passage: Passage) =>
    searches.every((search) => search.standsIn(passage))
      ? chained(
          searches.map((search) => search.everySpanIn(passage)),
          distances,
          (place) => passage.wordsBefore(place),
        )
      : null;
  // Both methods need the chain and are called one after the other, so the last one is cached.
  let last: { readonly passage: Passage; readonly chain: ReturnType<typeof find> } | null = null;
  const chainIn = (passage: Passage) => {
    if (last?.passage !== passage) last = { passage, chain: find(passage) };
    return last.chain;
  };
  return {
    standsIn: (passage) => chainIn(passage) !== null,
    spansIn: (passage) => chainIn(passage)?.flat() ?? [],
  };
}

/** Words with wildcards, case-insensitive. */
export const wildcardSearch = (text: string): Search => stretches(fold(text).text, wordsFor(text));

/** Words with wildcards, case-sensitive. */
export const caseSearch = (text: string): Search => stretches(foldKeepingCase(text).text, unlessIn(text, cased));

/** Like `wildcardSearch` and `caseSearch`, for a text without a standalone `*`. */
export const singleWildcardSearch = (text: string): SingleSearch =>
  searchFor(findWords(fold(text).text), wordsFor(text));
export const singleCaseSearch = (text: string): SingleSearch =>
  searchFor(findWords(foldKeepingCase(text).text), unlessIn(text, cased));

function stretches(text: string, reading: Reading): Search {
  const [first, ...rest] = stretchesOf(text);
  const searches = [first!, ...rest].map((stretch) => searchFor(findWords(stretch.text), reading));
  if (searches.length === 1) return searches[0]!;
  return chainOf(
    searches,
    rest.map(({ gap }) => ({ least: gap, most: Number.POSITIVE_INFINITY, ordered: true })),
  );
}

/** Matches exact characters, in either Unicode normalization form (NFC or NFD). */
export function rawSearch(text: string): SingleSearch {
  const forms = [...new Set([text, text.normalize('NFC'), text.normalize('NFD')])];
  return anyOf(forms.map((form) => searchFor(findRaw(form), unlessIn(form, asWritten))));
}

function findRaw(form: string): Find {
  return (text, from) => {
    for (let start = text.indexOf(form, from); start !== -1; start = text.indexOf(form, start + 1)) {
      const end = start + form.length;
      const isInWord =
        (isWordCharacter(form, 0) && !beginsAt(text, start)) ||
        (isWordCharacter(form, form.length - 1) && !endsAt(text, end));
      if (!isInWord) return { start, end };
    }
    return null;
  };
}

export function regexSearch(pattern: string, flags: string): Search {
  const regex = compileRegex(pattern, flags);
  return {
    standsIn: ({ original }) => regex.test(original),
    spansIn: ({ original }) => regex.places(original),
  };
}
