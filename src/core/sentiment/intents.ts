/** What somebody who writes so wants: rows of words found in a text, by a word that each must begin with. */
import type { Span } from '../../types.js';
import { INTENT_RULES, INTENTS } from './intent-rules.js';
import { hashOf, NAME, tokenize, tokens } from './tokens.js';
import { isNegator } from './valence.js';

/** The rules that hold, in the order of the table: `complaint.refund`. */
export function intentRulesIn(text: string, brand: readonly Span[] = []): string[] {
  tokenize(text, brand);
  return intentRulesOfTokens();
}

export const intentsOf = (rules: readonly string[]): string[] =>
  INTENTS.filter((intent) => rules.some((rule) => rule.startsWith(`${intent}.`)));

/** Of the text that was cut into tokens last. */
export function intentRulesOfTokens(): string[] {
  const held = new Set<number>();
  rows ??= readRows();
  for (let at = 0; at < tokens.count; at++) {
    const begun = rows.get(tokens.hash[at]!);
    if (begun === undefined) continue;
    for (const row of begun) if (!held.has(row.rule) && holds(row, at)) held.add(row.rule);
  }
  if (held.size === 0) return [];
  return IDS.filter((_, rule) => held.has(rule));
}

const IDS = Object.keys(INTENT_RULES);
const GAP = 3;
const NEGATION_REACH = 3;

interface Row {
  readonly rule: number;
  /** After the first word; null: a gap. */
  readonly rest: readonly (ReadonlySet<number> | null)[];
  readonly isFirst: boolean;
  readonly isAffirmed: boolean;
}

/** By the hashes of the words that a row may begin with. */
let rows: Map<number, Row[]> | null = null;

function readRows(): Map<number, Row[]> {
  const read = new Map<number, Row[]>();
  Object.values(INTENT_RULES).forEach((texts, rule) => {
    for (const text of texts) {
      const isFirst = text.startsWith('^');
      const isAffirmed = text.includes('!') && text !== '!';
      const words = text.replace(/^\^/, '').split(' ');
      const row: Row = { rule, rest: words.slice(1).map(choices), isFirst, isAffirmed };
      for (const hash of choices(words[0]!)!) read.set(hash, [...(read.get(hash) ?? []), row]);
    }
  });
  return read;
}

function choices(words: string): Set<number> | null {
  if (words === '~') return null;
  return new Set(words.replace(/^!(?=.)/, '').split('/').map((word) => (word === '@' ? A_NAME : hashOf(word))));
}

const A_NAME = hashOf('\u0001name');

function holds({ rest, isFirst, isAffirmed }: Row, at: number): boolean {
  if (isFirst && !isStart(at)) return false;
  if (isAffirmed && isNegated(at)) return false;
  return follows(rest, 0, at + 1);
}

function follows(rest: Row['rest'], part: number, at: number): boolean {
  if (part === rest.length) return true;
  const wanted = rest[part]!;
  if (wanted !== null) return at < tokens.count && wanted.has(tokens.hash[at]!) && follows(rest, part + 1, at + 1);
  for (let gap = 0; gap <= GAP; gap++) if (follows(rest, part + 1, at + gap)) return true;
  return false;
}

/** Behind nothing, the names of those spoken to, or the end of a sentence. */
function isStart(at: number): boolean {
  const before = at - 1;
  return before < 0 || tokens.kind[before] === NAME || ENDS.has(tokens.hash[before]!);
}

const ENDS = new Set(['.', '!', '?', ','].map(hashOf));

function isNegated(at: number): boolean {
  for (let back = 1; back <= NEGATION_REACH && back <= at; back++) if (isNegator(tokens.hash[at - back]!)) return true;
  return false;
}
