/** The result of `query test` for people. */
import type { QueryTest, Ratio } from '../../types.js';
import { grid } from '../screen/grid.js';
import { type Line, screenFor, trimmed, wrap } from '../screen/line.js';
import { painter } from '../screen/paint.js';
import type { Terminal } from '../screen/terminal.js';
import { displayWidth } from '../screen/width.js';
import { unusualLevel } from '../words/level-words.js';
import { decimal, fraction, interval, percent, plural } from '../words/number-words.js';
import type { Signs } from '../words/signs.js';

export function queryTestTable(test: QueryTest, terminal: Terminal): string {
  const screen = screenFor(terminal, displayWidth);
  const { piece, signs } = screen;
  const paint = painter(terminal.color);
  const written = (lines: readonly Line[]) =>
    lines.map((line) => `${paint(trimmed([piece(' '), ...line]))}\n`).join('');
  const said = (text: string, style: 'plain' | 'dim' = 'plain') =>
    wrap(screen, text, screen.width - 2, 4).map((line) => [piece(line, style)]);
  const { sample, precision, suggestion } = test;
  const level = unusualLevel(test);
  const head = written([
    [piece(test.query.input, 'strong')],
    ...said(
      [
        `${plural(test.hits, 'hit')}; ${sampleWords(sample)}`,
        ...(level === null ? [] : [`intervals at ${level}`]),
      ].join('; '),
      'dim',
    ),
    [],
    [piece('PRECISION  ', 'heading'), piece(shareWords(precision, signs), 'strong')],
  ]);
  if (sample.judged === 0) return head;
  const bands = grid(
    test.bands.map(({ from, to, hits, precision: within, precisionFrom, rightKept }) => [
      `${from}${signs.to}${to}`,
      String(hits),
      fraction(within),
      shareWords(precisionFrom, signs),
      percent(rightKept.value, signs),
    ]),
    {
      head: ['relevance', 'hits', 'right', `with --min-relevance here`, 'right ones kept'],
      terminal,
      align: ['left', 'right', 'right', 'left', 'right'],
    },
  );
  return `${head}\n${bands}\n${exclusions(test, terminal, written)}${
    suggestion === null
      ? ''
      : `\n${written([
          ...said(
            `Without these the query has ${shareWords(suggestion.precision, signs)} and loses ${percent(suggestion.rightDropped.value, signs)} of what is right:`,
          ),
        ])}\n   ${paint([piece(suggestion.query, 'strong')])}\n`
  }`;
}

function exclusions(test: QueryTest, terminal: Terminal, written: (lines: readonly Line[]) => string): string {
  const { piece } = screenFor(terminal, displayWidth);
  if (test.exclusions.length === 0)
    return written([
      [piece('No word occurs so much more often in the wrong ones that excluding it is sure to help.', 'dim')],
    ]);
  return grid(
    test.exclusions.map(({ words, z, wrong, right, hits }) => [
      words,
      String(wrong),
      String(right),
      String(hits),
      decimal(z),
    ]),
    {
      head: ['excluding', 'drops wrong', 'drops right', 'of all hits', 'z'],
      terminal,
      align: ['left', 'right', 'right', 'right', 'right'],
      style: (_, column) => (column === 0 ? 'strong' : 'plain'),
    },
  );
}

function sampleWords({ size, seed, judged, passedOver, open, elsewhere }: QueryTest['sample']): string {
  return [
    `a sample of ${size} (seed ${seed})`,
    `${judged} judged`,
    ...(passedOver === 0 ? [] : [`${passedOver} passed over`]),
    ...(open === 0 ? [] : [`${open} open`]),
    ...(elsewhere === 0 ? [] : [`${plural(elsewhere, 'judgement')} of hits outside it`]),
  ].join(', ');
}

/** `62 % (48…74), 31 of 50` */
function shareWords(ratio: Ratio, signs: Signs): string {
  if (ratio.value === null) return signs.unknown;
  return `${percent(ratio.value, signs)} (${interval(ratio.ci95, signs)}), ${fraction(ratio)}`;
}
