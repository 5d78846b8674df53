/** Texts that people have labelled: NDJSON, JSON, CSV or TSV, read whole and strictly, for a gap would be a wrong number. */
import type { Readable } from 'node:stream';
import { UsageError } from '../errors.js';
import { objectOf } from '../sources/shared/json.js';
import { type FieldMap, fieldMap } from './field-map.js';
import { rowsOfDocument, rowsOfLines } from './json-rows.js';
import { isObject } from './json-text.js';
import { mapReader } from './mapped.js';
import { obviousIn } from './obvious.js';
import { plainName } from './obvious-names.js';
import { ofPlace, opened } from './opened.js';
import { isOwnRemark } from './own-mention.js';
import { isOwnRow, unguarded } from './own-row.js';
import { elementsOf } from './pages.js';
import { filePlace, stdinPlace } from './place.js';
import type { Row, Rows } from './row.js';
import type { Format } from './sniff.js';
import { rowsOfTable } from './table-rows.js';
import { valueAt } from './value-at.js';
import { wordsOf } from './values.js';

export interface GoldText {
  /** Where it stands, from 1. */
  readonly line: number;
  readonly id: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly language: string | null;
  /** Who labelled it, as the file names him; null: it does not. */
  readonly coder: string | null;
  /** As it is written. */
  readonly label: string;
}

interface Gold {
  readonly texts: readonly GoldText[];
  /** Rows without a label, and rows without a text. */
  readonly unlabelled: number;
  readonly empty: number;
}

interface GoldOptions {
  /** A path, or `-` for standard input. */
  readonly name: string;
  readonly stdin: Readable;
  /** As `--map`, and `label=`. */
  readonly map: readonly string[];
}

const LISTS_DEEP = 4;
const TEXTS_AT_MOST = 500_000;
const CHARACTERS_AT_MOST = 2 ** 28;

/** The surest first. */
const LABEL_NAMES =
  'label gold goldlabel sentiment sentimentlabel class y annotation judgement polarity stars rating'.split(' ');
const CODER_NAMES = 'coder coderid annotator annotatorid rater raterid'.split(' ');
/** Those besides that `--map` may name. */
const MAPPED = ['label', 'coder', 'text', 'title', 'id', 'language'];

/** @throws UsageError naming the line that is not what it should be */
export async function readGold(options: GoldOptions): Promise<Gold> {
  const { rows, unlabelled } = await readLabelled(options);
  const texts = rows.flatMap(({ text, ...row }): GoldText[] =>
    text === null && row.title === null ? [] : [{ ...row, text: text ?? '' }],
  );
  if (texts.length === 0) throw lacking(options.name, 'texts');
  return { texts, unlabelled, empty: rows.length - texts.length };
}

/** Those rows that have a label, with a text or without. @throws UsageError as `readGold` */
export async function readLabelled(
  options: GoldOptions,
): Promise<{ readonly rows: readonly LabelledRow[]; readonly unlabelled: number }> {
  const all = await readTexts(options);
  const rows = all.filter((row): row is LabelledRow => row.label !== null);
  if (rows.length === 0) throw lacking(options.name, all.length === 0 ? 'rows' : 'labels');
  return { rows, unlabelled: all.length - rows.length };
}

function lacking(name: string, what: string): UsageError {
  return new UsageError(`${name} has no ${what}`, {
    hint: 'say which fields they are, as --map text=body,label=verdict',
  });
}

/** Every row, whether it has a label or not. @throws UsageError naming the line that cannot be read */
export async function readTexts({ name, stdin, map }: GoldOptions): Promise<readonly TextRow[]> {
  const place = name === '-' ? stdinPlace(stdin) : await filePlace(name.replace(/^file:/, ''));
  const read = rowReader(map);
  const { format, chunks, close } = await opened(place);
  const texts: TextRow[] = [];
  let characters = 0;
  let columns: Columns = null;
  const checkColumns = (names: readonly string[]) => {
    columns = names;
  };
  try {
    for await (const batch of rowsOf(format, chunks, { ...place, checkColumns })) {
      for (const row of batch) {
        if (row.type === 'bad') throw new UsageError(`${place.title}, line ${row.line}: ${row.reason}`);
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
    return texts;
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
  const why = format.type === 'empty' ? 'is empty' : format.type === 'markup' ? 'is markup' : format.why;
  throw new UsageError(`${title} ${why}`, { hint: 'labelled texts are read from NDJSON, JSON, CSV and TSV' });
}

type TextRow = Omit<GoldText, 'text' | 'label'> & {
  readonly text: string | null;
  readonly label: string | null;
};

type LabelledRow = TextRow & { readonly label: string };

/** Of a table, whose rows do not have those whose cells are empty; null: it is none. */
type Columns = readonly string[] | null;

type ReadRow = (row: Extract<Row, { type: 'object' }>, depth: number, columns: Columns) => TextRow[];

function rowReader(pairs: readonly string[]): ReadRow {
  const isOwn = (pair: string) => /^\s*(?:label|coder)\s*=/.test(pair);
  const own = pairs.filter(isOwn).map((pair) => pair.split(/=(.*)/s, 2).map((part) => part.trim()));
  const pathOf = (field: string) => own.find(([name]) => name === field)?.[1] ?? null;
  const [labelPath, coderPath] = [pathOf('label'), pathOf('coder')];
  const map: FieldMap = fieldMap(pairs.filter((pair) => !isOwn(pair))) ?? [];
  for (const { field } of map) {
    if (MAPPED.includes(field)) continue;
    throw new UsageError(`--map: labelled texts have no ${field}`, { hint: `known: ${MAPPED.join(', ')}` });
  }
  const mapping = mapReader(map, 'UTC');
  return function read({ line, value }, depth, columns): TextRow[] {
    if (isOwnRemark(value)) return [];
    const names = columns ?? Object.keys(value);
    const found = { ...obviousIn(value, 'UTC').found, ...mapping.read(value) };
    const label = labelPath === null ? labelIn(value[surest(names, LABEL_NAMES)]) : labelIn(valueAt(value, labelPath));
    const coder = coderPath === null ? labelIn(value[surest(names, CODER_NAMES)]) : labelIn(valueAt(value, coderPath));
    const elements = label === null && depth > 0 ? elementsOf(value, found.text !== undefined) : null;
    if (elements !== null) {
      return elements.flatMap((element) =>
        isObject(element) ? read({ type: 'object', line, value: element }, depth - 1, null) : [],
      );
    }
    const written = (text: string | null | undefined) =>
      (isOwnRow(value) ? unguarded(text ?? '') : (text ?? '')) || null;
    const { id = null, language = null } = found;
    return [{ line, id, language, coder, title: written(found.title), text: written(found.text), label }];
  };
}

/**
 * The first of the wanted names decides, also where its cell is empty: that text waits for a label, and its stars are none.
 * Empty: none of them is there.
 */
function surest(names: readonly string[], wantedNames: readonly string[]): string {
  const plain = names.map(plainName);
  const wanted = wantedNames.find((one) => plain.includes(one));
  return wanted === undefined ? '' : names[plain.indexOf(wanted)]!;
}

/** Our own mentions keep theirs in an object. */
function labelIn(value: unknown): string | null {
  return wordsOf(objectOf(value)?.['label'] ?? value)?.trim() ?? null;
}
