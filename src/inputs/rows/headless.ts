/** Tables without a header: known ones, and those whose columns are mapped by number. */
import type { FieldMap } from '../fields/field-map.js';
import { momentOf } from '../fields/moment.js';

/**
 * Returns the column names for a table without a header; null if it may have a header, or the names are unknown.
 * @param cells of its first line
 */
export function namesFor(cells: readonly string[], map: FieldMap | null): readonly string[] | null {
  if (map?.every(({ path }) => isPlace(path, cells.length)) === true) {
    const isNamed = map.every(({ path }) => cells.includes(path));
    const isNumbered = cells.some(isValue) || (!isNamed && cells.some(isNumber));
    return isNumbered ? cells.map((_, place) => String(place + 1)) : null;
  }
  const known = KNOWN.find(
    ({ forms }) => forms.length === cells.length && forms.every((form, place) => form.test(cells[place]!)),
  );
  return known?.names.split(' ') ?? null;
}

/** Returns the hint for a table that has no text column and seems to have no header; null if it seems to have one. */
export function hintFor(cells: readonly string[]): string | null {
  if (!cells.some((cell) => isValue(cell) || isNumber(cell))) return null;
  const longest = Math.max(...cells.map(lengthOf));
  const text = cells.findIndex((cell) => lengthOf(cell) === longest) + 1;
  return `its first line seems to be a row: without a header, columns go by their numbers, such as --map text=${text}`;
}

const lengthOf = (cell: string): number => (isAddress(cell) ? 0 : cell.length);

interface Headless {
  readonly names: string;
  readonly forms: readonly RegExp[];
}

const ANY = /^/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const REDDITOR = /^u\/[\w-]+$/;
const REDDIT = /^https:\/\/www\.reddit\.com\//;

const KNOWN: readonly Headless[] = [
  // Sentiment140
  {
    names: 'polarity id date query user text',
    forms: [/^[024]$/, /^\d{6,19}$/, /^\w{3} \w{3} \d\d \d\d:\d\d:\d\d \w{3} \d{4}$/, ANY, /^\w+$/, ANY],
  },
  // Submissions and comments, as extracted by the scripts that accompany the Reddit dumps.
  { names: 'score date title author link text', forms: [/^-?\d+$/, DAY, ANY, REDDITOR, REDDIT, ANY] },
  { names: 'score date author link text', forms: [/^-?\d+$/, DAY, REDDITOR, REDDIT, ANY] },
];

const isPlace = (path: string, columns: number): boolean => /^[1-9]\d{0,3}$/.test(path) && Number(path) <= columns;

const isNumber = (cell: string): boolean => /^-?\d+$/.test(cell);
const isAddress = (cell: string): boolean => /^https?:\/\//.test(cell);

const WORDS_AT_LEAST = 8;

/** Whether a cell is unlikely to be the name of a column: a time, a URL, a sentence. */
function isValue(cell: string): boolean {
  if (isAddress(cell) || cell.split(/\s+/).length >= WORDS_AT_LEAST) return true;
  return /\d\D+\d/.test(cell) && momentOf(cell, 'UTC') !== null;
}
