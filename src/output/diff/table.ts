/** The differences between two runs on the screen. */
import type { Mention, RunDifference } from '../../types.js';
import type { Brush } from '../screen/brush.js';
import { type Line, type Screen, type Style, screenFor, trimmed } from '../screen/line.js';
import type { Terminal } from '../screen/terminal.js';
import { noteLines } from '../table/footer.js';
import { paragraph, phrases } from '../table/phrases.js';
import { alignedRows } from '../table/rows.js';
import { age } from '../words/time-words.js';
import { changedWords, changeWords, countWords, headWords, METRIC_WORDS, noteWords, valueWords } from './words.js';

const WIDEST = 140;
const MOST_MOVED = 5;
/** The metrics whose movers are listed; there is no space for others. */
const TOLD = ['socialRank', 'netSentiment'] as const;

/** @param rows maximum number of rows of each list */
export function differenceTable(
  difference: RunDifference,
  rows: number,
  terminal: Terminal,
  { measure, paint }: Brush,
): string {
  const screen = screenFor(terminal, measure);
  const width = Math.min(screen.width, WIDEST) - 1;
  const { a, b } = difference;
  const sections: readonly (readonly Line[])[] = [
    [
      ...paragraph(screen, [screen.piece(b.brand, 'strong')], width),
      ...paragraph(screen, [screen.piece(headWords(difference, screen.signs), 'dim')], width),
    ],
    phrases(
      screen,
      countWords(difference).map((words) => [screen.piece(words)]),
      width,
    ),
    metrics(screen, difference, width),
    ...TOLD.map((metric) => movers(screen, difference, metric, width)),
    mentions(screen, 'New', difference.new, { rows, width, asOf: b.asOf }),
    mentions(screen, 'Gone', difference.gone, { rows, width, asOf: a.asOf }),
    changed(screen, difference, rows, width),
    noteWords(difference).flatMap((text) => noteLines(screen, { text, next: null }, width)),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : [[], ...lines]))
    .map((line) => `${paint(trimmed([screen.piece(' '), ...line]))}\n`)
    .join('');
}

function metrics(screen: Screen, difference: RunDifference, width: number): readonly Line[] {
  const { signs, piece } = screen;
  const titles = ['', 'first', 'second', 'change'].map((word) => [piece(word, 'heading')]);
  const counts = [
    [piece('mentions')],
    ...[difference.a, difference.b].map((run) => [piece(run.mentions === null ? signs.unknown : String(run.mentions))]),
    [],
  ];
  const rows = difference.metrics.map(({ metric, a, b, change }) => [
    [piece(METRIC_WORDS[metric])],
    [piece(valueWords(metric, a, signs))],
    [piece(valueWords(metric, b, signs))],
    [piece(changeWords(metric, change, signs), toneOf(change))],
  ]);
  return alignedRows(screen, [titles, counts, ...rows], ['left', 'right', 'right', 'right'], width);
}

function movers(
  screen: Screen,
  { moved }: RunDifference,
  metric: (typeof TOLD)[number],
  width: number,
): readonly Line[] {
  const { signs, piece } = screen;
  const own = moved.filter((row) => row.metric === metric).slice(0, MOST_MOVED);
  const rows = own.map(({ delta, cause, excerpt, id }) => [
    [piece(changeWords(metric, delta, signs), toneOf(delta))],
    [piece(cause, 'dim')],
    [piece(oneLine(excerpt) || id)],
  ]);
  return listed(screen, `What moved ${METRIC_WORDS[metric]} most`, rows, ['right', 'left', 'left'], own.length, width);
}

function mentions(
  screen: Screen,
  title: string,
  all: readonly Mention[],
  { rows: most, width, asOf }: { readonly rows: number; readonly width: number; readonly asOf: string },
): readonly Line[] {
  const { signs, piece } = screen;
  const rows = all.slice(0, most).map(({ sentiment, excerpt, id, author, source, publishedAt }) => {
    const tone = sentiment.label ?? 'neutral';
    const name = author.handle === null ? author.name : `@${author.handle}`;
    return [
      [piece(signs.tone[tone], tone)],
      [piece(oneLine(excerpt) || id)],
      [piece(name ?? '', 'dim')],
      [piece(source, 'dim')],
      [piece(publishedAt === null ? '' : age(publishedAt, asOf), 'dim')],
    ];
  });
  return listed(screen, title, rows, ['left', 'left', 'left', 'left', 'right'], all.length, width);
}

function changed(screen: Screen, { changed: all }: RunDifference, most: number, width: number): readonly Line[] {
  const rows = all
    .slice(0, most)
    .map((row) => [
      [screen.piece(oneLine(row.excerpt) || row.id)],
      [screen.piece(row.source, 'dim')],
      [screen.piece(changedWords(row, screen.signs))],
    ]);
  return listed(screen, 'Changed', rows, ['left', 'left', 'left'], all.length, width);
}

function listed(
  screen: Screen,
  title: string,
  rows: readonly (readonly Line[])[],
  aligns: readonly ('left' | 'right')[],
  all: number,
  width: number,
): readonly Line[] {
  if (rows.length === 0) return [];
  const more = all - rows.length;
  return [
    [screen.piece(title, 'heading')],
    ...alignedRows(screen, rows, aligns, width),
    ...(more > 0 ? paragraph(screen, [screen.piece(`${more} more: --top, or --format json`, 'dim')], width) : []),
  ];
}

function toneOf(change: number | null): Style {
  if (change === null || change === 0) return 'plain';
  return change > 0 ? 'positive' : 'negative';
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
