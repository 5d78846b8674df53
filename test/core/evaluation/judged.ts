/** Lists of judgements that produce a given confusion matrix. */
import type { Judged } from '../../../src/core/evaluation/confusion.js';
import { LABELS } from '../../../src/core/sentiment/label.js';

/** @param rows per gold class (negative, neutral, positive), how many texts got each label, then how many none */
export function judgedBy(rows: readonly (readonly number[])[]): Judged[] {
  return rows.flatMap((row, meant) =>
    row.flatMap((count, given) =>
      Array.from({ length: count }, () => ({
        gold: LABELS[meant]!,
        given: LABELS[given] ?? null,
        confidence: null,
      })),
    ),
  );
}
