/** Writes one object per line, each with its type: `mention`, `copy`, `source` or `report`. */
import type { Mention, Report, SourceOutcome } from '../../types.js';
import { toJsonLine } from './json.js';

/** A later copy of a mention whose line has already been written. `of` is the id of the mention. */
export interface Copy {
  readonly of: string;
  readonly source: string;
  readonly url: string | null;
}

/** @param brand for a run of many brands: the brand that the line belongs to, which every line then states */
export function mentionLine(mention: Mention, brand?: string): string {
  return line({ type: 'mention', ...of(brand), ...mention });
}

export function copyLine({ of: id, source, url }: Copy, brand?: string): string {
  return line({ type: 'copy', ...of(brand), of: id, source, url });
}

export function sourceLine(outcome: SourceOutcome, brand?: string): string {
  return line({ type: 'source', ...of(brand), ...outcome });
}

/** Writes a report without its mentions, which have lines of their own. */
export function reportLine(report: Report, brand?: string): string {
  const { mentions: _, ...rest } = report;
  return line({ type: 'report', ...of(brand), ...rest });
}

/** Yields the lines of a finished report, one per chunk; its mentions include their copies. */
export function* ndjson(
  report: Report,
  { mentions }: { readonly mentions: boolean },
  brand?: string,
): Generator<string> {
  if (mentions) for (const mention of report.mentions ?? []) yield mentionLine(mention, brand);
  for (const outcome of report.sources) yield sourceLine(outcome, brand);
  yield reportLine(report, brand);
}

function of(brand: string | undefined): { readonly brand?: string } {
  return brand === undefined ? {} : { brand };
}

function line(value: Readonly<Record<string, unknown>>): string {
  return `${toJsonLine(value)}\n`;
}
