/** Reads a row of labelled texts: which field is the text, which the label, and who assigned it. */
import { UsageError } from '../../errors.js';
import { type JsonObject, objectOf } from '../../sources/shared/json.js';
import { isObject } from '../bytes/json-text.js';
import { type FieldMap, fieldMap } from '../fields/field-map.js';
import { mapReader } from '../fields/mapped.js';
import { obviousIn } from '../fields/obvious.js';
import { plainName } from '../fields/obvious-names.js';
import { valueAt } from '../fields/value-at.js';
import { numberOf, wordsOf } from '../fields/values.js';
import { elementsOf } from '../rows/pages.js';
import type { Row } from '../rows/row.js';
import { isOwnRemark } from '../shapes/own-mention.js';
import { isOwnRow, unguarded } from '../shapes/own-row.js';

export interface GoldText {
  /** Line number, from 1. */
  readonly line: number;
  readonly id: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly language: string | null;
  /** Name of the coder who assigned the label; null if the file does not say. */
  readonly coder: string | null;
  /** Number of texts it represents, if the file is a weighted sample. */
  readonly weight: number | null;
  /** The label as written in the file. */
  readonly label: string;
}

/** Most reliable name first. */
const LABEL_NAMES =
  'label gold goldlabel sentiment sentimentlabel class y annotation judgement polarity stars rating'.split(' ');
const CODER_NAMES = 'coder coderid annotator annotatorid rater raterid'.split(' ');
/** Fields that `--map` accepts for labelled texts. */
const MAPPED = ['label', 'coder', 'weight', 'text', 'title', 'id', 'language'];

export type TextRow = Omit<GoldText, 'text' | 'label'> & {
  readonly text: string | null;
  readonly label: string | null;
};

export type LabelledRow = TextRow & { readonly label: string };

/** Columns of a table, since its rows lack the columns whose cells are empty; null if it is not a table. */
export type Columns = readonly string[] | null;

export const namesIn = (value: JsonObject, columns: Columns): readonly string[] => columns ?? Object.keys(value);

type ReadRow = (row: Extract<Row, { type: 'object' }>, depth: number, columns: Columns) => TextRow[];

/**
 * @param pairs as for `--map`, and `label=`, `coder=`, `weight=`
 * @param title of the file, for errors
 */
export function rowReader(pairs: readonly string[], title: string): ReadRow {
  const isOwn = (pair: string) => /^\s*(?:label|coder|weight)\s*=/.test(pair);
  const own = pairs.filter(isOwn).map((pair) => pair.split(/=(.*)/s, 2).map((part) => part.trim()));
  const pathOf = (field: string) => own.find(([name]) => name === field)?.[1] ?? null;
  const [labelPath, coderPath, weightPath] = [pathOf('label'), pathOf('coder'), pathOf('weight')];
  const map: FieldMap = fieldMap(pairs.filter((pair) => !isOwn(pair))) ?? [];
  for (const { field } of map) {
    if (MAPPED.includes(field)) continue;
    throw new UsageError(`--map: labelled texts have no ${field}`, { hint: `known: ${MAPPED.join(', ')}` });
  }
  const mapping = mapReader(map, 'UTC');
  const weightIn = (value: unknown, line: number): number | null => {
    const written = wordsOf(value);
    if (written === null) return null;
    const weight = numberOf(value);
    if (weight !== null && weight > 0) return weight;
    throw new UsageError(`${title}, line ${line}: ${JSON.stringify(written.slice(0, 50))} is not a weight`, {
      hint: 'a number above 0: how many mentions the row stands for; without any, the column has to be empty in every row',
    });
  };
  return function read({ line, value }, depth, columns): TextRow[] {
    if (isOwnRemark(value)) return [];
    const names = namesIn(value, columns);
    const found = { ...obviousIn(value, 'UTC').found, ...mapping.read(value) };
    const at = (path: string | null, wanted: readonly string[]) =>
      path === null ? value[surest(names, wanted)] : valueAt(value, path);
    const label = labelIn(at(labelPath, LABEL_NAMES));
    const coder = labelIn(at(coderPath, CODER_NAMES));
    const elements = label === null && depth > 0 ? elementsOf(value, found.text !== undefined) : null;
    if (elements !== null) {
      return elements.flatMap((element) =>
        isObject(element) ? read({ type: 'object', line, value: element }, depth - 1, null) : [],
      );
    }
    const written = (text: string | null | undefined) =>
      (isOwnRow(value) ? unguarded(text ?? '') : (text ?? '')) || null;
    const { id = null, language = null } = found;
    const weight = weightIn(at(weightPath, isSample(names) ? ['weight'] : []), line);
    return [{ line, id, language, coder, weight, title: written(found.title), text: written(found.text), label }];
  };
}

/**
 * Returns the first wanted name that exists, even if its cell is empty: such a text has not been labelled yet, and its
 * stars are not a label. Returns '' if there is none.
 */
function surest(names: readonly string[], wantedNames: readonly string[]): string {
  const plain = names.map(plainName);
  const wanted = wantedNames.find((one) => plain.includes(one));
  return wanted === undefined ? '' : names[plain.indexOf(wanted)]!;
}

/** Whether the file was written by `label --sample`; elsewhere `weight` may be that of a parcel. */
const isSample = (names: readonly string[]): boolean => names.map(plainName).includes('enginelabel');

/** Reads a label, which our own mentions store in an object. */
function labelIn(value: unknown): string | null {
  return wordsOf(objectOf(value)?.['label'] ?? value)?.trim() ?? null;
}
