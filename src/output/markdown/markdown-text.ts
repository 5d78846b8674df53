/** Escapes external text so that Markdown shows exactly that text: no markup, no HTML, no links of its own. */
import { plainText } from '../data/plain-text.js';

/** Returns one line, which also fits into a table cell. */
export function markdownText(text: string): string {
  return (
    plainText(text)
      .replace(/\s+/g, ' ')
      .trim()
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/[\\`*_[\]|~$@]/g, '\\$&')
      // GitHub turns bare addresses into links.
      .replaceAll('://', '\\://')
      .replace(/www(?=\.)/gi, '$&\\')
      // At the start of a list item, these would begin a heading, a rule or a nested list.
      .replace(/^(?:[+-](?=\s|$)|#|[=-]{2})/, '\\$&')
      .replace(/^\d+(?=[.)](?:\s|$))/, '$&\\')
  );
}

/** Makes a link if the address is a web address, otherwise only text. */
export function markdownLink(text: string, url: string | null): string {
  if (url === null || !/^https?:\/\//i.test(url)) return markdownText(text);
  const address = plainText(url).replace(/[\s<>|\\`"\ufffd]/g, (sign) => encodeURIComponent(sign));
  return `[${markdownText(text)}](<${address}>)`;
}

/** The cells must already be Markdown. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  aligns: readonly ('left' | 'right')[] = [],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, index) => (aligns[index] === 'right' ? '---:' : '---'));
  return [head, rule, ...rows].map(line).join('\n');
}
