/** The differences between two runs as rows: one per new or gone mention, changed field, and moved metric. */
import type { Mention, RunDifference } from '../../types.js';
import { delimited } from '../data/delimited.js';
import type { Cell } from '../views/columns.js';

const COLUMNS = [
  'change',
  'id',
  'source',
  'published_at',
  'author',
  'sentiment',
  'field',
  'before',
  'after',
  'metric',
  'delta',
  'cause',
  'title',
  'text',
  'url',
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], Cell>>;

export function differenceRows(
  difference: RunDifference,
  options: { readonly format: 'csv' | 'tsv'; readonly bom: boolean; readonly rawCsv: boolean },
): string {
  const rows: readonly Row[] = [
    ...difference.new.map((mention) => rowOf('new', mention)),
    ...difference.gone.map((mention) => rowOf('gone', mention)),
    ...difference.changed.flatMap(({ id, source, url, excerpt, changes }) =>
      changes.map(({ field, before, after }): Row => {
        return { change: 'changed', id, source, field, before, after, text: excerpt, url };
      }),
    ),
    ...difference.moved.map(({ id, metric, delta, cause, url, excerpt }): Row => {
      return { change: 'moved', id, metric, delta, cause, text: excerpt, url };
    }),
  ];
  return delimited(
    COLUMNS,
    rows.map((row) => COLUMNS.map((name) => row[name] ?? null)),
    options,
  );
}

function rowOf(change: 'new' | 'gone', { id, source, publishedAt, author, sentiment, title, text, url }: Mention): Row {
  return {
    ...{ change, id, source, published_at: publishedAt, author: author.handle ?? author.name },
    ...{ sentiment: sentiment.label, title, text, url },
  };
}
