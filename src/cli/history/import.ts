/** Imports an exported history run by run. Importing twice adds nothing; broken parts are counted and skipped. */
import { SocialRankError } from '../../errors.js';
import type { NewRun, Store, StoredLabel } from '../../store/store.js';
import type { Taking, Unread } from '../../store/upkeep/runs.js';
import { type HistoryLine, readHistoryLine } from './lines.js';

export interface Imported {
  /** Number of new runs. */
  readonly added: number;
  /** Number of runs already stored. */
  readonly known: number;
  /** Number of runs stored with other content, which stays, even if parts of it have been forgotten since. */
  readonly differing: number;
  /** Number of runs with missing or broken lines. */
  readonly incomplete: number;
  /** Numbers of the first ten unreadable lines. */
  readonly badLines: readonly number[];
  readonly bad: number;
  /** Whether the end line is present and its count equals the runs read; for a store, whether all could be read. */
  readonly isWhole: boolean;
  readonly isHistory: boolean;
}

const SHOWN = 10;
const LABELS_AT_ONCE = 250;

type Into = Pick<Store, 'keep' | 'run' | 'label'>;

interface Begun {
  readonly line: Extract<HistoryLine, { type: 'run' }>;
  readonly mentions: NonNullable<NewRun['report']['mentions']>;
  readonly counted: Set<string>;
}

type Texts = AsyncIterable<readonly { readonly number: number; readonly text: string | null }[]>;

/** Imports from another store. @throws LockedError, StoreError */
export async function importRuns(store: Into, each: (take: Taking) => Promise<Unread>): Promise<Imported> {
  const counts = { added: 0, known: 0, differing: 0 };
  const unread = await each({
    async keep(run) {
      counts[await keepOnce(store, run)] += 1;
    },
    label: (labels) => store.label(labels),
  });
  const isWhole = unread.runs + unread.mentions === 0;
  return { ...counts, incomplete: unread.runs, bad: 0, badLines: [], isWhole, isHistory: true };
}

/** @throws LockedError, StoreError */
export async function importHistory(store: Into, texts: Texts): Promise<Imported> {
  const counts = { added: 0, known: 0, differing: 0, incomplete: 0, bad: 0 };
  const badLines: number[] = [];
  const labels: StoredLabel[] = [];
  let begun: Begun | null = null;
  let end: number | null = null;
  let isHistory = false;
  let read = 0;
  const finish = async () => {
    if (begun === null) return;
    const { line, mentions, counted } = begun;
    begun = null;
    if (mentions.length !== (line.mentions ?? 0)) {
      counts.incomplete += 1;
      return;
    }
    read += 1;
    const report = line.mentions === null ? line.report : { ...line.report, mentions };
    counts[await keepOnce(store, { id: line.id, limit: line.limit, counted, report })] += 1;
  };
  for await (const batch of texts) {
    for (const { number, text } of batch) {
      if (text !== null && text.trim() === '') continue;
      const line = text === null ? null : readHistoryLine(text);
      switch (line?.type) {
        case 'history':
          isHistory = true;
          break;
        case 'run':
          await finish();
          begun = { line, mentions: [], counted: new Set() };
          break;
        case 'mention':
          begun?.mentions.push(line.mention);
          if (line.isCounted) begun?.counted.add(line.mention.id);
          break;
        case 'label':
          labels.push(line.label);
          if (labels.length >= LABELS_AT_ONCE) await store.label(labels.splice(0));
          break;
        case 'end':
          end = line.runs;
          break;
        case undefined:
          counts.bad += 1;
          if (badLines.length < SHOWN) badLines.push(number);
      }
    }
  }
  await finish();
  if (labels.length > 0) await store.label(labels);
  return { ...counts, badLines, isWhole: end !== null && end === read, isHistory: isHistory || read > 0 };
}

/** Stores a run unless its id is already stored; never overwrites. */
async function keepOnce(store: Into, run: NewRun): Promise<'added' | 'known' | 'differing'> {
  const there = await store.run(run.id);
  if (there?.id === run.id) return JSON.stringify(there.report) === JSON.stringify(run.report) ? 'known' : 'differing';
  try {
    await store.keep(run);
    return 'added';
  } catch (error) {
    // Another process has stored a run with this id in the meantime.
    if (error instanceof SocialRankError && error.name === 'TakenId') return 'differing';
    throw error;
  }
}
