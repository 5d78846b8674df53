/** Compares two runs of a query: mentions that came, went or changed, and which of them moved the numbers. */
import { UsageError } from '../../errors.js';
import type { Mention, Report, RunDifference } from '../../types.js';
import { itemNumbers } from '../mention/same-items.js';
import { rounded } from '../round.js';
import { changesOf } from './changes.js';
import { type Differences, metricsOf, movedBy, type Run } from './moved.js';
import { type Seeing, seenBy } from './seen-by.js';
import { diffWarnings } from './warnings.js';

export interface ComparedRun {
  /** Null if it is not stored. */
  readonly id: string | null;
  /** The report, with its mentions. */
  readonly report: Report;
}

/**
 * @param rows maximum number of rows of `moved` for each metric
 * @throws UsageError if the runs are of different brands, or one lacks its mentions
 */
export function diff(a: ComparedRun, b: ComparedRun, rows: number): RunDifference {
  check(a.report, b.report);
  const [before, after] = [mentionsOf(a.report), mentionsOf(b.report)];
  const [itemsA, itemsB] = itemNumbers([before, after]) as [Int32Array, Int32Array];
  const [inA, inB] = [firstByItem(before, itemsA), firstByItem(after, itemsB)];
  const [countsInA, countsInB] = [countingIn(a.report), countingIn(b.report)];
  const came = after.filter((mention, place) => countsInB(mention) && !inA.has(itemsB[place]!));
  const went = before.filter((mention, place) => countsInA(mention) && !inB.has(itemsA[place]!));
  const changed = [...inB].flatMap(([item, mention]) => {
    const own = inA.get(item);
    return own === undefined || !countsInB(mention) ? [] : [{ before: own, after: mention }];
  });
  const seenByA = came.map(seenBy(a.report));
  const seenByB = went.map(seenBy(b.report));
  const missing = went.map((mention, place) => ({ mention, cause: causeOf(seenByB[place]!) }));
  const runs: readonly [Run, Run] = [
    { report: a.report, counted: before.filter(countsInA) },
    { report: b.report, counted: after.filter(countsInB) },
  ];
  const differences: Differences = { new: came, missing, changed: changed.filter(isCountedInBoth(countsInA)) };
  return rounded<RunDifference>({
    schema: 'socialrank.diff/1',
    a: told(a),
    b: told(b),
    new: came,
    gone: missing.flatMap(({ mention, cause }) => (cause === 'gone' ? [mention] : [])),
    changed: changed.flatMap(({ before: was, after: is }) => {
      const changes = changesOf(was, is);
      const { id, source, url, excerpt } = is;
      return changes.length === 0 ? [] : [{ id, source, url, excerpt, changes }];
    }),
    moved: movedBy(...runs, differences, rows),
    metrics: metricsOf(...runs),
    newBecause: {
      published: seenByA.filter((seeing) => seeing === 'after').length,
      found: seenByA.filter((seeing) => seeing === 'seen').length,
      older: seenByA.filter((seeing) => seeing === 'before').length,
      unseen: seenByA.filter((seeing) => typeof seeing === 'object').length,
    },
    notCompared: {
      left: missing.filter(({ cause }) => cause === 'left').length,
      unseen: missing.filter(({ cause }) => cause === 'unseen').length,
    },
    unseen: [...unseen('a', seenByA), ...unseen('b', seenByB)],
    warnings: [...diffWarnings(a.report, b.report)],
    tool: b.report.tool,
  });
}

function check(a: Report, b: Report): void {
  const isOne = a.query.expression === b.query.expression || a.query.brand === b.query.brand;
  if (!isOne) {
    throw new UsageError(`the runs are of different brands: ${a.query.brand} and ${b.query.brand}`, {
      hint: 'to see brands side by side: socialrank compare',
    });
  }
  const without = [a, b].find(({ mentions }) => mentions === undefined);
  if (without !== undefined)
    throw new UsageError(`the run of ${without.asOf} lacks its mentions`, {
      hint: 'write it without --no-mentions',
    });
}

const mentionsOf = ({ mentions = [] }: Report): readonly Mention[] => mentions;

/** Of several mentions that are one item (with --no-dedupe), the first. */
function firstByItem(mentions: readonly Mention[], items: Int32Array): ReadonlyMap<number, Mention> {
  const first = new Map<number, Mention>();
  for (const [place, mention] of mentions.entries()) {
    const item = items[place]!;
    if (!first.has(item)) first.set(item, mention);
  }
  return first;
}

/** The brand's own posts count unless the run left any out. */
function countingIn({ counts }: Report): (mention: Mention) => boolean {
  const leavesOwned = (counts.filtered.owned ?? 0) > 0;
  return ({ repostOf, isOwned }) => repostOf === null && !(isOwned && leavesOwned);
}

const isCountedInBoth =
  (countsInA: (mention: Mention) => boolean) =>
  ({ before }: { readonly before: Mention }): boolean =>
    countsInA(before);

function causeOf(seeing: Seeing): 'gone' | 'left' | 'unseen' {
  if (seeing === 'seen') return 'gone';
  return typeof seeing === 'object' ? 'unseen' : 'left';
}

function unseen(run: 'a' | 'b', all: readonly Seeing[]): RunDifference['unseen'] {
  const counts = new Map<string, RunDifference['unseen'][number]>();
  for (const seeing of all) {
    if (typeof seeing !== 'object') continue;
    const { source, reason } = seeing;
    const key = `${source}\n${reason}`;
    counts.set(key, { run, source, reason, mentions: (counts.get(key)?.mentions ?? 0) + 1 });
  }
  return [...counts.values()].sort((one, other) => other.mentions - one.mentions);
}

function told({ id, report }: ComparedRun): RunDifference['a'] {
  const { query, asOf, window, status, sentiment, socialRank, counts } = report;
  const { brand, expression, profile } = query;
  return {
    ...{ id, brand, expression, profile, asOf, window, status },
    ...{ engine: sentiment.engine, formula: socialRank.formula, mentions: counts.mentions },
  };
}
