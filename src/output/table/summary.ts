/** The report on one screen, and the conversations about a page, of any length. */
import type { Report } from '../../types.js';
import type { Brush } from '../screen/brush.js';
import { type Line, type Screen, screenFor, trimmed } from '../screen/line.js';
import type { Terminal } from '../screen/terminal.js';
import { onRequestWords } from '../words/on-request-words.js';
import { wordingOf } from '../words/outcome-words.js';
import { sentimentWords } from '../words/sentiment-words.js';
import { flow } from './block.js';
import { conversationLines } from './conversations.js';
import { footer, unasked, warnings } from './footer.js';
import { foundAlone } from './found-alone.js';
import { header } from './header.js';
import { sourceList, topLists } from './lists.js';
import { nobodyAnswered, nothingFound } from './nothing.js';
import { phrases } from './phrases.js';
import { quotedMentions } from './quoted-mentions.js';
import { rank } from './rank.js';
import { sentimentBar } from './sentiment-bar.js';
import { volume } from './volume.js';

/** On longer lines, readers lose their place. */
const WIDEST = 140;

/** Below this width there is one column, and only the most important lists. */
const WIDE = 78;

interface Shown {
  readonly terminal: Terminal;
  readonly top: number;
  /** Whether to show what each source added, and further measures of sentiment. */
  readonly verbose?: boolean;
}

export function summary(report: Report, options: Shown, brush: Brush): string {
  return page(report, options, brush, (screen, width) => body(screen, report, width, options));
}

/** Shows the mentions of a page as conversations: each reply below what it replies to. */
export function threads(report: Report, options: Shown, brush: Brush): string {
  return page(report, options, brush, (screen, width) => {
    const { status, counts, mentions = [] } = report;
    if (status === 'failed' || counts.mentions === 0) return body(screen, report, width, options);
    return [
      rank(screen, report, width),
      volume(screen, report, width),
      sentimentBar(screen, report, width),
      conversationLines(screen, mentions, report.asOf, width),
      flow(screen, [sourceList(screen, report, wordingOf(report, screen.signs))], width),
      ...ending(screen, report, width),
    ];
  });
}

type Sections = readonly (readonly Line[])[];

function page(
  report: Report,
  { terminal }: Shown,
  { measure, paint }: Brush,
  sectionsOf: (screen: Screen, width: number) => Sections,
): string {
  const screen = screenFor(terminal, measure);
  const width = Math.min(screen.width, WIDEST) - 1;
  const sections = [header(screen, report, width), ...sectionsOf(screen, width)];
  const lines = sections
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : [[], ...lines]))
    .map((line) => paint(trimmed([screen.piece(' '), ...line])));
  return `${lines.join('\n')}\n`;
}

function onRequest(screen: Screen, report: Report, width: number, verbose: boolean): readonly Line[] {
  const { signs } = screen;
  const said = [...(verbose ? sentimentWords(report, signs) : []), ...onRequestWords(report, signs)];
  return phrases(
    screen,
    said.map((words) => [screen.piece(words)]),
    width,
  );
}

function body(screen: Screen, report: Report, width: number, { top, verbose = false }: Shown): Sections {
  const sources = sourceList(screen, report, wordingOf(report, screen.signs));
  if (report.status === 'failed') {
    return [nobodyAnswered(screen, report, width), flow(screen, [sources], width), ...ending(screen, report, width)];
  }
  if (report.counts.mentions === 0) {
    return [nothingFound(screen, report, width), flow(screen, [sources], width), ...ending(screen, report, width)];
  }
  const lists = topLists(screen, report, top);
  return [
    rank(screen, report, width),
    volume(screen, report, width),
    [...sentimentBar(screen, report, width), ...onRequest(screen, report, width, verbose)],
    flow(screen, [sources, ...(width < WIDE ? lists.slice(0, 2) : lists)], width),
    ...(verbose ? [foundAlone(screen, report, width)] : []),
    quotedMentions(screen, report, width),
    ...ending(screen, report, width),
  ];
}

function ending(screen: Screen, report: Report, width: number): Sections {
  return [unasked(screen, report, width), warnings(screen, report, width), footer(screen, report, width)];
}
