/** Lays out phrases one after the other, as many on a line as fit. */
import { type Line, lineWidth, type Screen, wrap } from '../screen/line.js';

const GAP = '   ';

/** External messages can have any length. */
const MOST_LINES = 6;

/** Keeps each phrase whole on its line; a phrase wider than a line is broken between words. */
export function phrases(screen: Screen, all: readonly Line[], width: number): readonly Line[] {
  const lines: Line[] = [];
  const said = all.flatMap((whole) => paragraph(screen, whole, width)).filter((phrase) => lineWidth(phrase) > 0);
  for (const phrase of said) {
    const last = lines.at(-1);
    if (last !== undefined && lineWidth(last) + GAP.length + lineWidth(phrase) <= width) {
      lines[lines.length - 1] = [...last, screen.piece(GAP), ...phrase];
    } else lines.push(phrase);
  }
  return lines;
}

/** Breaks a text of any length into lines, which then have the style of its first piece. */
export function paragraph(screen: Screen, phrase: Line, width: number): readonly Line[] {
  if (lineWidth(phrase) <= width) return [phrase];
  const style = phrase[0]?.style ?? 'plain';
  const text = phrase.map((piece) => piece.text).join('');
  return wrap(screen, text, width, MOST_LINES).map((part) => [screen.piece(part, style)]);
}
