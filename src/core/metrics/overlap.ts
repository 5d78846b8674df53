/** Which sources found mentions that no other did, and which found the same ones. */
import type { Report, SourceOutcome } from '../../types.js';
import type { Confidence } from './confidence.js';
import { wilson } from './intervals.js';
import { answering, type Observed, type ObservedSource } from './observed.js';
import { byCodePoint } from './order.js';

/** A mention that several of the queried sources found. */
export interface SharedMention {
  /** In ms; NaN if unknown. */
  readonly publishedAt: number;
  /** Indices of the sources that found it, each once; the first is the one it is listed under. */
  readonly sources: readonly [number, ...number[]];
}

type Overlap = Report['coverage']['overlap'];

export interface Contribution {
  /** Mentions that it found, including those listed under another source; null if it did not answer. */
  readonly found: SourceOutcome['found'];
  /** Share of all mentions that no other source found and that would be missing without it; Wilson interval. */
  readonly share: SourceOutcome['uniqueContribution'];
}

const NOTHING: Contribution = { found: null, share: { value: null, num: null, den: null, ci95: null } };

/** One row per source, in the same order. */
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
  /** By source: mentions that no other source found, and all that it found. */
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

/**
 * Pairs of sources that found some of the same mentions, most of them first; `jaccard` is their share of the mentions
 * that either found. Null if no source answered.
 */
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

/** Rank of each source by name, computed once: a thousand sources make half a million pairs. */
export function ranksOf(sources: readonly ObservedSource[]): readonly number[] {
  const names = [...new Set(sources.map(({ name }) => name))].sort(byCodePoint);
  const ranks = new Map(names.map((name, rank) => [name, rank]));
  return sources.map(({ name }) => ranks.get(name)!);
}

/** Indices of two sources, `a` lower than `b`, and the number of mentions that both found. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly both: number;
}

/**
 * Counts the mentions that each pair of sources shares.
 * @param isCounted whether a mention counts for a pair
 */
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
