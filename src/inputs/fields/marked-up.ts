/** Texts of strangers that may be HTML, though nothing says so: dumps of forums, shops and question sites keep them as pages do. */
import { withoutHtmlEntities } from '../../sources/shared/entities.js';
import { readHtml } from '../../sources/shared/html-text.js';
import { distinct, webOf } from '../../sources/shared/json.js';

/** Ends of elements and breaks: who writes plain text hardly writes those. */
const ELEMENTS = /<br\s{0,3}\/?>|<p>|<\/(?:p|a|b|i|u|em|strong|span|div|li|ul|ol|pre|code|blockquote|h[1-6])>/i;
const ENTITY = /&(?:amp|quot|apos|lt|gt|nbsp|#\d{1,7}|#x[\da-f]{1,6});/i;
/** Of Markdown, which shows markup as it is written. */
const FENCE = '```';

/** The text as people see it, and where its anchors lead; of a plain text itself alone. */
export function textOfMarkup(written: string): { readonly text: string; readonly links?: string[] } {
  const holdsTags = written.includes('<') && ELEMENTS.test(written) && !written.includes(FENCE);
  if (!holdsTags) return { text: withoutEntities(written) };
  const { text, links } = readHtml(written);
  const addresses = distinct(links.map(webOf));
  return addresses.length === 0 ? { text } : { text, links: addresses };
}

/** The same of a title. */
export function titleOfMarkup(written: string): { readonly title: string } {
  return { title: textOfMarkup(written).text };
}

/** Where tags stand as text, they stay. */
const withoutEntities = (text: string): string =>
  text.includes('&') && ENTITY.test(text) ? withoutHtmlEntities(text) : text;
