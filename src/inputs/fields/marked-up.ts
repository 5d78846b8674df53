/**
 * Imported texts that may be HTML though nothing says so: dumps of forums, shops and question sites store them as web
 * pages have them.
 */
import { withoutHtmlEntities } from '../../sources/shared/entities.js';
import { readHtml } from '../../sources/shared/html-text.js';
import { distinct, webOf } from '../../sources/shared/json.js';

/** Closing tags and breaks, which plain text rarely contains. */
const ELEMENTS = /<br\s{0,3}\/?>|<p>|<\/(?:p|a|b|i|u|em|strong|span|div|li|ul|ol|pre|code|blockquote|h[1-6])>/i;
const ENTITY = /&(?:amp|quot|apos|lt|gt|nbsp|#\d{1,7}|#x[\da-f]{1,6});/i;
/** Code fence of Markdown, which shows markup literally. */
const FENCE = '```';

/** Returns the text as displayed and the targets of its links; for plain text, the text alone. */
export function textOfMarkup(written: string): { readonly text: string; readonly links?: string[] } {
  const holdsTags = written.includes('<') && ELEMENTS.test(written) && !written.includes(FENCE);
  if (!holdsTags) return { text: withoutEntities(written) };
  const { text, links } = readHtml(written);
  const addresses = distinct(links.map(webOf));
  return addresses.length === 0 ? { text } : { text, links: addresses };
}

/** Like `textOfMarkup`, for a title. */
export function titleOfMarkup(written: string): { readonly title: string } {
  return { title: textOfMarkup(written).text };
}

/** Tags that are written as text stay. */
const withoutEntities = (text: string): string =>
  text.includes('&') && ENTITY.test(text) ? withoutHtmlEntities(text) : text;
