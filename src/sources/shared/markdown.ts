/** Converts Markdown, as typed into trackers and forums, to plain text. */
import { htmlToText } from './html-text.js';
import { distinct, webOf } from './json.js';

export interface MarkdownText {
  readonly text: string;
  /** Targets of its links, and bare URLs in the text. */
  readonly links: readonly string[];
}

/**
 * Takes time linear in the length, because every repetition that could be retried at each character is bounded. Code
 * stays as written.
 */
export function readMarkdown(markdown: string): MarkdownText {
  const links: (string | null)[] = [];
  const lines: string[] = [];
  let fence = '';
  for (const line of withoutComments(markdown).split(/\r\n?|\n/)) {
    // Backticks closed on the same line (```code```) do not open a block.
    const mark = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1] ?? '';
    if (fence === '' && mark !== '') fence = mark;
    else if (fence !== '' && mark.startsWith(fence) && line.trim() === mark) fence = '';
    else lines.push(fence === '' ? readLine(line, links) : escaped(line));
  }
  return { text: htmlToText(lines.join('\n').replace(NO_TAG, '&lt;')), links: distinct(links) };
}

/** Converts a line to HTML: code is escaped, while prose may contain tags. */
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

/** URLs may contain a part in parentheses: `/wiki/Acme_(brand)`. */
const LINK = /\[([^\][]{0,1000})\]\(<?((?:[^()\s<>]|\([^()\s<>]{0,200}\)){1,2000})>?(?:\s[^()]{0,500})?\)/g;

/** Matches underscore emphasis, but not within a word or a URL. Names such as `__init__` are left unchanged. */
const EMPHASIS =
  /(?<![\p{L}\p{N}_\\/:?&=#.%-])(_{1,3})(?=[^\s_])((?:[^_]|(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}])){0,500}[^\s_\\])\1(?![\p{L}\p{N}_])/gu;

/** Matches `<` that does not open a tag: `a <b && c`. */
const NO_TAG = (() => {
  const value = `"[^"]{0,2000}"|'[^']{0,2000}'|[^\\s"'=<>\`]{1,2000}`;
  const attribute = `\\s+[a-z_:@][\\w.:-]{0,100}(?:\\s*=\\s*(?:${value}))?`;
  return new RegExp(`<(?=/?[a-z])(?!/?[a-z][\\w:-]{0,100}(?:${attribute}){0,100}\\s*/?>)`, 'gi');
})();

/** Matches code along with comments, because a comment inside code is visible text. */
const CODE_OR_COMMENT =
  /(^ {0,3}(`{3,20}(?=[^`\n]*$)|~{3,20})[\s\S]*?^ {0,3}\2|`[^`\n]+`)|<!--[\s\S]*?(?:-->|(?![\s\S]))/gm;

function withoutComments(markdown: string): string {
  if (!markdown.includes('<!--')) return markdown;
  return markdown.replace(CODE_OR_COMMENT, (_, code?: string) => code ?? '');
}

function escaped(code: string): string {
  return code.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
