/** Phrases one after the other, as many on a line as fit. */
import { type Line, lineWidth, type Screen, wrap } from '../screen/line.js';

const GAP = '   ';

/** A message may be as long as a stranger likes. */
const MOST_LINES = 6;

/** A phrase stays whole on its line; one wider than a line is broken between its words. */
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

/** A text of any length as lines, in the style of its first piece where it must be broken. */
export function paragraph(screen: Screen, phrase: Line, width: number): readonly Line[] {
  if (lineWidth(phrase) <= width) return [phrase];
  const style = phrase[0]?.style ?? 'plain';
  const text = phrase.map((piece) => piece.text).join('');
  return wrap(screen, text, width, MOST_LINES).map((part) => [screen.piece(part, style)]);
}
