/** Markdown, as people type it into trackers and forums, to plain text. */
import { htmlToText } from './html-text.js';
import { distinct, webOf } from './json.js';

export interface MarkdownText {
  readonly text: string;
  /** Where its links lead, and addresses that stand in it bare. */
  readonly links: readonly string[];
}

/** Linear in its length: what could be tried again from every sign is bounded. Code stays as it is written. */
export function readMarkdown(markdown: string): MarkdownText {
  const links: (string | null)[] = [];
  const lines: string[] = [];
  let fence = '';
  for (const line of withoutComments(markdown).split(/\r\n?|\n/)) {
    // What ends on its line is no block: ```code```
    const mark = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1] ?? '';
    if (fence === '' && mark !== '') fence = mark;
    else if (fence !== '' && mark.startsWith(fence) && line.trim() === mark) fence = '';
    else lines.push(fence === '' ? readLine(line, links) : escaped(line));
  }
  return { text: htmlToText(lines.join('\n').replace(NO_TAG, '&lt;')), links: distinct(links) };
}

/** As markup: what is code has no tags in it, and what is not may have some. */
function readLine(line: string, links: (string | null)[]): string {
  return line
    .split(/(`{1,3}[^`]+`{1,3})/)
    .map((part, index) => (index % 2 === 1 ? escaped(part.replace(/^`+|`+$/g, '')) : readProse(part, links)))
    .join('');
}

function readProse(prose: string, links: (string | null)[]): string {
  return prose
    .replace(/!\[[^\][]{0,500}\]\([^()\s]{0,2000}(?:\s[^()]{0,500})?\)/g, '')
    .replace(LINK, (_, text: string, url: string) => {
      links.push(webOf(url));
      return text;
    })
    .replace(/<(https?:\/\/[^\s<>]{1,2000})>/gi, '$1')
    .replace(/https?:\/\/(?:[^\s<>()[\]"'`*]|\([^\s<>()[\]"'`*]{0,200}\))+/gi, (url) => {
      const bare = url.replace(/[.,;:!?]$/, '');
      links.push(webOf(bare));
      return url;
    })
    .replace(/^\s{0,3}#{1,6}\s+/, '')
    .replace(/^(\s{0,20}[-*+]) \[[ x]\] /i, '$1 ')
    .replace(/\*\*|~~/g, '')
    .replace(EMPHASIS, (whole, mark: string, text: string) =>
      mark.length === 2 && /^[a-z\d]+$/.test(text) ? whole : text,
    )
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** An address may have a part in parentheses: `/wiki/Acme_(brand)`. */
const LINK = /\[([^\][]{0,1000})\]\(<?((?:[^()\s<>]|\([^()\s<>]{0,200}\)){1,2000})>?(?:\s[^()]{0,500})?\)/g;

/** Not within a word, nor in an address. What looks like `__init__` is a name, and stays. */
const EMPHASIS =
  /(?<![\p{L}\p{N}_\\/:?&=#.%-])(_{1,3})(?=[^\s_])((?:[^_]|(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}])){0,500}[^\s_\\])\1(?![\p{L}\p{N}_])/gu;

/** What begins no tag is text: `a <b && c`. */
const NO_TAG = (() => {
  const value = `"[^"]{0,2000}"|'[^']{0,2000}'|[^\\s"'=<>\`]{1,2000}`;
  const attribute = `\\s+[a-z_:@][\\w.:-]{0,100}(?:\\s*=\\s*(?:${value}))?`;
  return new RegExp(`<(?=/?[a-z])(?!/?[a-z][\\w:-]{0,100}(?:${attribute}){0,100}\\s*/?>)`, 'gi');
})();

/** In code a comment is what is shown. */
const CODE_OR_COMMENT =
  /(^ {0,3}(`{3,20}(?=[^`\n]*$)|~{3,20})[\s\S]*?^ {0,3}\2|`[^`\n]+`)|<!--[\s\S]*?(?:-->|(?![\s\S]))/gm;

function withoutComments(markdown: string): string {
  if (!markdown.includes('<!--')) return markdown;
  return markdown.replace(CODE_OR_COMMENT, (_, code?: string) => code ?? '');
}

function escaped(code: string): string {
  return code.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
