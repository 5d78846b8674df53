/**
 * Gathers mentions for many brands: separately for each brand that may be mentioned, and once for all others, whose
 * results are the same.
 */

import { readOnce } from '../../core/mention/read-once.js';
import { candidatesAmong } from '../../core/query/candidates.js';
import { keysOf } from '../../core/query/keys.js';
import type { Verdict } from '../../core/query/match.js';
import { sharedViews } from '../../core/query/subject.js';
import { askedOf } from '../../core/report/assemble.js';
import type { Found, Query, Report, Warning } from '../../types.js';
import type { Asking } from '../asking/ask.js';
import type { ScanRequest } from '../request.js';
import { type Gathering, gathering } from './gathering.js';
import { otherBrandsOf } from './other-brands.js';

export interface ManyBrands {
  /** For each brand the keys of which any matching item must contain one, as returned by `keysOf`. */
  readonly keys: readonly (readonly string[] | null)[];
  /** Counts the items that are read once for all brands. Nothing matches it. */
  readonly everybody: Gathering;
  /**
   * Checks one item against all brands.
   * @returns places of the brands that it may be about, in their order
   */
  meant(found: Found, from: number): readonly number[];
  /** Whether one of the brands might count the item. */
  mayCount(found: Found, from: number): boolean;
  /** Records how a source that was read for all brands ended. */
  ended(said: Asking, from: number): void;
  /** Returns the gathering of one brand, which is created on first use. */
  gathered(place: number): Gathering;
  /**
   * Call it after all sources have answered.
   * @param warnings of the whole run
   */
  report(place: number, warnings?: readonly Warning[]): Promise<Report>;
}

/** @param readForAll places of the sources that are read once for all brands */
export function manyBrands(
  requests: readonly [ScanRequest, ...ScanRequest[]],
  readForAll: ReadonlySet<number>,
): ManyBrands {
  const [first] = requests;
  const queries = requests.map(({ query }) => query);
  const keys = queries.map(({ node }) => keysOf(node));
  const candidates = candidatesAmong(keys);
  const shared = { read: readOnce(), view: sharedViews() };
  const when = { now: first.asOf ?? first.clock, timezone: first.timezone };
  const others = otherBrandsOf(queries, when, candidates);
  const opened = new Map<number, Gathering>();
  const ends: { readonly said: Asking; readonly from: number }[] = [];
  let named: readonly number[] = [];
  const everybody = gathering(asNobody(first), {
    ...shared,
    matches: (subject) => {
      named = [...candidates(shared.view(subject))];
      return NO;
    },
  });
  const gathered = (place: number): Gathering => {
    const known = opened.get(place);
    if (known !== undefined) return known;
    const own = gathering(requests[place]!, shared, others(place));
    opened.set(place, own);
    return own;
  };
  const isAllTheSame = first.sources.every(
    ({ source }, place) => readForAll.has(place) && (source.isLocal === true || first.repeatable),
  );
  let unmentioned: Report | null = null;
  return {
    keys,
    everybody,
    gathered,
    meant(found, from) {
      named = [];
      everybody.take(found, from);
      return named;
    },
    mayCount(found, from) {
      named = [];
      everybody.mayCount(found, from);
      return named.some((place) => gathered(place).mayCount(found, from));
    },
    ended: (said, from) => void ends.push({ said, from }),
    async report(place, warnings) {
      const { query, engine, asked } = requests[place]!;
      if (!opened.has(place) && isAllTheSame && engine === first.engine && asked.baseline === null) {
        unmentioned ??= await everybody.report(warnings);
        return { ...unmentioned, query: askedOf(query) };
      }
      const own = gathered(place);
      for (const from of readForAll) own.complete(everybody, from);
      for (const { said, from } of ends) for await (const _ of own.hear(said, from));
      return own.report(warnings);
    },
  };
}

const NO: Verdict = { answer: 'no' };

const NOBODY: Query = {
  input: '',
  brand: '',
  expression: '',
  owned: [],
  profile: null,
  node: { type: 'not', node: { type: 'all' } },
};

/** A request that no item matches. */
function asNobody({ seen: _, ...request }: ScanRequest): ScanRequest {
  return { ...request, query: NOBODY, asked: { ...request.asked, baseline: null } };
}
