/** The number of mentions, their rate, the time of the last one, and what was not counted. */
import type { Report } from '../../types.js';
import type { Line, Screen, Style } from '../screen/line.js';
import { volumeWords } from '../words/volume-words.js';
import { phrases } from './phrases.js';
import { sparkline } from './sparkline.js';

const LONGEST_SPARKLINE = 48;

/** Width of the words beside the sparkline, which state the duration of one block. */
const SPARKLINE_WORDS = 34;

export function volume(screen: Screen, report: Report, width: number): readonly Line[] {
  const { mentions, rate, last, leftOut } = volumeWords(report, screen.signs);
  // If no times are known, an empty sparkline would look as if there had been no mentions.
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
