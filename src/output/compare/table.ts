/**
 * A comparison on the screen: bars that show intervals, equal numbers for ties, and the terms typical of each brand.
 */
import type { BrandComparison } from '../../types.js';
import type { Brush } from '../screen/brush.js';
import { cutLine, type Line, type Screen, screenFor, trimmed } from '../screen/line.js';
import type { Terminal } from '../screen/terminal.js';
import { noteLines } from '../table/footer.js';
import { meter } from '../table/meter.js';
import { paragraph, phrases } from '../table/phrases.js';
import { type Align, alignedRows, naturalWidth } from '../table/rows.js';
import { methodWords } from '../words/level-words.js';
import { decimal, grouped, percent, plural } from '../words/number-words.js';
import {
  authorsWords,
  byNet,
  byVoice,
  differenceWords,
  excessWords,
  headWords,
  netWords,
  noteWords,
  overlapWords,
  unaskedWords,
  voiceWords,
} from './words.js';

const WIDEST = 120;
const WIDEST_BRAND = 24;
const MOST_ROWS = 10;
const MOST_TERMS = 5;
const MOST_NOTES = 12;

export function comparisonTable(comparison: BrandComparison, terminal: Terminal, { measure, paint }: Brush): string {
  const screen = screenFor(terminal, measure);
  const width = Math.min(screen.width, WIDEST) - 1;
  const head = screen.piece(headWords(comparison, screen.signs), 'dim');
  const known = comparison.status === 'failed' ? [] : figures(screen, comparison, width);
  const sections: readonly (readonly Line[])[] = [
    paragraph(screen, [head], width),
    ...known,
    unasked(screen, comparison, width),
    notes(screen, comparison, width),
    paragraph(screen, [screen.piece(methodWords(comparison), 'dim')], width),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : [[], ...lines]))
    .map((line) => `${paint(trimmed([screen.piece(' '), ...line]))}\n`)
    .join('');
}

function figures(screen: Screen, comparison: BrandComparison, width: number): readonly (readonly Line[])[] {
  const { signs } = screen;
  return [
    voice(screen, comparison, width),
    net(screen, comparison, width),
    others(screen, comparison, width),
    listed(screen, 'More than chance', differenceWords(comparison, signs), width),
    listed(screen, 'Named together', overlapWords(comparison, signs), width),
    terms(screen, comparison, width),
  ];
}

function voice(screen: Screen, comparison: BrandComparison, width: number): readonly Line[] {
  const { signs, piece } = screen;
  const of = plural(comparison.brands[0]?.shareOfVoice.den ?? 0, comparison.sov === 'items' ? 'mention' : 'item');
  const rows = byVoice(comparison).map((row) => {
    const [value, ends] = voiceWords(row, signs);
    const { ci95 } = row.shareOfVoice;
    const level = ci95 === null ? null : { low: ci95[0], high: ci95[1] };
    return {
      cells: [
        rankOf(screen, row.voiceGroup),
        name(screen, row.brand),
        [piece(value, 'strong')],
        [piece(ends, 'dim')],
        [piece(grouped(row.mentions ?? 0))],
        ...excessWords(row, signs).map((words) => [piece(words, 'dim')]),
      ],
      bar: (wide: number) => meter(screen, level, wide),
    };
  });
  const title = `Share of voice, of ${of}; brands that cannot be told apart share a number`;
  return barred(screen, title, rows, ['right', 'left', 'right', 'left', 'right', 'left'], width);
}

function net(screen: Screen, comparison: BrandComparison, width: number): readonly Line[] {
  const { signs, piece } = screen;
  const rows = byNet(comparison).map((row) => {
    const [value, ends] = netWords(row, signs);
    const tone = (row.netSentiment.value ?? 0) < 0 ? 'negative' : 'positive';
    return {
      cells: [
        rankOf(screen, row.rankGroup),
        name(screen, row.brand),
        [piece(value, row.netSentiment.value === null ? 'plain' : tone)],
        [piece(ends, 'dim')],
        [piece(`${row.positive}:${row.neutral}:${row.negative}`, 'dim')],
      ],
      bar: (wide: number) => scale(screen, row.netSentiment, wide),
    };
  });
  return barred(
    screen,
    'Net sentiment, with positive : neutral : negative',
    rows,
    ['right', 'left', 'right', 'left', 'right'],
    width,
  );
}

function rankOf(screen: Screen, group: number | null): Line {
  return [screen.piece(group === null ? screen.signs.unknown : String(group), 'dim')];
}

