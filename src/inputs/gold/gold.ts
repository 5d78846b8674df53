/**
 * Reads texts labelled by people from NDJSON, JSON, CSV or TSV, completely and strictly, since a gap would make the
 * numbers wrong.
 */
import type { Readable } from 'node:stream';
import { UsageError } from '../../errors.js';
import { ofPlace, opened } from '../opened.js';
import { filePlace, stdinPlace } from '../place.js';
import { listed } from '../probe.js';
import { rowsOfDocument, rowsOfLines } from '../rows/json-rows.js';
import type { Rows } from '../rows/row.js';
import { rowsOfTable } from '../rows/table-rows.js';
import type { Format } from '../sniff.js';
import { type Columns, type GoldText, type LabelledRow, namesIn, rowReader, type TextRow } from './gold-row.js';

interface Gold {
  readonly texts: readonly GoldText[];
  /** Number of rows without a label, and of labelled rows without a text (`empty`). */
  readonly unlabelled: number;
  readonly empty: number;
}

interface GoldOptions {
  /** A path, or `-` for standard input. */
  readonly name: string;
  readonly stdin: Readable;
  /** As for `--map`, and `label=`, `coder=`, `weight=`. */
  readonly map: readonly string[];
}

const LISTS_DEEP = 4;
const TEXTS_AT_MOST = 500_000;
const CHARACTERS_AT_MOST = 2 ** 28;

/** @throws UsageError naming the first invalid line */
export async function readGold(options: GoldOptions): Promise<Gold> {
  const { rows, names, unlabelled } = await readLabelled(options);
  const texts = rows.flatMap(({ text, ...row }): GoldText[] =>
    text === null && row.title === null ? [] : [{ ...row, text: text ?? '' }],
  );
  if (texts.length === 0) throw lacking(options.name, 'texts', names);
  return { texts, unlabelled, empty: rows.length - texts.length };
}

/**
 * Reads the rows with a label, with or without a text.
 * @throws UsageError as `readGold`
 */
export async function readLabelled(options: GoldOptions): Promise<Read<LabelledRow> & { readonly unlabelled: number }> {
  const { rows: all, names } = await readTexts(options);
  const rows = all.filter((row): row is LabelledRow => row.label !== null);
  if (rows.length === 0) throw lacking(options.name, all.length === 0 ? 'rows' : 'labels', names);
  return { rows, names, unlabelled: all.length - rows.length };
}

function lacking(name: string, what: string, names: readonly string[]): UsageError {
  return new UsageError(`${name} has no ${what}${names.length === 0 ? '' : `; it has ${listed(names)}`}`, {
    hint: 'say which fields they are, such as --map text=NAME,label=NAME',
  });
}

interface Read<AnyRow> {
  readonly rows: readonly AnyRow[];
  /** Names of the fields in the first row. */
  readonly names: readonly string[];
}

/**
 * Reads all rows, with or without a label.
 * @throws UsageError naming the line that cannot be read
 */
export async function readTexts({ name, stdin, map }: GoldOptions): Promise<Read<TextRow>> {
  const place = name === '-' ? stdinPlace(stdin) : await filePlace(name.replace(/^file:/, ''));
  const read = rowReader(map, place.title);
  const { format, chunks, close } = await opened(place);
  const texts: TextRow[] = [];
  let names: readonly string[] | null = null;
  let characters = 0;
  let columns: Columns = null;
  const checkColumns = (names: readonly string[]) => {
    columns = names;
  };
  try {
    for await (const batch of rowsOf(format, chunks, { ...place, checkColumns })) {
      for (const row of batch) {
        if (row.type === 'bad') throw new UsageError(`${place.title}, line ${row.line}: ${row.reason}`);
        names ??= namesIn(row.value, columns);
        for (const text of read(row, LISTS_DEEP, columns)) {
          texts.push(text);
          characters += (text.text ?? '').length;
        }
        if (texts.length > TEXTS_AT_MOST || characters > CHARACTERS_AT_MOST) {
          throw new UsageError(`${place.title} is too long: at line ${row.line} there is more than can be compared`, {
            hint: `up to ${TEXTS_AT_MOST} texts; take a sample`,
          });
        }
      }
    }
    return { rows: texts, names: names ?? [] };
  } catch (error) {
    throw ofPlace(error, place);
  } finally {
    close();
  }
}

function rowsOf(
  format: Format,
  chunks: AsyncGenerator<Buffer>,
  { title, ...table }: { title: string; ending: string; checkColumns: (names: readonly string[]) => void },
): Rows {
  if (format.type === 'lines') return rowsOfLines(chunks);
  if (format.type === 'document') return rowsOfDocument(chunks, format.skip);
  if (format.type === 'table') return rowsOfTable(chunks, table);
  const why = format.type === 'empty' ? 'is empty' : format.type === 'unreadable' ? format.why : 'is markup';
  throw new UsageError(`${title} ${why}`, { hint: 'labelled texts are read from NDJSON, JSON, CSV and TSV' });
}
