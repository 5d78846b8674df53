/** The first lines: brand, window, and the sources that answered. */
import type { Report } from '../../types.js';
import { type Line, lineWidth, type Screen } from '../screen/line.js';
import { answerWords } from '../words/outcome-words.js';
import { queryWords } from '../words/query-words.js';
import { reportTimes } from '../words/report-times.js';
import { paragraph, phrases } from './phrases.js';

export function header(screen: Screen, report: Report, width: number): readonly Line[] {
  const { query } = report;
  const dot = ` ${screen.signs.dot} `;
  const times = reportTimes(report, screen.signs).join(dot);
  const title = [screen.piece(query.brand, 'strong')];
  const context = [screen.piece(`${times}${dot}${answerWords(report)}`, 'dim')];
  const gap = width - lineWidth(title) - lineWidth(context);
  const first =
    gap >= 3
      ? [[...title, screen.piece(' '.repeat(gap)), ...context]]
      : [
          ...paragraph(screen, title, width),
          ...paragraph(screen, [screen.piece(times, 'dim')], width),
          ...paragraph(screen, [screen.piece(answerWords(report), 'dim')], width),
        ];
  const words = queryWords(query);
  const asked = words === null ? [] : phrases(screen, [[screen.piece(words, 'dim')]], width);
  return [...first, ...asked, [screen.piece(screen.signs.rule.repeat(width), 'dim')]];
}