/** Draws a scale from -1 to 1 with the interval, the value in it, and the position of 0. */
function scale(
  screen: Screen,
  { value, ci95 }: BrandComparison['brands'][number]['netSentiment'],
  width: number,
): Line {
  if (value === null || ci95 === null) return [];
  const { full, between, rest } = screen.signs.meter;
  const cell = (at: number) => Math.min(width - 1, Math.max(0, Math.floor(((at + 1) / 2) * width)));
  const [low, high, here, zero] = [cell(ci95[0]), cell(ci95[1]), cell(value), cell(0)];
  return Array.from({ length: width }, (_, at) => {
    if (at === here) return screen.piece(full, 'strong');
    if (at === zero) return screen.piece(screen.signs.zero, 'dim');
    return at >= low && at <= high ? screen.piece(between) : screen.piece(rest, 'dim');
  });
}

interface Barred {
  readonly cells: readonly Line[];
  readonly bar: (width: number) => Line;
}

const LONGEST_BAR = 48;
const SHORTEST_BAR = 12;
const GAP = 2;

/** Makes the bars as long as the remaining width allows; leaves them out if that is too little. */
function barred(
  screen: Screen,
  title: string,
  rows: readonly Barred[],
  aligns: readonly Align[],
  width: number,
): readonly Line[] {
  const room = Math.min(LONGEST_BAR, width - naturalWidth(rows.map(({ cells }) => cells)) - GAP);
  const cells = rows.map(({ cells: own, bar }) => [...own, room < SHORTEST_BAR ? [] : bar(room)]);
  return [...titled(screen, title, width), ...alignedRows(screen, cells, [...aligns, 'left'], width)];
}

function others(screen: Screen, comparison: BrandComparison, width: number): readonly Line[] {
  const { signs, piece } = screen;
  const hours = comparison.brands[0]?.strength.hours ?? 24;
  const head = ['', `last ${decimal(hours)} h`, 'strength', 'of all positive', 'authors', 'per 100'];
  const rows = byVoice(comparison).map((row) => [
    name(screen, row.brand),
    [piece(row.strength.num === null ? signs.unknown : grouped(row.strength.num))],
    [piece(percent(row.strength.value, signs))],
    [piece(percent(row.sovPositive.value, signs))],
    [piece(grouped(row.authors.unique ?? 0))],
    [piece(authorsWords(row, signs))],
  ]);
  const titles = head.map((word) => [piece(word, 'heading')]);
  const aligns = head.map((_, at): Align => (at === 0 ? 'left' : 'right'));
  const { rarefiedTo } = comparison;
  const note =
    rarefiedTo === null
      ? []
      : paragraph(
          screen,
          [piece(`authors per 100 mentions, every brand reduced to ${plural(rarefiedTo, 'mention')}`, 'dim')],
          width,
        );
  return [...alignedRows(screen, [titles, ...rows], aligns, width), ...note];
}

function listed(screen: Screen, title: string, words: readonly string[], width: number): readonly Line[] {
  if (words.length === 0) return [];
  const more = words.length - MOST_ROWS;
  const shown = [...words.slice(0, MOST_ROWS), ...(more > 0 ? [`${more} more with --format json`] : [])];
  return [...titled(screen, title, width), ...shown.flatMap((text) => paragraph(screen, [screen.piece(text)], width))];
}

function terms(screen: Screen, { brands, terms: all }: BrandComparison, width: number): readonly Line[] {
  const { piece } = screen;
  const rows = brands.flatMap(({ brand }) =>
    all
      .filter((term) => term.brand === brand)
      .slice(0, MOST_TERMS)
      .map(({ term, mentions, example }, at) => [
        at === 0 ? name(screen, brand) : [],
        [piece(term)],
        [piece(grouped(mentions), 'strong')],
        [piece(example.url ?? example.id, 'dim')],
      ]),
  );
  if (rows.length === 0) return [];
  const title = 'Distinctive terms of each brand';
  return [...titled(screen, title, width), ...alignedRows(screen, rows, ['left', 'left', 'right', 'left'], width)];
}

function unasked(screen: Screen, comparison: BrandComparison, width: number): readonly Line[] {
  return phrases(
    screen,
    unaskedWords(comparison).map((phrase) => [screen.piece(phrase, 'dim')]),
    width,
  );
}

function notes(screen: Screen, comparison: BrandComparison, width: number): readonly Line[] {
  const all = noteWords(comparison);
  const more = all.length - MOST_NOTES;
  const shown = more > 0 ? [...all.slice(0, MOST_NOTES), `${plural(more, 'more note')} with --format json.`] : all;
  return shown.flatMap((text) => noteLines(screen, { text, next: null }, width));
}

function titled(screen: Screen, title: string, width: number): readonly Line[] {
  return paragraph(screen, [screen.piece(title, 'heading')], width);
}

function name(screen: Screen, brand: string): Line {
  return cutLine(screen, [screen.piece(brand, 'strong')], WIDEST_BRAND);
}
