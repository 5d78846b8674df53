/** Reads brands from arbitrary YAML or JSON: bounded in size and depth, without anchors, each part with its place. */
import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  Parser,
} from 'yaml';
import { UsageError } from '../errors.js';
import { readJson } from './json.js';
import { readPlainYaml } from './plain-yaml.js';
import { readProfiles, type SavedProfile } from './profile.js';
import { type Written, wrong } from './written.js';

export const MOST_CHARACTERS = 8_000_000;
const DEEPEST = 12;

/**
 * @param file its name, for messages
 * @throws UsageError with file, line and column, what is wrong there and what would be accepted
 */
export function readBrands(text: string, file: string): readonly SavedProfile[] {
  if (text.length > MOST_CHARACTERS) {
    throw new UsageError(`${file} is too large for brands`, { hint: `at most ${MOST_CHARACTERS / 1e6} MB` });
  }
  return readProfiles(readWritten(text, file));
}

/**
 * Reads a file of any supported format.
 * @throws UsageError
 */
export function readWritten(text: string, file: string): Written {
  const marked = text.replace(/^\ufeff/, '');
  return readJson(marked, file) ?? readPlainYaml(marked, file) ?? fromYaml(marked, file);
}

/**
 * Reads a text with the YAML parser.
 * @throws UsageError
 */
export function fromYaml(text: string, file: string): Written {
  const lines = new LineCounter();
  const placeAt = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { place: `${file}:${line}:${col}` };
  };
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const tooDeep = deepToken(tokens);
  if (tooDeep !== null)
    throw wrong(placeAt(tooDeep), 'this is nested too deep', 'a brand has keys, and lists of texts');
  // The library would compare every key with every other; `readProfile` checks for duplicates with a map instead.
  const documents: readonly Document.Parsed[] = [
    ...new Composer({ prettyErrors: false, uniqueKeys: false }).compose(tokens),
  ] as Document.Parsed[];
  const [only, second] = documents;
  const [error] = only?.errors ?? [];
  if (error !== undefined) throw wrong(placeAt(error.pos[0]), oneLine(error.message), hintFor(error.message));
  if (second !== undefined) throw wrong(placeAt(second.range[0]), 'a second document begins', 'put all into one list');
  if (only?.contents === null || only === undefined) throw wrong({ place: file }, 'there is no brand in it');
  return written(only.contents, (node) => placeAt(node.range?.[0] ?? 0).place);
}

/**
 * Offset of a token that is nested too deep; null if there is none. The library composes recursively, and so deep down
 * that the stack is nearly used up, even its regular expressions end the process.
 */
function deepToken(tokens: readonly CST.Token[]): number | null {
  const open: { readonly token: CST.Token; readonly depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > DEEPEST) return 'offset' in token ? token.offset : 0;
    if ('value' in token && typeof token.value === 'object') open.push({ token: token.value, depth: depth + 1 });
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      for (const part of [key, value]) {
        if (part !== null && part !== undefined) open.push({ token: part, depth: depth + 1 });
      }
    }
  }
  return null;
}

type Place = (node: Node) => string;

function written(node: unknown, placeOf: Place): Written {
  if (isAlias(node)) throw wrong({ place: placeOf(node) }, `*${node.source} is an alias`, 'write the value itself');
  if (isSeq(node)) {
    return { type: 'list', place: placeOf(node), parts: node.items.map((item) => written(item, placeOf)) };
  }
  if (isMap(node)) {
    const entries = node.items.map(({ key, value }) => {
      const place = isPair(key) || !isScalar(key) ? placeOf(node) : placeOf(key);
      if (!isScalar(key)) throw wrong({ place }, 'this key is not a text');
      return {
        key: textOf(key),
        place,
        written: value === null ? ({ type: 'text', place, text: '', value: null } as const) : written(value, placeOf),
      };
    });
    return { type: 'mapping', place: placeOf(node), entries };
  }
  if (!isScalar(node)) throw wrong({ place: placeOf(node as Node) }, 'this is neither text, list nor mapping');
  const { value } = node;
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return { type: 'text', place: placeOf(node), text: textOf(node), value: isPlain ? value : null };
}

/** A brand called 007 is a number to YAML, and one called True a boolean; their source is the text. */
function textOf({ value, source }: { readonly value: unknown; readonly source?: string | undefined }): string {
  return typeof value === 'string' ? value : (source ?? '');
}

const oneLine = (message: string): string => message.replace(/\s+/gu, ' ').slice(0, 200);

function hintFor(message: string): string | null {
  return /reserved character/.test(message) ? 'put it in quotes: "@acme"' : null;
}
