/** Terms that are used about a brand more than about the others. */
import type { BrandComparison, Mention } from '../../types.js';
import { deviationOf } from '../judging/log-odds.js';
import { authorKey } from '../metrics/author-key.js';
import { twoSided } from '../metrics/normal.js';
import { byCodePoint } from '../metrics/order.js';
import { absorbedWords } from '../metrics/top-keywords.js';

type Term = BrandComparison['terms'][number];

export interface Said {
  readonly brand: string;
  readonly mentions: readonly Mention[];
}

const FALSE_DISCOVERIES = 0.05;
/** Maximum number of mentions read per brand, evenly sampled: enough to find its distinctive terms. */
const MOST_READ = 20_000;
/** Terms used by fewer authors, over all brands, hardly differ from chance; testing them would only hide others. */
const LEAST_AUTHORS = 5;

/**
 * Words and two-word phrases by their log-odds of being used about this brand rather than the others, with an
 * informative Dirichlet prior (B. L. Monroe, M. P. Colaresi & K. M. Quinn, Political Analysis 16 (2008) 372–403). Lists
 * those with z > 0 whose p-value is below 0.05 when adjusted for the false discovery rate over all terms and brands (Y.
 * Benjamini & Y. Hochberg, J. R. Stat. Soc. B 57 (1995) 289–300). All texts of an author count as one, since repetition
 * is no further evidence.
 * @param rows maximum number for each brand
 * @param keywordsOf keywords of a mention, without the words of any of the queries
 */
export function distinctiveTerms(
  said: readonly Said[],
  rows: number,
  keywordsOf: (mention: Mention) => Iterable<string>,
): Term[] {
  const spoken = said.map(({ mentions }) => spokenOf(mentions, keywordsOf));
  const usual = new Map<string, number>();
  for (const { authors } of spoken) for (const [word, count] of authors) add(usual, word, count);
  const total = spoken.reduce((sum, own) => sum + own.total, 0);
  const tested = spoken.flatMap((own, brand) => {
    const others = total - own.total;
    if (own.total === 0 || others === 0) return [];
    return [...usual].flatMap(([term, count]) => {
      if (count < LEAST_AUTHORS) return [];
      const ours = own.authors.get(term) ?? 0;
      const z = deviationOf(
        { count: ours, total: own.total },
        { count: count - ours, total: others },
        { count, total },
      );
      return [{ brand, term, z, p: twoSided(z) }];
    });
  });
  const adjusted = benjaminiHochberg(tested.map(({ p }) => p));
  const telling = tested
    .map((test, place) => ({ ...test, pAdjusted: adjusted[place]! }))
    .filter(
      ({ brand, term, z, pAdjusted }) => z > 0 && pAdjusted < FALSE_DISCOVERIES && spoken[brand]!.authors.has(term),
    );
  return said.flatMap(({ brand, mentions }, place) => {
    const own = telling.filter((term) => term.brand === place);
    const counts = (term: string) => spoken[place]!.mentions.get(term)!;
    const absorbed = absorbedWords(own.map(({ term }) => ({ value: term, mentions: counts(term).count })));
    const listed = own
      .filter(({ term }) => !absorbed.has(term))
      .sort((a, b) => b.z - a.z || byCodePoint(a.term, b.term))
      .slice(0, rows);
    const inAll = mentions.length > MOST_READ ? countedIn(mentions, listed, keywordsOf) : null;
    return listed.map(({ term, z, pAdjusted }): Term => {
      const { count, first } = counts(term);
      const { id, url } = mentions[first]!;
      return { brand, term, z, pAdjusted, mentions: inAll?.get(term) ?? count, example: { id, url } };
    });
  });
}

/** Counts all mentions that contain each term, after the sample has determined the terms to count. */
function countedIn(
  mentions: readonly Mention[],
  listed: readonly { readonly term: string }[],
  keywordsOf: (mention: Mention) => Iterable<string>,
): ReadonlyMap<string, number> {
  const counts = new Map(listed.map(({ term }) => [term, 0]));
  if (counts.size === 0) return counts;
  for (const mention of mentions) {
    for (const term of new Set(keywordsOf(mention))) if (counts.has(term)) add(counts, term, 1);
  }
  return counts;
}

interface Spoken {
  /** Number of authors by term they use, and the sum of these numbers. */
  readonly authors: ReadonlyMap<string, number>;
  readonly total: number;
  /**
   * By term: number of the sampled mentions with it, and the index of the first of these, if possible one with an
   * address.
   */
  readonly mentions: ReadonlyMap<string, { count: number; first: number }>;
}

function spokenOf(mentions: readonly Mention[], keywordsOf: (mention: Mention) => Iterable<string>): Spoken {
  const stride = Math.max(1, Math.ceil(mentions.length / MOST_READ));
  const byAuthor = new Map<string, Set<string>>();
  const counted = new Map<string, { count: number; first: number }>();
  for (let place = 0; place < mentions.length; place += stride) {
    const mention = mentions[place]!;
    const author = authorKey(mention) ?? `\n${place}`;
    const own = byAuthor.get(author) ?? new Set();
    byAuthor.set(author, own);
    for (const term of new Set(keywordsOf(mention))) {
      own.add(term);
      const known = counted.get(term);
      if (known === undefined) counted.set(term, { count: 1, first: place });
      else {
        known.count += 1;
        if (mentions[known.first]!.url === null && mention.url !== null) known.first = place;
      }
    }
  }
  const authors = new Map<string, number>();
  let total = 0;
  for (const own of byAuthor.values()) {
    total += own.size;
    for (const term of own) add(authors, term, 1);
  }
  return { authors, total, mentions: counted };
}

function add(counts: Map<string, number>, key: string, more: number): void {
  counts.set(key, (counts.get(key) ?? 0) + more);
}

/** Adjusted p-values: the smallest false discovery rate at which each test would be listed. */
export function benjaminiHochberg(pValues: readonly number[]): readonly number[] {
  const order = Array.from(pValues.keys()).sort((a, b) => pValues[a]! - pValues[b]!);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let least = 1;
  for (let rank = order.length; rank > 0; rank--) {
    const place = order[rank - 1]!;
    least = Math.min(least, (pValues[place]! * order.length) / rank);
    adjusted[place] = least;
  }
  return adjusted;
}
