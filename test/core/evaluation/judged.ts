/** Judgements from a confusion matrix, as they would be listed. */
import type { Judged } from '../../../src/core/evaluation/confusion.js';
import { LABELS } from '../../../src/core/sentiment/label.js';

/** @param rows by meant class (negative, neutral, positive), how many were given each, and how many none */
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
