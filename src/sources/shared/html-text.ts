/** Converts HTML to plain text in one pass of a tokenizer. No tree is built, so deep nesting costs nothing. */
import { decodeHTML, decodeHTMLAttribute } from 'entities';
import { tidyText } from './text.js';
import { readTokens } from './tokens.js';

export interface HtmlText {
  readonly text: string;
  /** Values of `href` as written, with entities decoded. */
  readonly links: readonly string[];
}

/** Decodes entities once, leaves out scripts and styles, and ends lines at block elements and `<br>`. */
export function htmlToText(html: string): string {
  return readHtml(html).text;
}

export function readHtml(html: string): HtmlText {
  if (!html.includes('<')) return { text: tidyText(decodeHTML(html)), links: [] };
  const links: string[] = [];
  let text = '';
  let tag = '';
  let unread = '';
  readTokens(html, 'html', {
    tagName(start, end) {
      tag = localName(html, start, end);
      text += GAPS.get(tag) ?? '';
      if (UNREAD.has(tag)) unread = tag;
    },
    attribute(nameStart, nameEnd, start, end) {
      if (tag !== 'a' && tag !== 'area') return;
      if (html.slice(nameStart, nameEnd).toLowerCase() === 'href') {
        links.push(decodeHTMLAttribute(html.slice(start, end)));
      }
    },
    tagEnd(_, closesItself) {
      if (closesItself && tag === unread) unread = '';
      return true;
    },
    endTag(start, end) {
      const name = localName(html, start, end);
      text += GAPS.get(name) ?? '';
      if (name === unread) unread = '';
    },
    text(start, end) {
      if (unread === '') text += decodeHTML(html.slice(start, end));
    },
    cdata(start, end) {
      if (unread === '') text += html.slice(start, end);
    },
  });
  return { text: tidyText(text), links };
}

const UNREAD = new Set(['script', 'style']);

const GAPS = new Map<string, string>([
  ...['br', 'li', 'dt', 'dd', 'tr', 'option', 'summary', 'caption', 'legend'].map((name) => [name, '\n'] as const),
  ...(
    'p div section article header footer main aside nav blockquote pre ul ol dl table figure figcaption form fieldset ' +
    'address details hr h1 h2 h3 h4 h5 h6'
  )
    .split(' ')
    .map((name) => [name, '\n\n'] as const),
  ['td', ' '],
  ['th', ' '],
]);

// XHTML inside a feed may have namespace prefixes.
function localName(html: string, start: number, end: number): string {
  const lower = html.slice(start, end).toLowerCase();
  return lower.slice(lower.indexOf(':') + 1);
}
