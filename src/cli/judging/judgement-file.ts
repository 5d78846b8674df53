/** File of judgements, in NDJSON or CSV: read whole, with a row appended for each answer. A later row wins. */
import { appendFileSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Judgements } from '../../core/judging/query-test.js';
import { OutputError, UsageError } from '../../errors.js';
import { unguarded } from '../../output/data/delimited.js';
import { fileRecords } from '../../output/data/records.js';
import { type JudgedItem, judgementRow, judgementRows, type RowFormat } from '../../output/judgement-rows.js';
import { checkPlace } from '../outputs/outputs.js';
import { reasonOf } from '../reason.js';
import { member } from '../settings/settings.js';

export interface JudgementFile {
  readonly judgements: Judgements;
  /** Appends an answer. @throws OutputError */
  add(item: JudgedItem): void;
}

const LARGEST_FILE = 100_000_000;

/** Opens a file of judgements; a missing one is created by the first answer. @throws UsageError naming a bad line */
export function openJudgements(path: string): JudgementFile {
  checkPlace(path);
  const text = readIfThere(path);
  const isEmpty = text.trim() === '';
  const format = isEmpty ? formatOf(path) : /^\s*\{/.test(text) ? 'ndjson' : 'csv';
  const [first] = format === 'csv' && !isEmpty ? fileRecords(text, ',') : [];
  const names = first?.cells.map(withoutMark) ?? null;
  const judgements = isEmpty
    ? new Map<string, boolean | null>()
    : format === 'csv'
      ? fromCsv(text, path, names ?? [])
      : fromLines(text, path);
  let isBegun = !isEmpty;
  let isOpen = !isEmpty && !text.endsWith('\n');
  return {
    judgements,
    add(item) {
      const row = isBegun || format === 'ndjson' ? judgementRow(item, format, names) : judgementRows([item], format);
      try {
        appendFileSync(path, `${isOpen ? '\n' : ''}${row}`);
      } catch (error) {
        throw new OutputError(`${path} was not written: ${reasonOf(error)}`, { cause: error });
      }
      [isBegun, isOpen] = [true, false];
    },
  };
}

function readIfThere(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw new UsageError(`cannot read the judgements ${path}: ${reasonOf(error)}`, { cause: error });
  }
  if (text.length > LARGEST_FILE) throw new UsageError(`${path} is too large for a file of judgements`);
  return text;
}

const formatOf = (path: string): RowFormat => (extname(path).toLowerCase() === '.csv' ? 'csv' : 'ndjson');

const withoutMark = (name: string): string => name.replace(/^\ufeff/, '').trim();

function fromLines(text: string, path: string): Judgements {
  const judgements = new Map<string, boolean | null>();
  for (const [place, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const where = `${path}, line ${place + 1}`;
    const row = parsed(line, where);
    keep(judgements, member(row, 'id'), member(row, 'relevant'), where);
  }
  return judgements;
}

function parsed(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new UsageError(`${where}: not JSON`, { hint: 'a line is {"id": "...", "relevant": true}', cause });
  }
}

function fromCsv(text: string, path: string, names: readonly string[]): Judgements {
  const [id, relevant] = [names.indexOf('id'), names.indexOf('relevant')];
  if (id === -1 || relevant === -1)
    throw new UsageError(`${path} is not a file of judgements`, { hint: 'it needs the columns id and relevant' });
  const judgements = new Map<string, boolean | null>();
  let number = 0;
  for (const { cells } of fileRecords(text, ',')) {
    number += 1;
    if (number === 1 || cells.every((cell) => cell === '')) continue;
    keep(judgements, unguarded(cells[id] ?? ''), cells[relevant], `${path}, row ${number}`);
  }
  return judgements;
}

/** Accepted answers; an empty cell is not judged yet. */
const ANSWERS: ReadonlyMap<string, boolean> = new Map([
  ...['y', 'yes', 'true', '1', '+'].map((word) => [word, true] as const),
  ...['n', 'no', 'false', '0', '-'].map((word) => [word, false] as const),
]);
const PASSED_OVER: ReadonlySet<string> = new Set(['s', 'skip', '?']);

function keep(judgements: Map<string, boolean | null>, id: unknown, given: unknown, where: string): void {
  if (typeof id !== 'string' || id === '') throw new UsageError(`${where}: there is no id`);
  const word = String(given ?? '')
    .trim()
    .toLowerCase();
  if (word === '') return;
  const answer = ANSWERS.get(unguarded(word));
  if (answer === undefined && !PASSED_OVER.has(word))
    throw new UsageError(`${where}: relevant is ${JSON.stringify(given)}`, { hint: 'it is y, n, or empty' });
  judgements.set(id, answer ?? null);
}
