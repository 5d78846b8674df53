/** Which source found what the others did not, and which find the same. */
import type { Report, SourceOutcome } from '../../types.js';
import type { Confidence } from './confidence.js';
import { wilson } from './intervals.js';
import { answering, type Observed, type ObservedSource } from './observed.js';
import { byCodePoint } from './order.js';

/** A mention that several of the asked sources found. */
export interface SharedMention {
  /** ms; NaN: not known. */
  readonly publishedAt: number;
  /** Places of the sources that found it, each once; the first is the one whose sighting was kept. */
  readonly sources: readonly [number, ...number[]];
}

type Overlap = Report['coverage']['overlap'];

export interface Contribution {
  /** Mentions that it found, also those that are kept from another; null: it did not answer. */
  readonly found: SourceOutcome['found'];
  /** Of all mentions, those that nobody else found: what would be missing without it. Wilson interval. */
  readonly share: SourceOutcome['uniqueContribution'];
}

const NOTHING: Contribution = { found: null, share: { value: null, num: null, den: null, ci95: null } };

/** One row a source, in their order. */
export function contributions(
  sources: readonly ObservedSource[],
  shared: readonly SharedMention[],
  { mentions, confidence }: { readonly mentions: number; readonly confidence: Confidence },
): Contribution[] {
  const { alone, found } = findings(sources, shared);
  return sources.map(({ status }, place) => {
    if (status === 'failed' || status === 'skipped') return NOTHING;
    const num = alone[place]!;
    const value = mentions === 0 ? null : num / mentions;
    return { found: found[place]!, share: { value, num, den: mentions, ci95: wilson(num, mentions, confidence) } };
  });
}

interface Findings {
  /** Mentions by source that nobody else found, and those that it found at all. */
  readonly alone: readonly number[];
  readonly found: readonly number[];
}

function findings(sources: readonly ObservedSource[], shared: readonly SharedMention[]): Findings {
  const alone = sources.map((source) => source.mentions.length);
  const found = [...alone];
  for (const { sources: places } of shared) {
    alone[places[0]]! -= 1;
    for (const place of places.slice(1)) found[place]! += 1;
  }
  return { alone, found };
}

/** Pairs of sources that found the same mentions, most of them first; `jaccard` is of what either found. Null: nobody answered. */
export function overlaps(observed: Observed, shared: readonly SharedMention[]): Overlap {
  if (answering(observed).length === 0) return null;
  const { sources } = observed;
  const { found } = findings(sources, shared);
  const rank = ranksOf(sources);
  const named = pairs(shared).map(({ a, b, both }) => (rank[a]! <= rank[b]! ? { a, b, both } : { a: b, b: a, both }));
  return named
    .sort((x, y) => y.both - x.both || rank[x.a]! - rank[y.a]! || rank[x.b]! - rank[y.b]!)
    .map(({ a, b, both }) => ({
      a: sources[a]!.name,
      b: sources[b]!.name,
      mentions: both,
      jaccard: both / (found[a]! + found[b]! - both),
    }));
}

/** Where each stands by its name, once: a thousand sources are half a million pairs. */
export function ranksOf(sources: readonly ObservedSource[]): readonly number[] {
  const names = [...new Set(sources.map(({ name }) => name))].sort(byCodePoint);
  const ranks = new Map(names.map((name, rank) => [name, rank]));
  return sources.map(({ name }) => ranks.get(name)!);
}

/** Places, `a` before `b`. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly both: number;
}

/** @param isCounted whether a mention counts for a pair */
export function pairs(
  shared: readonly SharedMention[],
  isCounted: (mention: SharedMention, a: number, b: number) => boolean = () => true,
): Pair[] {
  const counts = new Map<number, Map<number, number>>();
  for (const mention of shared) {
    const places = mention.sources.toSorted((x, y) => x - y);
    for (let at = 0; at < places.length - 1; at += 1) {
      const a = places[at]!;
      const row = counts.get(a) ?? new Map<number, number>();
      counts.set(a, row);
      for (let other = at + 1; other < places.length; other += 1) {
        const b = places[other]!;
        if (isCounted(mention, a, b)) row.set(b, (row.get(b) ?? 0) + 1);
      }
    }
  }
  return [...counts].flatMap(([a, row]) => Array.from(row, ([b, both]) => ({ a, b, both })));
}
