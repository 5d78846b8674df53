/** The report on one screen. */
import type { Report } from '../../types.js';
import type { Brush } from '../brush.js';
import { type Line, type Screen, screenFor, trimmed } from '../line.js';
import { onRequestWords } from '../on-request-words.js';
import { wordingOf } from '../outcome-words.js';
import type { Terminal } from '../terminal.js';
import { flow } from './block.js';
import { footer, unasked, warnings } from './ending.js';
import { header } from './header.js';
import { sourceList, topLists } from './lists.js';
import { nobodyAnswered, nothingFound } from './nothing.js';
import { phrases } from './phrases.js';
import { rank } from './rank.js';
import { sentimentBar } from './sentiment-bar.js';
import { telling } from './telling.js';
import { volume } from './volume.js';

/** Wider than this, the eye loses the line. */
const WIDEST = 140;

/** Below this there is one column, and only the lists that matter most. */
const WIDE = 78;

export function summary(
  report: Report,
  options: { readonly terminal: Terminal; readonly top: number },
  { measure, paint }: Brush,
): string {
  const screen = screenFor(options.terminal, measure);
  const width = Math.min(screen.width, WIDEST) - 1;
  const sections = [header(screen, report, width), ...body(screen, report, width, options.top)];
  const lines = sections
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : [[], ...lines]))
    .map((line) => paint(trimmed([screen.piece(' '), ...line])));
  return `${lines.join('\n')}\n`;
}

function onRequest(screen: Screen, report: Report, width: number): readonly Line[] {
  return phrases(
    screen,
    onRequestWords(report, screen.signs).map((words) => [screen.piece(words)]),
    width,
  );
}

function body(screen: Screen, report: Report, width: number, top: number): readonly (readonly Line[])[] {
  const sources = sourceList(screen, report, wordingOf(report, screen.signs));
  const ending = [unasked(screen, report, width), warnings(screen, report, width), footer(screen, width)];
  if (report.status === 'failed') {
    return [nobodyAnswered(screen, report, width), flow(screen, [sources], width), ...ending];
  }
  if (report.counts.mentions === 0) {
    return [nothingFound(screen, report, width), flow(screen, [sources], width), ...ending];
  }
  const lists = topLists(screen, report, top);
  return [
    rank(screen, report, width),
    volume(screen, report, width),
    [...sentimentBar(screen, report, width), ...onRequest(screen, report, width)],
    flow(screen, [sources, ...(width < WIDE ? lists.slice(0, 2) : lists)], width),
    telling(screen, report, width),
    ...ending,
  ];
}
