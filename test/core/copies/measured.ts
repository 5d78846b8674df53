/** Measures how well copies are distinguished from lookalikes: two mentions at a time, by the code of a scan. */
import { clusters } from '../../../src/core/mention/duplicates.js';
import { type Pair, pairs } from './pairs.js';

export interface Measured {
  readonly pairs: number;
  readonly copies: number;
  readonly precision: number;
  readonly recall: number;
  /** Pairs that were folded but should not have been, and the reverse. */
  readonly wrong: readonly Pair[];
}

function isFolded({ one, other }: Pick<Pair, 'one' | 'other'>): boolean {
  const all = clusters(true);
  for (const [source, mention] of [one, other].entries()) all.add({ mention, source, endpoint: null });
  return [...all.all()].length === 1;
}

export function measured(isHeldOut: boolean): Measured {
  const some = pairs().filter((pair) => pair.isHeldOut === isHeldOut);
  const judged = some.map((pair) => ({ pair, folded: isFolded(pair) }));
  const count = (isCopy: boolean, folded: boolean) =>
    judged.filter((one) => one.pair.isCopy === isCopy && one.folded === folded).length;
  return {
    pairs: some.length,
    copies: count(true, true) + count(true, false),
    precision: count(true, true) / (count(true, true) + count(false, true)),
    recall: count(true, true) / (count(true, true) + count(true, false)),
    wrong: judged.filter(({ pair, folded }) => pair.isCopy !== folded).map(({ pair }) => pair),
  };
}
