/** Mixes corpora: each counts as much as its share, and within it each label as much as the others. */
import type { Example } from './encoded.js';

export interface Part {
  readonly examples: readonly Example[];
  /** Total weight of its examples, relative to the other parts. */
  readonly share: number;
}

/** For examples with exactly one true output. */
export function mixture(parts: readonly Part[]): Example[] {
  const weighted = parts.flatMap(({ examples, share }) => {
    const counts = new Map<number, number>();
    for (const { targets } of examples) counts.set(classOf(targets), (counts.get(classOf(targets)) ?? 0) + 1);
    return examples.map((example) => ({
      ...example,
      weight: share / (counts.size * counts.get(classOf(example.targets))!),
    }));
  });
  return meanOne(weighted);
}

/** Scales weights to a mean of 1, which the steps of training assume. */
export function meanOne(examples: readonly Example[]): Example[] {
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  return examples.map((example) => ({ ...example, weight: (example.weight * examples.length) / total }));
}

function classOf(targets: Example['targets']): number {
  return targets.indexOf(1);
}
