/** Markup to plain text in one pass of a tokenizer, without a tree: no depth of nesting costs anything. */
import { decodeHTML, decodeHTMLAttribute } from 'entities';
import { Tokenizer } from 'htmlparser2';
import { tidyText } from './text.js';

export interface HtmlText {
  readonly text: string;
  /** Values of `href` as written, entities decoded. */
  readonly links: readonly string[];
}

/** Entities are decoded once; scripts and styles are left out; blocks and `<br>` end a line. */
export function htmlToText(html: string): string {
  return readHtml(html).text;
}

export function readHtml(html: string): HtmlText {
  if (!/[<&]/.test(html)) return { text: tidyText(html), links: [] };
  const parts: string[] = [];
  const links: string[] = [];
  let tag = '';
  let attribute = '';
  let unread = '';
  const lineBreak = (name: string) => {
    const gap = GAPS.get(name);
    if (gap !== undefined) parts.push(gap);
  };
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      onopentagname(start, end) {
        tag = localName(html.slice(start, end));
        lineBreak(tag);
        if (UNREAD.has(tag)) unread = tag;
      },
      onattribname(start, end) {
        attribute = html.slice(start, end).toLowerCase();
      },
      onattribdata(start, end) {
        if (attribute === 'href' && (tag === 'a' || tag === 'area')) {
          links.push(decodeHTMLAttribute(html.slice(start, end)));
        }
      },
      onclosetag(start, end) {
        const name = localName(html.slice(start, end));
        lineBreak(name);
        if (name === unread) unread = '';
      },
      onselfclosingtag() {
        if (tag === unread) unread = '';
      },
      ontext(start, end) {
        if (unread === '') parts.push(decodeHTML(html.slice(start, end)));
      },
      oncdata(start, end, endOffset) {
        if (unread === '') parts.push(html.slice(start, end - endOffset));
      },
      onopentagend() {},
      onattribend() {},
      onattribentity() {},
      ontextentity() {},
      oncomment() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return { text: tidyText(parts.join('')), links };
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

// XHTML inside a feed may carry a prefix.
function localName(name: string): string {
  const lower = name.toLowerCase();
  return lower.slice(lower.indexOf(':') + 1);
}
