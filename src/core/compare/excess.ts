/** How far a brand's share of voice lies above or below what was expected of it: its share of the market, of what is spent. */
import { UsageError } from '../../errors.js';
import type { BrandComparison } from '../../types.js';

type BrandRow = BrandComparison['brands'][number];
type Excess = Pick<BrandRow, 'expectedShare' | 'excessShareOfVoice'>;

/** Share of voice less the share that was expected; what is expected is taken for certain. */
export function excessOf({ value, ci95 }: BrandRow['shareOfVoice'], expectedShare: number): Excess {
  const less = (share: number) => share - expectedShare;
  return {
    expectedShare,
    excessShareOfVoice: {
      value: value === null ? null : less(value),
      ci95: ci95 === null ? null : [less(ci95[0]), less(ci95[1])],
    },
  };
}

/**
 * As shares of one, whatever they were written as: 50,30,20 is 0.5,0.3,0.2.
 * @throws UsageError unless there is one for each brand, none below 0, and one above
 */
export function expectedShares(written: readonly number[], brands: readonly string[]): readonly number[] {
  const total = written.reduce((sum, share) => sum + share, 0);
  const isKnown = written.every((share) => share >= 0) && total > 0 && Number.isFinite(total);
  if (isKnown && written.length === brands.length) return written.map((share) => share / total);
  throw new UsageError(
    `the expected shares must be ${brands.length} numbers, one for each brand, none below 0 and not all of them 0`,
    { hint: `in the order ${brands.join(', ')}: as --expected ${brands.map((_, n) => brands.length - n).join(',')}` },
  );
}
