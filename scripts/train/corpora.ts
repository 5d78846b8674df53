/** The labelled texts that models are trained on: read in place, never copied. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Labelled {
  readonly text: string;
  /** As in the corpus, which can state more than one. */
  readonly labels: readonly string[];
  /** Part of a corpus that was collected separately. */
  readonly part: string | null;
  /** What the text is about, if the corpus states it. */
  readonly target: string | null;
}

interface Line {
  readonly t: string;
  readonly y?: string | readonly string[];
  readonly group?: readonly string[];
  readonly src?: string;
  readonly target?: string;
}

/** The folder of labelled texts; null if SOCIALRANK_CORPORA is not set, or contains none. */
export function labelledFolder(): string | null {
  const root = process.env['SOCIALRANK_CORPORA'];
  if (root === undefined) return null;
  const folder = join(root, 'corpora/labelled');
  return existsSync(folder) ? folder : null;
}

/** @param field that contains the labels */
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

/** One of each text, if its labels for all targets are the same. */
export function ofOneMind(texts: readonly Labelled[]): Labelled[] {
  const byText = new Map<string, Labelled[]>();
  for (const text of texts) byText.set(text.text, [...(byText.get(text.text) ?? []), text]);
  return [...byText.values()]
    .filter((same) => new Set(same.flatMap(({ labels }) => labels)).size === 1)
    .map(([first]) => first!);
}
