/** The labelled texts that models are trained on: read where they lie, never copied. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Labelled {
  readonly text: string;
  /** As in the corpus; more than one where it says so. */
  readonly labels: readonly string[];
  /** Part of a corpus that was gathered by itself. */
  readonly part: string | null;
  /** What it speaks of, where the corpus says so. */
  readonly target: string | null;
}

interface Line {
  readonly t: string;
  readonly y?: string | readonly string[];
  readonly group?: readonly string[];
  readonly src?: string;
  readonly target?: string;
}

/** The folder of labelled texts; null: SOCIALRANK_CORPORA is not set, or holds none. */
export function labelledFolder(): string | null {
  const root = process.env['SOCIALRANK_CORPORA'];
  if (root === undefined) return null;
  const folder = join(root, 'corpora/labelled');
  return existsSync(folder) ? folder : null;
}

/** @param field where the labels stand, when not in `y` */
export function readCorpus(folder: string, name: string, field: 'y' | 'group' = 'y'): Labelled[] {
  const lines = readFileSync(join(folder, `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.flatMap((line) => {
    const entry = JSON.parse(line) as Line;
    const labels = entry[field];
    if (labels === undefined) return [];
    return [
      {
        text: entry.t,
        labels: typeof labels === 'string' ? [labels] : labels,
        part: entry.src ?? null,
        target: entry.target ?? null,
      },
    ];
  });
}

/** One of each text, where all that is said of its targets is the same. */
export function ofOneMind(texts: readonly Labelled[]): Labelled[] {
  const byText = new Map<string, Labelled[]>();
  for (const text of texts) byText.set(text.text, [...(byText.get(text.text) ?? []), text]);
  return [...byText.values()]
    .filter((same) => new Set(same.flatMap(({ labels }) => labels)).size === 1)
    .map(([first]) => first!);
}
