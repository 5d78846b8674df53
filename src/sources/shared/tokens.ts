/**
 * Tokenizes markup into tags, attributes and text: plain markup on a fast path, the rest by htmlparser2's tokenizer.
 */
import { Tokenizer } from 'htmlparser2';

/** Receives positions in the markup. `end` is exclusive, and nothing is decoded. */
export interface Tokens {
  tagName(start: number, end: number): void;
  /** An attribute of the last tag name, in order; attributes without a value are left out. */
  attribute(nameStart: number, nameEnd: number, start: number, end: number): void;
  /** `end` is after the `>`. @returns whether to continue */
  tagEnd(end: number, closesItself: boolean): boolean;
  endTag(nameStart: number, nameEnd: number): void;
  text(start: number, end: number): void;
  cdata(start: number, end: number): void;
}

/** From the first construct that is not written plainly, htmlparser2 takes over for the rest. */
export function readTokens(markup: string, language: 'xml' | 'html', tokens: Tokens): void {
  const isXml = language === 'xml';
  let at = 0;
  while (at < markup.length) {
    const open = markup.indexOf('<', at);
    const textEnd = open < 0 ? markup.length : open;
    if (at < textEnd) tokens.text(at, textEnd);
    if (open < 0) return;
    const next = readPlain(markup, open, isXml, tokens);
    if (next === ODD) tokenize(markup, open, isXml, tokens);
    if (next < 0) return;
    at = next;
  }
}

/** The consumer asked to stop. */
const STOPPED = -1;
/** Not plain markup: htmlparser2 takes over. */
const ODD = -2;

/** @returns the position at which to continue, or STOPPED or ODD */
function readPlain(markup: string, open: number, isXml: boolean, tokens: Tokens): number {
  const first = markup.charCodeAt(open + 1);
  if (first === SLASH) return readEndTag(markup, open + 2, tokens);
  if (first === EXCLAMATION_MARK) return readDeclaration(markup, open, tokens);
  if (first === QUESTION_MARK) return behind(markup, '>', open + 2);
  return isLetter(first) ? readTag(markup, open + 1, isXml, tokens) : ODD;
}

function readEndTag(markup: string, start: number, tokens: Tokens): number {
  const end = nameEnd(markup, start);
  if (!isLetter(markup.charCodeAt(start)) || markup.charCodeAt(end) !== GREATER) return ODD;
  tokens.endTag(start, end);
  return end + 1;
}

function readDeclaration(markup: string, open: number, tokens: Tokens): number {
  if (isLetter(markup.charCodeAt(open + 2))) return behind(markup, '>', open + 3);
  // `<!-->` is a comment too: its dashes may be part of its end.
  if (markup.startsWith('--', open + 2)) return behind(markup, '-->', open + 2);
  if (!markup.startsWith('[CDATA[', open + 2)) return ODD;
  const start = open + '<![CDATA['.length;
  const next = behind(markup, ']]>', start);
  if (next !== ODD) tokens.cdata(start, next - ']]>'.length);
  return next;
}

function behind(markup: string, what: string, from: number): number {
  const at = markup.indexOf(what, from);
  return at < 0 ? ODD : at + what.length;
}

function readTag(markup: string, start: number, isXml: boolean, tokens: Tokens): number {
  const end = nameEnd(markup, start);
  if (!isXml && isSpecial(markup, start, end)) return ODD;
  if (markup.charCodeAt(end) === GREATER) {
    tokens.tagName(start, end);
    return tokens.tagEnd(end + 1, false) ? end + 1 : STOPPED;
  }
  // Report nothing until the whole tag is known to be plain.
  const places: number[] = [];
  const last = readAttributes(markup, end, places);
  const closesItself = markup.charCodeAt(last) === SLASH;
  const next = last + (closesItself ? 2 : 1);
  if (last === ODD || markup.charCodeAt(next - 1) !== GREATER) return ODD;
  tokens.tagName(start, end);
  for (let at = 0; at < places.length; at += 4) {
    tokens.attribute(places[at]!, places[at + 1]!, places[at + 2]!, places[at + 3]!);
  }
  return tokens.tagEnd(next, closesItself) ? next : STOPPED;
}

/** @returns the position of the `>` or `/` after the attributes, or ODD */
function readAttributes(markup: string, from: number, places: number[]): number {
  let at = from;
  for (;;) {
    while (isSpace(markup.charCodeAt(at))) at += 1;
    const first = markup.charCodeAt(at);
    if (first === GREATER || first === SLASH) return at;
    if (!isLetter(first) || places.length === MAX_PLACES) return ODD;
    const name = at;
    at = nameEnd(markup, name);
    // The attribute has no value; or a space precedes the equals sign, where the next round finds no name: ODD.
    if (markup.charCodeAt(at) !== EQUALS) continue;
    const value = at + 2;
    const quote = markup.charCodeAt(at + 1);
    if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) return ODD;
    const valueEnd = markup.indexOf(quote === DOUBLE_QUOTE ? '"' : "'", value);
    if (valueEnd < 0) return ODD;
    places.push(name, at, value, valueEnd);
    at = valueEnd + 1;
  }
}

/** Four positions for each of 64 attributes. */
const MAX_PLACES = 4 * 64;

/** The content of these elements is not markup. */
function isSpecial(markup: string, start: number, end: number): boolean {
  const first = markup.charCodeAt(start) | 0x20;
  if (first !== 0x73 && first !== 0x74 && first !== 0x78) return false;
  return SPECIAL.has(markup.slice(start, end).toLowerCase());
}

const SPECIAL = new Set(['script', 'style', 'title', 'textarea', 'xmp']);

function nameEnd(markup: string, start: number): number {
  let end = start;
  while (isOfName(markup.charCodeAt(end))) end += 1;
  return end;
}

const SLASH = 0x2f;
const EXCLAMATION_MARK = 0x21;
const QUESTION_MARK = 0x3f;
const GREATER = 0x3e;
const EQUALS = 0x3d;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** A vertical tab is not included: it would be part of a name. */
function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d && code !== 0x0b);
}

/** ASCII letters, digits, `-`, `.`, `:` and `_`. */
function isOfName(code: number): boolean {
  return isLetter(code) || (code >= 0x30 && code <= 0x3a) || code === 0x2d || code === 0x2e || code === 0x5f;
}

function tokenize(markup: string, from: number, isXml: boolean, tokens: Tokens): void {
  let nameStart = 0;
  let nameEnd = 0;
  const end = (index: number, closesItself: boolean) => {
    if (!tokens.tagEnd(from + index + 1, closesItself)) tokenizer.pause();
  };
  const tokenizer = new Tokenizer(
    { xmlMode: isXml, decodeEntities: false },
    {
      onopentagname: (start, end) => tokens.tagName(from + start, from + end),
      onattribname(start, end) {
        nameStart = from + start;
        nameEnd = from + end;
      },
      onattribdata: (start, end) => tokens.attribute(nameStart, nameEnd, from + start, from + end),
      onopentagend: (index) => end(index, false),
      onselfclosingtag: (index) => end(index, true),
      onclosetag: (start, end) => tokens.endTag(from + start, from + end),
      ontext(start, end) {
        // If the markup ends inside an end tag, htmlparser2 reports text that starts at -1.
        if (start >= 0) tokens.text(from + start, from + end);
      },
      oncdata: (start, end, endOffset) => tokens.cdata(from + start, from + end - endOffset),
      onattribend() {},
      onattribentity() {},
      ontextentity() {},
      oncomment() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  );
  tokenizer.write(markup.slice(from));
  tokenizer.end();
}
