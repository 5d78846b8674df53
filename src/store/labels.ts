/** Labels that people gave to mentions. */

import { labelOfSign, signOf } from './label-signs.js';
import { addRows } from './rows.js';
import type { StoredLabel } from './store.js';
import { digest, fromStored, toStored } from './stored-text.js';
import type { Tabled } from './tables.js';

export async function addLabels(tables: Tabled, labels: readonly StoredLabel[]): Promise<void> {
  const rows = labels.map(({ id, label, at, title, text, language }) => ({
    hash: digest(id, label, at, title, text, language),
    mention_hash: digest(id),
    id: toStored(id),
    label: signOf(label),
    at: Date.parse(at),
    title: title === null ? null : toStored(title),
    text: text === null ? null : toStored(text),
    language: language === null ? null : toStored(language),
  }));
  // The same label with the same text and time is stored once.
  await addRows(tables, 'labels', rows, 'leave');
}

/** @returns the latest label of each mention, oldest first */
export async function lastLabels(tables: Tabled): Promise<readonly StoredLabel[]> {
  const last = new Map<string, StoredLabel>();
  for (const label of await allLabels(tables)) {
    last.delete(label.id);
    last.set(label.id, label);
  }
  return [...last.values()];
}

/** All labels, oldest first, including those that were changed later. */
export async function allLabels(tables: Tabled): Promise<readonly StoredLabel[]> {
  const rows = await tables.selectFrom('labels').selectAll().orderBy('at').orderBy('key').execute();
  return rows.map(({ id, label, at, title, text, language }) => ({
    id: fromStored(id),
    label: labelOfSign(label),
    at: new Date(at).toISOString(),
    title: title === null ? null : fromStored(title),
    text: text === null ? null : fromStored(text),
    language: language === null ? null : fromStored(language),
  }));
}
