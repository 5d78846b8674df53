/**
 * Excess share of voice: how far a brand's share of voice is above or below an expected one, such as its share of the
 * market or of the spending.
 */
import { UsageError } from '../../errors.js';
import type { BrandComparison } from '../../types.js';

type BrandRow = BrandComparison['brands'][number];
type Excess = Pick<BrandRow, 'expectedShare' | 'excessShareOfVoice'>;

/** Share of voice minus the expected share, which is taken as exact. */
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
 * Normalizes expected shares to sum to 1: 50,30,20 becomes 0.5,0.3,0.2.
 * @throws UsageError unless there is one for each brand, none below 0 and not all of them 0
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
