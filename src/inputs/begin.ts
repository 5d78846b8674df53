/** Starts reading a local input: detects its format and checks that it can be read. */
import { UsageError } from '../errors.js';
import { CHUNK_BYTES } from './bytes/bytes.js';
import { readMarkup } from './feeds/markup-file.js';
import type { FieldMap } from './fields/field-map.js';
import { isTextName } from './fields/obvious.js';
import { type Opened, ofPlace, opened } from './opened.js';
import type { Place } from './place.js';
import { checkMapped, noText, probed } from './probe.js';
import { hintFor, namesFor } from './rows/headless.js';
import { rowReader } from './rows/read-row.js';
import type { Reading, Tellings } from './rows/reading.js';
import { rowsOfStackExchange } from './rows/stack-exchange-rows.js';
import { rowsOfTable } from './rows/table-rows.js';
import { SHAPES, type Shape, TABLE_SHAPES } from './shapes/shapes.js';
import type { Standing } from './skim/layouts.js';
import { skimmedDocument } from './skim/skimmed-document.js';
import { type SkimmedRows, skimmedRows } from './skim/skimmed-rows.js';
import { notSkimming, type Skimming } from './skim/skimming.js';
import type { Format } from './sniff.js';
import { threadsFor } from './threads-for.js';

export type Begun =
  | { readonly type: 'reading'; readonly reading: Reading; readonly threads: number; close(): void }
  | { readonly type: 'feeds'; readonly feeds: string[] };

export interface BeginOptions {
  readonly map: FieldMap | null;
  /** Time zone of times without one. */
  readonly zone: string;
  /** Number of threads that read one file together. Default: depends on the file's size. */
  readonly threads?: number | undefined;
  /** Accept an empty file without an error, as for files that the user did not name one by one. */
  readonly mayBeEmpty?: boolean;
}

/** @throws UsageError if the input cannot be read or is not in the format it claims */
export async function begin(place: Place, options: BeginOptions): Promise<Begun> {
  const { format, chunks, isUtf8, start, close } = await opened(place);
  const { bytes, path } = place;
  // Pipes and packed files are read by a single thread.
  const threads = path === null || bytes === null || start === null ? 1 : threadsFor(bytes, options.threads);
  try {
    const begun = await beginAs(format, { chunks, isUtf8, start, threads }, place, options);
    if ('feeds' in begun) close();
    return 'feeds' in begun ? { type: 'feeds', ...begun } : { type: 'reading', reading: begun, threads, close };
  } catch (error) {
    close();
    throw ofPlace(error, place);
  }
}

type Input = Pick<Opened, 'chunks' | 'isUtf8' | 'start'> & { readonly threads: number };

async function beginAs(
  format: Format,
  input: Input,
  place: Place,
  options: BeginOptions,
): Promise<Reading | { readonly feeds: string[] }> {
  const { title } = place;
  const { chunks } = input;
  switch (format.type) {
    case 'lines':
      return beginSkimmed('lines', (skimming) => skimmedRows(chunks, skimming), input, place, options);
    case 'document': {
      const { skip } = format;
      return beginSkimmed('elements', (skimming) => skimmedDocument(chunks, skip, skimming), input, place, options);
    }
    case 'table':
      return beginTable(chunks, place, options);
    case 'stack exchange':
      return beginRows(rowsOfStackExchange(chunks), place, options, TABLE_SHAPES);
    case 'markup':
      return readMarkup(input, place);
    case 'empty':
      if (!place.isStream && options.mayBeEmpty !== true) throw new UsageError(`${title} is empty`);
      return { tellings: none(), facts: () => ({ unreadableTimes: 0, unread: null, unmapped: [], cut: null }) };
    case 'unreadable':
      throw new UsageError(`${title} ${format.why}`, { hint: format.hint });
    default:
      return format satisfies never;
  }
}

/** Enables skimming, unless the user maps fields or the whole input fits into the first chunk. */
async function beginSkimmed(
  standing: Standing,
  rows: (skimming: Skimming) => SkimmedRows,
  { start, threads }: Input,
  place: Place,
  options: BeginOptions,
): Promise<Reading> {
  const skimming = notSkimming();
  const reading = await beginRows(rows(skimming), place, options);
  if (options.map !== null || (place.bytes ?? Number.POSITIVE_INFINITY) <= CHUNK_BYTES) return reading;
  return {
    ...reading,
    skim: async (skim) => {
      const { skimmingOf } = await import('./skim/skimming-of.js');
      skimming.current = skimmingOf(skim, { place, standing, start, threads });
    },
  };
}

async function beginRows(
  rows: SkimmedRows,
  { title, path }: Place,
  { map, zone }: BeginOptions,
  shapes: readonly Shape[] = SHAPES,
): Promise<Reading> {
  const reader = rowReader({ shapes, map, zone, path, areAllRead: false });
  return {
    tellings: await probed(told(rows, reader), reader.unmapped, title),
    facts: () => ({ ...reader.facts(), unmapped: reader.unmapped(), cut: null }),
  };
}

/** Reads a table. Its header shows whether it has a column for the text. */
async function beginTable(chunks: Opened['chunks'], place: Place, { map, zone }: BeginOptions): Promise<Reading> {
  const { title, path, ending } = place;
  const checkColumns = (names: readonly string[]) => {
    const missing = (map ?? []).filter(({ path: column }) => !names.includes(column));
    checkMapped(missing, title, names);
    const isText = (map ?? []).some(({ field }) => field === 'text' || field === 'title') || names.some(isTextName);
    if (!isText) throw noText(names, title, hintFor(names));
  };
  const namesIn = (cells: readonly string[]) => namesFor(cells, map);
  const isHeader = (names: readonly string[]) =>
    names.some(isTextName) || (map ?? []).some(({ path: column }) => names.includes(column)) || namesIn(names) !== null;
  const reader = rowReader({ shapes: TABLE_SHAPES, map, zone, path, areAllRead: true });
  const rows = rowsOfTable(chunks, { ending, checkColumns, isHeader, namesFor: namesIn });
  return {
    tellings: await probed(told(rows, reader), () => [], title),
    facts: () => ({ ...reader.facts(), unmapped: [], cut: null }),
  };
}

async function* told(rows: SkimmedRows, reader: ReturnType<typeof rowReader>): Tellings {
  for await (const batch of rows) {
    yield batch.map((row) => {
      const said = reader.read(row);
      if (row.type !== 'passed') row.unknown?.learn(said);
      return said;
    });
  }
}

async function* none(): Tellings {}
