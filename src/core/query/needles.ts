/** Substrings of which every match of a query contains at least one: a cheap check before anything is parsed. */
import type { QueryNode } from '../../types.js';
import { fold } from '../text/fold.js';
import { handleForms } from './forms.js';
import { tagNames, withOtherAnd } from './name.js';

const SHORTEST = 2;

/**
 * Returns folded ASCII letters and digits. Every match contains at least one of them once it is folded, although in a
 * tag its letters may be separated by spaces or hyphens. Null: the query may match without any of them.
 */
export function needlesOf(node: QueryNode): readonly string[] | null {
  const needles = needed(node);
  return needles === null ? null : without(new Set(needles));
}

function needed(node: QueryNode): readonly string[] | null {
  switch (node.type) {
    case 'and':
      return best(node.nodes.map(needed));
    case 'or':
      return all(node.nodes.map(needed));
    case 'near':
      return best([needed(node.left), needed(node.right)]);
    case 'brand':
      return ofNames(node.exact ? [node.text] : formsOf(node.text));
    case 'word':
    case 'phrase':
    case 'wildcard':
    case 'case':
    case 'tag':
    case 'ticker':
      return ofNames([node.text]);
    case 'handle':
      // The instance and `.bsky.social` are optional in a text.
      return ofNames([node.text.replace(/^@/, '').split(/[@.]/, 1)[0]!]);
    case 'raw':
      return isAscii(node.text) ? ofNames([node.text]) : null;
    case 'field':
      return node.field === 'title' ? ofNames([node.value]) : null;
    case 'all':
    case 'mood':
    case 'not':
    case 'regex':
      return null;
  }
}

const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);

function formsOf(name: string): readonly string[] {
  const other = withOtherAnd(name);
  return [name, ...(other === null ? [] : [other]), ...tagNames(name), ...handleForms(name)];
}

const ofNames = (names: readonly string[]): readonly string[] | null => all(names.map(ofName));

/** The parts of a name may be written apart, so its longest unbreakable stretch is used. */
function ofName(name: string): readonly string[] | null {
  const [longest = ''] = fold(name)
    .text.split(/[^a-z0-9]+/)
    .sort((a, b) => b.length - a.length);
  return longest.length < SHORTEST ? null : [longest];
}

function all(parts: readonly (readonly string[] | null)[]): readonly string[] | null {
  return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
}

/** Of several parts that must all be present, picks the most selective, judged by the length of its shortest needle. */
function best(parts: readonly (readonly string[] | null)[]): readonly string[] | null {
  const shortest = (needles: readonly string[]) => Math.min(...needles.map(({ length }) => length));
  return parts.filter((part) => part !== null).sort((a, b) => shortest(b) - shortest(a))[0] ?? null;
}

/** Drops needles that contain another one, which finds the same texts. */
function without(needles: ReadonlySet<string>): readonly string[] {
  return [...needles].filter((one) => ![...needles].some((other) => other !== one && one.includes(other)));
}
