/** A history as NDJSON: head line, each run followed by its mentions, labels, and an end line to detect truncation. */
import { z } from 'zod';
import { mentionSchema } from '../../schema/mention.js';
import { reportSchema } from '../../schema/report.js';
import type { NewRun, StoredLabel } from '../../store/store.js';
import type { Mention, Report } from '../../types.js';

const SCHEMA = 'socialrank.history-export/1';
const ID = /^[\w-]{1,100}$/;

const labelSchema = z.object({
  id: z.string(),
  label: z.enum(['positive', 'neutral', 'negative']).nullable(),
  at: z.iso.datetime(),
  title: z.string().nullable(),
  text: z.string().nullable(),
  language: z.string().nullable(),
});

export type HistoryLine =
  | { readonly type: 'history'; readonly isAnonymized: boolean }
  | {
      readonly type: 'run';
      readonly id: string;
      readonly limit: number;
      /** Number of mention lines that follow; null if the report was stored without mentions. */
      readonly mentions: number | null;
      readonly report: Report;
    }
  | { readonly type: 'mention'; readonly isCounted: boolean; readonly mention: Mention }
  | { readonly type: 'label'; readonly label: StoredLabel }
  | { readonly type: 'end'; readonly runs: number };

export function headLine(version: string, isAnonymized: boolean): string {
  return line({ type: 'history', schema: SCHEMA, version, anonymized: isAnonymized });
}

export function* runLines({ id, limit, counted, report }: NewRun): Generator<string> {
  const { mentions, ...rest } = report;
  yield line({ type: 'run', id, limit, mentions: mentions?.length ?? null, report: rest });
  for (const mention of mentions ?? []) yield line({ type: 'mention', counted: counted.has(mention.id), mention });
}

export function labelLine(label: StoredLabel): string {
  return line({ type: 'label', label });
}

export function endLine(runs: number): string {
  return line({ type: 'end', runs });
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

/** Parses and validates a line of untrusted input. Null if it is not a valid line. */
export function readHistoryLine(text: string): HistoryLine | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const given = membersOf(value);
  switch (given.get('type')) {
    case 'history':
      return given.get('schema') === SCHEMA
        ? { type: 'history', isAnonymized: given.get('anonymized') === true }
        : null;
    case 'end': {
      const runs = count(given.get('runs'));
      return runs === null ? null : { type: 'end', runs };
    }
    case 'run':
      return readRun(given);
    case 'label': {
      const { success, data: label } = labelSchema.safeParse(given.get('label'));
      return success ? { type: 'label', label } : null;
    }
    case 'mention': {
      const { success, data: mention } = mentionSchema.safeParse(given.get('mention'));
      return success ? { type: 'mention', isCounted: given.get('counted') === true, mention } : null;
    }
    default:
      return null;
  }
}

function readRun(given: ReadonlyMap<string, unknown>): HistoryLine | null {
  const [id, limit, mentions] = [given.get('id'), count(given.get('limit')), given.get('mentions')];
  if (typeof id !== 'string' || !ID.test(id) || limit === null) return null;
  if (mentions !== null && count(mentions) === null) return null;
  const { success, data: report } = reportSchema.omit({ mentions: true }).safeParse(given.get('report'));
  return success ? { type: 'run', id, limit, mentions: count(mentions), report } : null;
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function membersOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}
