/** How wide text stands on a terminal, and how it is cut and padded by that width. For text that is safe already. */
import stringWidth from 'string-width';
import { cutBy } from './cutting.js';

/** In terminal cells: 2 for CJK and emoji, 0 for combining marks. */
export function displayWidth(text: string): number {
  return stringWidth(text, { countAnsiEscapeCodes: true });
}

/** The text, at most `width` cells wide; where something is lost it ends with the ellipsis. Never half a character. */
export function cut(text: string, width: number, ellipsis = '…'): string {
  return cutBy(displayWidth, text, width, ellipsis);
}

/** The text, filled with spaces to `width` cells. */
export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const fill = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + fill : fill + text;
}
