/** Many corpora made one: each counts as much as is said, and within it each label as much as the others. */
import type { Example } from './encoded.js';

export interface Part {
  readonly examples: readonly Example[];
  /** In all its examples together, beside the other parts. */
  readonly share: number;
}

/** Of examples of which just one output is true. */
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

/** Weights of which the mean is 1: the steps of learning are made for that. */
export function meanOne(examples: readonly Example[]): Example[] {
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  return examples.map((example) => ({ ...example, weight: (example.weight * examples.length) / total }));
}

function classOf(targets: Example['targets']): number {
  return targets.indexOf(1);
}
