/** The columns and rows of a view of a report, selected, sorted and limited as requested. */
import { UsageError } from '../../errors.js';
import type { Report } from '../../types.js';
import { VIEWS, type View } from '../names.js';
import {
  AUTHORS,
  type Cell,
  type Column,
  LINKS,
  type Manner,
  MENTIONS,
  RELEVANCE_REASONS,
  SOURCES,
  SUMMARY,
  THREADS,
  TOP,
} from './columns.js';
import { conversations } from './threads.js';

export interface Choice {
  readonly view: string;
  /** The columns to show; null for those of the view. */
  readonly fields: readonly string[] | null;
  /** The name of a column, with `-` before it for descending order; null for the order of the report. */
  readonly sort: string | null;
  /** Number of rows of a top list. */
  readonly top: number;
}

export interface Selection {
  readonly columns: readonly { readonly name: string; readonly manner: Manner }[];
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * Checks, before any request, whether the view exists and has these columns.
 * @throws UsageError naming the known views or columns
 */
export function checkView(view: string, fields: readonly string[] | null, sort: string | null): asserts view is View {
  const { names } = TABLES[viewNamed(view)];
  for (const field of fields ?? []) {
    if (!names.includes(field)) throw unknown(`the view ${view} has no field ${JSON.stringify(field)}`, names);
  }
  if (fields?.length === 0) throw unknown('no field is named', names);
  if (sort !== null && !names.includes(sort.replace(/^-/, ''))) {
    throw unknown(`the view ${view} cannot be sorted by ${JSON.stringify(sort)}`, names);
  }
}

/** @throws UsageError like `checkView` */
export function select(report: Report, choice: Choice): Selection {
  const { columns, count, cells } = chosen(report, choice);
  return { columns, rows: Array.from({ length: count }, (_, place) => cells(place)) };
}

/** Like `select`, but row by row, so that a million mentions need not all be in memory at once. */
export function eachRow(
  report: Report,
  choice: Choice,
): Pick<Selection, 'columns'> & { rows: Iterable<readonly Cell[]> } {
  const { columns, count, cells } = chosen(report, choice);
  function* rows() {
    for (let place = 0; place < count; place += 1) yield cells(place);
  }
  return { columns, rows: rows() };
}

function chosen(report: Report, choice: Choice): Chosen {
  checkView(choice.view, choice.fields, choice.sort);
  return TABLES[choice.view].choose(report, choice);
}

function viewNamed(view: string): View {
  const known = VIEWS.find((name) => name === view);
  if (known === undefined) throw unknown(`there is no view ${JSON.stringify(view)}`, VIEWS);
  return known;
}

function unknown(message: string, known: readonly string[]): UsageError {
  return new UsageError(message, { hint: `known: ${known.join(', ')}` });
}

interface Table {
  readonly names: readonly string[];
  readonly choose: (report: Report, choice: Choice) => Chosen;
}

interface Chosen extends Pick<Selection, 'columns'> {
  readonly count: number;
  readonly cells: (place: number) => readonly Cell[];
}

const TABLES: Readonly<Record<View, Table>> = {
  summary: table(SUMMARY, (report) => [report]),
  mentions: table(MENTIONS, (report) => report.mentions ?? [], [RELEVANCE_REASONS]),
  sources: table(SOURCES, (report) => report.sources),
  keywords: topTable(TOP, (report) => report.top.keywords),
  authors: topTable(AUTHORS, (report) => report.top.authors),
  hashtags: topTable(TOP, (report) => report.top.hashtags),
  links: topTable(LINKS, (report) => report.top.links),
  threads: table(THREADS, ({ mentions = [] }) => conversations(mentions)),
};

/** @param more further columns, available only by name */
function table<Row>(
  columns: readonly Column<Row>[],
  rowsOf: (report: Report) => readonly Row[],
  more: readonly Column<Row>[] = [],
): Table {
  const all = [...columns, ...more];
  const named = (field: string) => all.filter(({ name }) => name === field);
  return {
    names: all.map(({ name }) => name),
    choose(report, { fields, sort }) {
      const shown = fields?.flatMap(named) ?? columns;
      const rows = sorted(rowsOf(report), all, sort);
      return { columns: headed(shown), count: rows.length, cells: (place) => cellsOf(shown, rows[place]!) };
    },
  };
}

function topTable<Row>(columns: readonly Column<Row>[], rowsOf: (report: Report) => readonly Row[]): Table {
  const whole = table(columns, rowsOf);
  return {
    ...whole,
    choose(report, choice) {
      const all = whole.choose(report, choice);
      return { ...all, count: Math.min(all.count, choice.top) };
    },
  };
}

/** Converts rows to cells. */
export function selection<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Selection {
  return { columns: headed(columns), rows: rows.map((row) => cellsOf(columns, row)) };
}

function headed<Row>(columns: readonly Column<Row>[]): Selection['columns'] {
  return columns.map(({ name, manner = 'text' }) => ({ name, manner }));
}

const cellsOf = <Row>(columns: readonly Column<Row>[], row: Row): readonly Cell[] =>
  columns.map(({ cell }) => cell(row));

/** Sorts by the column that `sort` names; keeps the order if it is null. */
export function sorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: string | null,
): readonly Row[] {
  const column = columns.find(({ name }) => name === sort?.replace(/^-/, ''));
  if (column === undefined) return rows;
  const sign = sort?.startsWith('-') === true ? -1 : 1;
  return rows.toSorted((a, b) => compare(column.cell(a), column.cell(b), sign));
}

/**
 * Compares by value, with unknown values last in both directions. Strings are compared by code unit, so that the order
 * is the same on every machine.
 */
function compare(a: Cell, b: Cell, sign: 1 | -1): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a === b ? 0 : sign * (a < b ? -1 : 1);
}
