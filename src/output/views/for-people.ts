/** Views for people: fewer columns than in a file, some of them in words. */
import type { Mention, Report, SourceOutcome } from '../../types.js';
import { outcomeCount, outcomeWords, type Wording } from '../words/outcome-words.js';
import { type Column, MENTIONS, SOURCES } from './columns.js';
import { type Choice, checkView, type Selection, select, selection, sorted } from './view.js';

/**
 * Requested fields are shown unchanged.
 * @throws UsageError like `checkView`
 */
export function forPeople(report: Report, choice: Choice, wording: Wording): Selection {
  checkView(choice.view, choice.fields, choice.sort);
  if (choice.fields !== null) return select(report, choice);
  if (choice.view === 'mentions') {
    return told(selection(MENTION_COLUMNS, sorted(report.mentions ?? [], MENTIONS, choice.sort)));
  }
  if (choice.view === 'sources') {
    return selection(sourceColumns(wording), sorted(report.sources, SOURCES, choice.sort));
  }
  return select(report, choice);
}

/** A truncated address is useless, and a complete one takes the space of the text. */
export function withoutUrls({ columns, rows }: Selection): Selection {
  const isShown = (_: unknown, index: number) => columns[index]?.manner !== 'url';
  return { columns: columns.filter(isShown), rows: rows.map((row) => row.filter(isShown)) };
}

/** Columns of numbers are aligned right. */
export function alignsOf({ columns, rows }: Selection): readonly ('left' | 'right')[] {
  return columns.map(({ manner }, index) =>
    manner === 'count' || rows.some((row) => typeof row[index] === 'number') ? 'right' : 'left',
  );
}

const named = (...names: readonly string[]) =>
  names.flatMap((name) => MENTIONS.filter((column) => column.name === name));

const MENTION_COLUMNS: readonly Column<Mention>[] = [
  ...named('published_at', 'source', 'author', 'sentiment', 'likes'),
  { name: 'text', cell: ({ title, text }) => [title, text].filter((part) => part !== null && part !== '').join(': ') },
  ...named('url'),
];

function sourceColumns(wording: Wording): readonly Column<SourceOutcome>[] {
  return [
    { name: 'name', cell: ({ name }) => name },
    { name: 'mentions', cell: (outcome) => outcomeCount(outcome, wording.signs), manner: 'count' },
    { name: 'unique', cell: ({ unique }) => unique },
    { name: 'answer', cell: (outcome) => outcomeWords(outcome, wording) },
  ];
}

/** Removes columns without any value. */
function told({ columns, rows }: Selection): Selection {
  const isTold = columns.map((_, index) => rows.length === 0 || rows.some((row) => row[index] !== null));
  return {
    columns: columns.filter((_, index) => isTold[index]),
    rows: rows.map((row) => row.filter((_, index) => isTold[index])),
  };
}
