/** How much, how often, since when: and what was left out of the count. */
import type { Report } from '../../types.js';
import type { Line, Screen, Style } from '../screen/line.js';
import { volumeWords } from '../words/volume-words.js';
import { phrases } from './phrases.js';
import { sparkline } from './sparkline.js';

const LONGEST_SPARKLINE = 48;

/** Beside the blocks it says what one of them is. */
const SPARKLINE_WORDS = 34;

export function volume(screen: Screen, report: Report, width: number): readonly Line[] {
  const { mentions, rate, last, leftOut } = volumeWords(report, screen.signs);
  // Where nobody knows when, a line of nothing would say that nothing was said.
  const isTimed = report.volume.lastMention !== null;
  const said = (text: string | null, style: Style = 'plain') => (text === null ? [] : [screen.piece(text, style)]);
  return phrases(
    screen,
    [
      said(mentions, 'strong'),
      said(rate),
      isTimed ? sparkline(screen, report.volume.buckets, Math.min(LONGEST_SPARKLINE, width - SPARKLINE_WORDS)) : [],
      said(last),
      said(leftOut, 'dim'),
    ],
    width,
  );
}
