/** A history on one screen. */
import type { History } from '../../types.js';
import type { Brush } from '../screen/brush.js';
import { type Line, lineWidth, type Screen, type Style, screenFor, trimmed } from '../screen/line.js';
import type { Terminal } from '../screen/terminal.js';
import { paragraph, phrases } from '../table/phrases.js';
import { decimal, plural } from '../words/number-words.js';
import { windowWords } from '../words/time-words.js';
import { bars, seriesLine } from './chart.js';
import {
  breakWords,
  changeWords,
  detectorWords,
  incidentWords,
  isCount,
  metricWords,
  seenWords,
  trendWords,
} from './words.js';

export interface HistoryShown {
  readonly terminal: Terminal;
  /** Number of newest buckets with a line of their own. */
  readonly rows: number;
}

/** On longer lines, readers lose their place. */
const WIDEST = 120;

const MOST_BREAKS = 5;
const MOST_INCIDENTS = 10;

export function historyTable(history: History, shown: HistoryShown, { measure, paint }: Brush): string {
  const screen = screenFor(shown.terminal, measure);
  const width = Math.min(screen.width, WIDEST) - 1;
  const sections = [
    head(screen, history, width),
    figures(screen, history, width),
    bars(screen, history, { width, most: shown.rows }),
    incidents(screen, history, width),
    marks(screen, history, width),
    phrases(screen, [[screen.piece('How these are computed: socialrank help metrics', 'dim')]], width),
  ];
  const lines = sections
    .filter((section) => section.length > 0)
    .flatMap((section, place) => (place === 0 ? section : [[], ...section]))
    .map((line) => paint(trimmed([screen.piece(' '), ...line])));
  return `${lines.join('\n')}\n`;
}

function head(screen: Screen, history: History, width: number): readonly Line[] {
  const { piece, signs } = screen;
  const title = [piece(history.query.brand, 'strong'), piece(`  ${metricWords(history)}`)];
  const context = [
    piece(`${windowWords(history.window, signs)} ${signs.dot} ${plural(history.runs.length, 'run')}`, 'dim'),
  ];
  const gap = width - lineWidth(title) - lineWidth(context);
  const first = gap >= 3 ? [[...title, piece(' '.repeat(gap)), ...context]] : [title, context];
  return [...first.flatMap((line) => phrases(screen, [line], width)), [piece(signs.rule.repeat(width), 'dim')]];
}

function figures(screen: Screen, history: History, width: number): readonly Line[] {
  const { signs } = screen;
  const { change, bucket } = history;
  const hours = { hour: 1, day: 24, week: 168 }[bucket];
  const rate =
    isCount(history) && change.current !== null && change.currentHours > 0
      ? [
          `${decimal((change.current / change.currentHours) * hours)} ${{ hour: 'an hour', day: 'a day', week: 'a week' }[bucket]}`,
        ]
      : [];
  const said = (text: string, style: Style = 'plain') => phrases(screen, [[screen.piece(text, style)]], width);
  return [
    seriesLine(screen, history, width - 16),
    ...said([changeWords(history, signs), ...rate].join('; '), 'strong'),
    ...said(`The series ${trendWords(history)}`.replace('The series no', 'There is no')),
    ...seenWords(history).flatMap((words) => said(words, 'dim')),
  ];
}

function incidents(screen: Screen, history: History, width: number): readonly Line[] {
  const shown = history.incidents.slice(-MOST_INCIDENTS).reverse();
  const rest = history.incidents.length - shown.length;
  const said = (text: string, style: Style) => phrases(screen, [[screen.piece(text, style)]], width);
  return [
    ...shown.flatMap((incident) =>
      marked(screen, incidentWords(incident, history), incident.kind === 'spike' ? 'warning' : 'negative', width),
    ),
    ...(rest === 0 ? [] : said(`and ${rest} before`, 'dim')),
    ...detectorWords(history).flatMap((words) => said(words, 'dim')),
  ];
}

function marks(screen: Screen, history: History, width: number): readonly Line[] {
  const shown = history.breaks.slice(-MOST_BREAKS).reverse();
  const rest = history.breaks.length - shown.length;
  return [
    ...shown.flatMap((one) => marked(screen, breakWords(one, history), 'warning', width)),
    ...(rest === 0 ? [] : [[screen.piece(`and ${plural(rest, 'break')} before`, 'dim')]]),
  ];
}

/** Text marked with a warning sign; further lines are indented to align with the first. */
function marked(screen: Screen, text: string, style: Style, width: number): readonly Line[] {
  const sign = `${screen.signs.warning} `;
  return paragraph(screen, [screen.piece(text, style)], width - sign.length).map((line, index) => [
    screen.piece(index === 0 ? sign : ' '.repeat(sign.length), style),
    ...line,
  ]);
}
