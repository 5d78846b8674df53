/** Groups the rows of a gold file by text, since several people may have labelled the same one. */
import type { Label } from '../sentiment/label.js';

/** The columns of a row that identify its text and who labelled it. */
export interface Coded {
  readonly id: string | null;
  readonly title: string | null;
  readonly text: string;
  /** Null if it is not stated. */
  readonly coder: string | null;
  readonly label: Label;
}

export interface CodedText<T> {
  /** The first of its rows. */
  readonly row: T;
  /** One label per person, and one for each row that names nobody. */
  readonly labels: readonly Label[];
}

export interface CodedTexts<T> {
  readonly texts: readonly CodedText<T>[];
  /** Number of rows repeated for a text that the same person labelled again further down; the last one counts. */
  readonly repeated: number;
}

/** Rows with the same id and words are one text; without an id, rows with the same words. */
export function codedTexts<T extends Coded>(rows: readonly T[]): CodedTexts<T> {
  const texts = new Map<string, { readonly row: T; readonly labels: Map<string, Label> }>();
  let repeated = 0;
  for (const [place, row] of rows.entries()) {
    const key = JSON.stringify([row.id, row.title, row.text]);
    const coder = row.coder === null ? `row ${place}` : `coder ${row.coder}`;
    const there = texts.get(key) ?? { row, labels: new Map<string, Label>() };
    if (there.labels.has(coder)) repeated += 1;
    there.labels.set(coder, row.label);
    texts.set(key, there);
  }
  return { texts: [...texts.values()].map(({ row, labels }) => ({ row, labels: [...labels.values()] })), repeated };
}

/** The most frequent label; null if it is tied with another. */
export function majority(labels: readonly Label[]): Label | null {
  const counts = new Map<Label, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const first = [...counts].filter(([, count]) => count === most);
  return first.length === 1 ? first[0]![0] : null;
}
