/** Measures and cuts text by its width on a terminal. Only for text that is already safe. */
import stringWidth from 'string-width';
import { cutBy } from './cutting.js';

/** Returns the width in terminal cells: 2 for CJK and emoji, 0 for combining marks. */
export function displayWidth(text: string): number {
  return stringWidth(text, { countAnsiEscapeCodes: true });
}

/**
 * Cuts a text to at most `width` cells; if something is lost, it ends with the ellipsis. Never cuts a character in
 * half.
 */
export function cut(text: string, width: number, ellipsis = '…'): string {
  return cutBy(displayWidth, text, width, ellipsis);
}
