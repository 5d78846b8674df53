/** Detects the format of a local input from its content and, if that is not enough, from its file extension. */
import { isObject, parseJson } from './bytes/json-text.js';
import { LONGEST_BYTES } from './bytes/longest.js';
import { packingOf } from './bytes/packings.js';

export type Format =
  | { readonly type: 'empty' }
  /** One JSON object per line. */
  | { readonly type: 'lines' }
  /** A single JSON text. `skip`: number of bytes before it. */
  | { readonly type: 'document'; readonly skip: number }
  | { readonly type: 'table' }
  | { readonly type: 'markup' }
  /** Posts or comments of a Stack Exchange data dump. */
  | { readonly type: 'stack exchange' }
  | { readonly type: 'unreadable'; readonly why: string; readonly hint: string | null };

/** Detection always looks at this many bytes, so that it does not depend on the size of chunks. */
const WINDOW_BYTES = 64 * 1024;

/**
 * @param ending extension, such as `.csv`, ignoring `.gz` and the like; '' for standard input
 * @returns null if more must be read first
 */
export function sniff(head: Buffer, isAll: boolean, ending: string): Format | null {
  const isLong = isAll || head.length >= WINDOW_BYTES;
  const window = head.toString('latin1', 0, WINDOW_BYTES);
  const start = window.search(/[^\s\x1e]/);
  if (start === -1) {
    if (isAll) return { type: 'empty' };
    return head.length < LONGEST_BYTES ? null : unreadable('is blank as far as it could be read');
  }
  const file = known(head);
  if (file !== null) return file;
  const isTable = /^\.(?:csv|tsv|tab)$/.test(ending);
  if (window[start] === '{') {
    const line = firstLine(head, start, isAll);
    if (line === null && head.length < LONGEST_BYTES) return null;
    if (line !== null && isObject(parseJson(line))) return { type: 'lines' };
  }
  if (!isLong) return null;
  if (!isTable && holdsLine(window, head.length <= WINDOW_BYTES && isAll)) return { type: 'lines' };
  return byStart(window.slice(start), start) ?? binary(head) ?? byName(ending);
}

function byStart(text: string, start: number): Format | null {
  if (text.startsWith('<')) return dumpOf(text) ?? { type: 'markup' };
  // The archive that X gives its members is a script.
  const script = /^window\.[\w.]{1,100}\s{0,10}=/.exec(text)?.[0].length ?? 0;
  const isJson = /^\s*(?:\{\s*["}]|\[\s*(?:[[{"\]\d-]|true\b|false\b|null\b))/.test(text.slice(script));
  return isJson ? { type: 'document', skip: script === 0 ? 0 : start + script } : null;
}

/** Detects a dump of Stack Exchange. Returns null for other XML. */
function dumpOf(text: string): Format | null {
  const root = /^(?:<\?xml[^>]{0,100}\?>\s*)?<(\w{1,20})>\s*<row\s/.exec(text)?.[1];
  if (root === undefined) return null;
  if (root === 'posts' || root === 'comments') return { type: 'stack exchange' };
  return unreadable(`holds ${root}, no posts`, 'Posts.xml and Comments.xml of the same dump can be read');
}

function byName(ending: string): Format {
  if (/^\.(?:json|har|jsonfeed|js)$/.test(ending)) return unreadable('is not JSON');
  if (/^\.(?:xml|rss|atom|rdf|opml)$/.test(ending)) return unreadable('is not XML');
  return { type: /^\.(?:ndjson|jsonl)$/.test(ending) ? 'lines' : 'table' };
}

/** Returns null if the line is incomplete, or too long to be a line. */
function firstLine(head: Buffer, start: number, isAll: boolean): string | null {
  const end = head.indexOf('\n', start);
  if (end === -1 && !isAll) return null;
  const line = head.subarray(start, end === -1 ? head.length : end);
  return line.length > LONGEST_BYTES ? null : line.toString();
}

/**
 * Whether some line is a JSON object of its own. Lines before it may be anything, except that after `[`, `{`, `,` or
 * `:` it may belong to a longer JSON text.
 */
function holdsLine(window: string, isWhole: boolean): boolean {
  const lines = window.split('\n');
  if (!isWhole) lines.pop();
  let before = '';
  for (const line of lines.map((text) => text.trim())) {
    if (line === '') continue;
    const isOwn = line.startsWith('{') && line.endsWith('}') && !/[[{,:]$/.test(before);
    const value = isOwn ? parseJson(line) : null;
    if (isObject(value) && Object.keys(value).length > 0) return true;
    before = line;
  }
  return false;
}

const TEXTS = 'give the texts as CSV or NDJSON';

/** First bytes, read as Latin-1, of formats that are not supported. No supported format begins like this. */
const SIGNATURES: readonly (readonly [signature: RegExp, why: string, hint: string])[] = [
  [/^PK\x03\x04/, 'is a ZIP archive or an Excel workbook', 'unpack it first, or save it as CSV'],
  [/^\xd0\xcf\x11\xe0/, 'is an old Office file', 'save it as CSV'],
  [/^SQLite format 3\0/, 'is a SQLite database', 'export a table as CSV'],
  [/^PAR1[^ -~]/, 'is a Parquet file', 'export it as CSV or NDJSON'],
  [/^%PDF-/, 'is a PDF', TEXTS],
  [/^__label__/, 'is made for fastText, a label before each text', TEXTS],
  [
    /^From \S[^\n,]{0,80}\s(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d/,
    'is a mailbox of mails',
    TEXTS,
  ],
  [/^\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[:.]\d\d[^\n,;]{0,12}(?:\]| - )[^\n]/, 'is the log of a chat', TEXTS],
];

function known(head: Buffer): Format | null {
  const packing = packingOf(head);
  if (packing?.command != null) {
    const [program] = packing.command;
    const hint = `where ${program} is installed it is read as it is; or unpack it first`;
    return unreadable(`is packed with ${packing.name}`, hint);
  }
  if (packing !== null) return unreadable('is packed with gzip twice', 'unpack it once');
  const begin = head.toString('latin1', 0, LONGEST_SIGNATURE);
  const [, why, hint] = SIGNATURES.find(([signature]) => signature.test(begin)) ?? [];
  return why === undefined ? null : unreadable(why, hint);
}

const LONGEST_SIGNATURE = 128;
const PROBE_BYTES = 1024;

function binary(head: Buffer): Format | null {
  const probe = head.toString('latin1', 0, PROBE_BYTES);
  const controls = probe.match(/[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]/g)?.length ?? 0;
  return controls * 10 > probe.length ? unreadable('is binary') : null;
}

const KNOWN = 'NDJSON, JSON, CSV, TSV, RSS, Atom, JSON Feed, OPML and HAR can be read, also packed';

function unreadable(why: string, hint: string = KNOWN): Format {
  return { type: 'unreadable', why, hint };
}
