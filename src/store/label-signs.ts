/** Labels as numbers, which are shorter, and whose mean is meaningful. */

const SIGNS = { positive: 1, neutral: 0, negative: -1 } as const;
const LABELS = { 1: 'positive', 0: 'neutral', [-1]: 'negative' } as const;

export type StoredSign = keyof typeof SIGNS;

export function signOf(label: StoredSign | null): number | null {
  return label === null ? null : SIGNS[label];
}

export function labelOfSign(sign: number | null): StoredSign | null {
  return sign === null ? null : LABELS[sign as keyof typeof LABELS];
}
