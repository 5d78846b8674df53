/** Text from outside as Markdown that shows just that text: no markup, no HTML, no links of its own. */
import { plainText } from '../data/plain-text.js';

/** One line, also for a cell of a table. */
export function markdownText(text: string): string {
  return (
    plainText(text)
      .replace(/\s+/g, ' ')
      .trim()
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/[\\`*_[\]|~$@]/g, '\\$&')
      // GitHub makes links of bare addresses.
      .replaceAll('://', '\\://')
      .replace(/www(?=\.)/gi, '$&\\')
      // At the start of an item these would be a heading, a rule or a list of its own.
      .replace(/^(?:[+-](?=\s|$)|#|[=-]{2})/, '\\$&')
      .replace(/^\d+(?=[.)](?:\s|$))/, '$&\\')
  );
}

/** A link where the address is one of the web, else the text alone. */
export function markdownLink(text: string, url: string | null): string {
  if (url === null || !/^https?:\/\//i.test(url)) return markdownText(text);
  const address = plainText(url).replace(/[\s<>|\\`"\ufffd]/g, (sign) => encodeURIComponent(sign));
  return `[${markdownText(text)}](<${address}>)`;
}

/** Cells are Markdown already. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  aligns: readonly ('left' | 'right')[] = [],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, index) => (aligns[index] === 'right' ? '---:' : '---'));
  return [head, rule, ...rows].map(line).join('\n');
}
