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
  const rows = pairs(shared).map(({ a, b, both }) => {
    const [one, other] = [sources[a]!.name, sources[b]!.name];
    const either = found[a]! + found[b]! - both;
    return byCodePoint(one, other) <= 0
      ? { a: one, b: other, mentions: both, jaccard: both / either }
      : { a: other, b: one, mentions: both, jaccard: both / either };
  });
  return rows.sort((x, y) => y.mentions - x.mentions || byCodePoint(x.a, y.a) || byCodePoint(x.b, y.b));
}

/** Places, `a` before `b`. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  both: number;
}

export function pairs(shared: readonly SharedMention[]): Pair[] {
  const known = new Map<string, Pair>();
  for (const { sources } of shared) {
    const places = sources.toSorted((x, y) => x - y);
    for (const [at, a] of places.entries()) {
      for (const b of places.slice(at + 1)) {
        const key = `${a} ${b}`;
        const pair = known.get(key) ?? { a, b, both: 0 };
        pair.both += 1;
        known.set(key, pair);
      }
    }
  }
  return [...known.values()];
}
