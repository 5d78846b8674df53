/** One object a line, each saying what it is: `mention`, `copy`, `source` or `report`. */
import type { Mention, Report, SourceOutcome } from '../types.js';
import { toJsonLine } from './json.js';

/** A later copy of a mention whose line was written already. `of` is the mention's id. */
export interface Copy {
  readonly of: string;
  readonly source: string;
  readonly url: string | null;
}

export function mentionLine(mention: Mention): string {
  return line({ type: 'mention', ...mention });
}

export function copyLine({ of, source, url }: Copy): string {
  return line({ type: 'copy', of, source, url });
}

export function sourceLine(outcome: SourceOutcome): string {
  return line({ type: 'source', ...outcome });
}

/** Always without the mentions: they have lines of their own. */
export function reportLine(report: Report): string {
  const { mentions: _, ...rest } = report;
  return line({ type: 'report', ...rest });
}

/** A finished report; its mentions carry their copies. */
export function ndjson(report: Report, { mentions }: { readonly mentions: boolean }): string {
  return [
    ...(mentions ? (report.mentions ?? []).map(mentionLine) : []),
    ...report.sources.map(sourceLine),
    reportLine(report),
  ].join('');
}

function line(value: Readonly<Record<string, unknown>>): string {
  return `${toJsonLine(value)}\n`;
}
