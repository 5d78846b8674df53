/**
 * The user's labels of mentions, in a file to which labels and their removals are only ever appended, except when
 * mentions are forgotten. The history also contains labels, possibly by other people; the later one of both wins.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LABELS, type Label } from '../../core/sentiment/label.js';
import { OutputError } from '../../errors.js';
import type { StoredLabel } from '../../store/store.js';
import { makeFolder } from '../files/make-folder.js';
import { pathsOf } from '../files/paths.js';
import { updateWhole } from '../files/whole-file.js';
import type { Io } from '../io/io.js';
import { reasonOf } from '../reason.js';

export interface KeptLabel {
  /** Id of the mention, such as `hackernews:123`. */
  readonly id: string;
  readonly label: Label;
  /** ISO time. */
  readonly at: string;
  /** Title, text and language of what was judged, if available; evaluation needs a title or a text. */
  readonly title: string | null;
  readonly text: string | null;
  readonly language: string | null;
}

export interface Labels {
  /** Current label of each mention, by id. */
  readonly kept: ReadonlyMap<string, KeptLabel>;
  /** Numbers of unreadable lines; they stay as they are. */
  readonly badLines: readonly number[];
}

export function labelsFile(io: Pick<Io, 'env'>): string {
  return join(pathsOf(io).dataFolder, 'labels.ndjson');
}

/** @param stored labels from the history */
export async function readLabels(io: Pick<Io, 'env'>, stored: readonly StoredLabel[] = []): Promise<Labels> {
  return labelsIn(textIn(labelsFile(io)), stored);
}

/** Synchronous, like the settings, because every scan reads it: loading node:fs/promises takes longer than reading. */
function textIn(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw new OutputError(`${path} cannot be read: ${reasonOf(error)}`, { cause: error });
  }
}

function labelsIn(text: string, stored: readonly StoredLabel[]): Labels {
  const last = new Map<string, StoredLabel>();
  const badLines: number[] = [];
  for (const [place, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const entry = readEntry(line);
    if (entry === null) badLines.push(place + 1);
    else {
      // Moves the entry to the end, so that the latest label is also last in the list.
      last.delete(entry.id);
      last.set(entry.id, entry);
    }
  }
  for (const label of stored) {
    if (label.at > (last.get(label.id)?.at ?? '')) last.set(label.id, label);
  }
  const kept = [...last.values()].filter((one): one is KeptLabel => one.label !== null);
  return { kept: new Map(kept.map((one) => [one.id, one])), badLines };
}

export async function addLabels(io: Pick<Io, 'env'>, labels: readonly KeptLabel[], signal: AbortSignal): Promise<void> {
  await append(
    io,
    labels.map((label) => JSON.stringify({ type: 'label', ...label })),
    signal,
  );
}

export async function removeLabels(
  io: Pick<Io, 'env'>,
  ids: readonly string[],
  at: string,
  signal: AbortSignal,
): Promise<void> {
  await append(
    io,
    ids.map((id) => JSON.stringify({ type: 'removal', id, at })),
    signal,
  );
}

async function append(io: Pick<Io, 'env'>, lines: readonly string[], signal: AbortSignal): Promise<void> {
  const path = labelsFile(io);
  makeFolder(dirname(path));
  const written = lines.map((line) => `${line}\n`).join('');
  // An incomplete last line is terminated first.
  await updateWhole(
    path,
    (text) => `${text === null || text === '' || text.endsWith('\n') ? (text ?? '') : `${text}\n`}${written}`,
    // The file contains texts written by other people.
    { signal, isOwn: true },
  );
}

function readEntry(line: string): StoredLabel | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  const { type, id, label: said, at, ...rest } = (value ?? {}) as Partial<Record<string, unknown>>;
  const label = LABELS.find((one) => one === said) ?? null;
  if (typeof id !== 'string' || typeof at !== 'string') return null;
  if (type === 'removal') return { id, label: null, at, title: null, text: null, language: null };
  if (type !== 'label' || label === null) return null;
  const textOf = (part: unknown) => (typeof part === 'string' ? part : null);
  return {
    id,
    label,
    at,
    title: textOf(rest['title']),
    text: textOf(rest['text']),
    language: textOf(rest['language']),
  };
}

/** Deletes all lines about mentions that are to be forgotten. */
export async function forgetLabels(
  io: Pick<Io, 'env'>,
  isForgotten: (id: string) => boolean,
  signal: AbortSignal,
): Promise<void> {
  const path = labelsFile(io);
  if (textIn(path) === '') return;
  const stays = (line: string) => {
    const entry = line.trim() === '' ? null : readEntry(line);
    return entry === null || !isForgotten(entry.id);
  };
  await updateWhole(path, (text) => (text ?? '').split('\n').filter(stays).join('\n'), { signal });
}
