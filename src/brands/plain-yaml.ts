/**
 * Reads the subset of YAML in which most brand files are written: a list of mappings, one key per line, whose values
 * are texts and lists of texts. Reading line by line is many times as fast as a YAML parser, with the same result.
 */
import { patternFor } from '../lazy-pattern.js';
import type { Entry, Written } from './written.js';

/** Null if anything in it is outside of the subset; it may still be valid YAML. */
export function readPlainYaml(text: string, file: string): Written | null {
  const lines = linesOf(text);
  const [first] = lines;
  if (first === undefined) return null;
  const placeAt: PlaceAt = (line, column) => `${file}:${line.number}:${column + 1}`;
  if (first.text !== 'brands:') return brandsIn(lines, placeAt);
  const written = brandsIn(lines.slice(1), placeAt);
  if (written === null) return null;
  const place = placeAt(first, 0);
  return { type: 'mapping', place, entries: [{ key: 'brands', place, written }] };
}

interface Line {
  readonly number: number;
  readonly text: string;
}

/** @param column from 0 */
type PlaceAt = (line: Line, column: number) => string;

/** The lines that are neither blank nor comments. */
function linesOf(text: string): readonly Line[] {
  return text.split('\n').flatMap((line, at) => (/^ *(?:#.*)?$/.test(line) ? [] : [{ number: at + 1, text: line }]));
}

/** `- key: value`, and `key: value` on the following lines at the same column. */
const KEY = /^( *)(- +)?([A-Za-z]+):(?: +(?=[^ ])|$)/;
const PART = /^( *)- +/;

interface Brand {
  readonly type: 'mapping';
  readonly place: string;
  readonly entries: Entry[];
}

function brandsIn(lines: readonly Line[], placeAt: PlaceAt): Written | null {
  const brands: Brand[] = [];
  const [first] = lines;
  const outer = first === undefined ? null : (KEY.exec(first.text)?.[1]?.length ?? null);
  if (first === undefined || outer === null) return null;
  let inner = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!;
    const [head = '', indent = '', dash = '', key = ''] = KEY.exec(line.text) ?? [];
    const column = indent.length + dash.length;
    if (head === '') return null;
    if (dash === '') {
      if (brands.length === 0 || column !== inner) return null;
    } else {
      if (indent.length !== outer) return null;
      inner = column;
      brands.push({ type: 'mapping', place: placeAt(line, column), entries: [] });
    }
    let written = head.length < line.text.length ? valueAt(line, head.length, placeAt) : null;
    if (head.length === line.text.length) {
      const parts = partsBelow(lines, at + 1, inner, placeAt);
      written = parts;
      at += parts?.parts.length ?? 0;
    }
    if (written === null) return null;
    brands.at(-1)!.entries.push({ key, place: placeAt(line, column), written });
  }
  return { type: 'list', place: placeAt(first, outer), parts: brands };
}

type List = Extract<Written, { type: 'list' }>;

/** The lines of a list, all with the same indentation. Null if there is none. */
function partsBelow(lines: readonly Line[], from: number, least: number, placeAt: PlaceAt): List | null {
  const parts: Written[] = [];
  let [place, depth] = ['', 0];
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at]!;
    const [head = '', indent = ''] = PART.exec(line.text) ?? [];
    if (head === '' || indent.length < least) break;
    if (parts.length === 0) [place, depth] = [placeAt(line, indent.length), indent.length];
    const written = indent.length === depth ? textAt(line, head.length, placeAt) : null;
    if (written === null || written.end !== line.text.length) return null;
    parts.push(written.written);
  }
  return parts.length === 0 ? null : { type: 'list', place, parts };
}

/** A text, or a list in brackets, up to the end of the line. */
function valueAt(line: Line, from: number, placeAt: PlaceAt): Written | null {
  const { text } = line;
  if (text[from] !== '[') {
    const value = textAt(line, from, placeAt);
    return value?.end === text.length ? value.written : null;
  }
  const parts: Written[] = [];
  const place = placeAt(line, from);
  let at = spaceEnd(text, from + 1);
  while (text[at] !== ']') {
    const part = textAt(line, at, placeAt);
    if (part === null) return null;
    parts.push(part.written);
    at = spaceEnd(text, part.end);
    if (text[at] === ',') at = spaceEnd(text, at + 1);
    else if (text[at] !== ']') return null;
  }
  return at + 1 === text.length ? { type: 'list', place, parts } : null;
}

/**
 * A text in quotes without escapes, or a bare text: it begins with a letter or `$`, or with digits that are part of a
 * name.
 */
const QUOTED = patternFor(String.raw`"([^"\\\p{C}\s]+(?: [^"\\\p{C}\s]+)*)"|'([^'\p{C}\s]+(?: [^'\p{C}\s]+)*)'`, 'uy');
const IN_BARE = String.raw`[\p{L}\p{M}\p{N}_.&'+!/()$-]`;
const BARE = patternFor(String.raw`(?:[\p{L}$]|\d+[A-DF-WYZa-df-np-wyz])${IN_BARE}*(?: ${IN_BARE}+)*`, 'uy');

function textAt(
  line: Line,
  from: number,
  placeAt: PlaceAt,
): { readonly written: Written; readonly end: number } | null {
  const isQuoted = line.text[from] === '"' || line.text[from] === "'";
  const pattern = (isQuoted ? QUOTED : BARE)(line.text);
  pattern.lastIndex = from;
  const found = pattern.exec(line.text);
  if (found === null) return null;
  const [whole, double, single] = found;
  const text = double ?? single ?? whole;
  const place = placeAt(line, from);
  const end = from + whole.length;
  if (isQuoted) return { written: { type: 'text', place, text, value: text }, end };
  if (/^(?:null)$/i.test(text)) return null;
  const value = /^(?:true|True|TRUE)$/.test(text) ? true : /^(?:false|False|FALSE)$/.test(text) ? false : text;
  return { written: { type: 'text', place, text, value }, end };
}

function spaceEnd(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at += 1;
  return at;
}
