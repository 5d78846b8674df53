/** Calibration: whether an engine is right as often as its confidence says. */
import type { Judged } from './confusion.js';

const BINS = 10;

/** One range of stated confidence, `[from, to)`; the last one includes 1. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly texts: number;
  readonly confidence: number;
  readonly accuracy: number;
}

export interface Calibration {
  /** Σ texts / all · |accuracy − confidence|. */
  readonly expectedError: number;
  readonly texts: number;
  /** Bins with at least one text. */
  readonly bins: readonly Bin[];
}

/**
 * Expected calibration error over ten bins of equal width (M. Pakdaman Naeini, G. F. Cooper, M. Hauskrecht, AAAI 2015).
 * Null if no answer has a confidence.
 */
export function calibration(judged: readonly Judged[]): Calibration | null {
  const sums = Array.from({ length: BINS }, () => ({ texts: 0, confidence: 0, right: 0 }));
  for (const { gold, given, confidence } of judged) {
    if (given === null || confidence === null) continue;
    const bin = sums[Math.min(BINS - 1, Math.floor(confidence * BINS))]!;
    bin.texts += 1;
    bin.confidence += confidence;
    if (given === gold) bin.right += 1;
  }
  const texts = sums.reduce((sum, bin) => sum + bin.texts, 0);
  if (texts === 0) return null;
  const gap = sums.reduce((sum, { confidence, right }) => sum + Math.abs(right - confidence), 0);
  return {
    expectedError: gap / texts,
    texts,
    bins: sums.flatMap((bin, place) =>
      bin.texts === 0
        ? []
        : {
            from: place / BINS,
            to: (place + 1) / BINS,
            texts: bin.texts,
            confidence: bin.confidence / bin.texts,
            accuracy: bin.right / bin.texts,
          },
    ),
  };
}
