/** Finds what the writer wants: rows of words matched in a text, indexed by the word that each must begin with. */
import type { Span } from '../../types.js';
import { hashOf } from './hash.js';
import { INTENT_RULES, INTENTS } from './intent-rules.js';
import { BEGINS, ENDS, firstWords, NEGATES, TURNS, withoutMark } from './roles.js';
import { tokenize } from './tokenize.js';
import { NAME, tokens } from './tokens.js';

/** Ids of the rules that match, in the order of the table, such as `complaint.refund`. */
export function intentRulesIn(text: string, brand: readonly Span[] = []): string[] {
  tokenize(text, brand);
  return intentRulesOfTokens();
}

export const intentsOf = (rules: readonly string[]): string[] =>
  rules.length === 0 ? [] : INTENTS.filter((intent) => rules.some((rule) => INTENT_OF.get(rule) === intent));

/** Ids of the rules that match the text tokenized last. */
export function intentRulesOfTokens(): string[] {
  const rules: string[] = [];
  for (let at = 0; at < tokens.count; at++) {
    if ((tokens.role[at]! & BEGINS) === 0) continue;
    const beginning = beginnings().get(tokens.hash[at]!)!;
    const { rows, next = (beginning.next = nextOf(rows)) } = beginning;
    if (next !== 0 && (at + 1 === tokens.count || (next & bitOf(tokens.hash[at + 1]!)) === 0)) continue;
    for (const row of rows) {
      const id = IDS[row.rule]!;
      if (!rules.includes(id) && holds(row, at)) rules.push(id);
    }
  }
  return rules.length < 2 ? rules : rules.sort((a, b) => IDS.indexOf(a) - IDS.indexOf(b));
}

const IDS = Object.keys(INTENT_RULES);
const INTENT_OF = new Map(IDS.map((id) => [id, id.slice(0, id.indexOf('.'))]));
const GAP = 3;
const NEGATION_REACH = 3;

interface Row {
  readonly rule: number;
  /**
   * Alternatives for each word after the first; null is a gap. Parsed only when a text contains the first word, as few
   * do and there are hundreds of rows.
   */
  readonly rest: () => Rest;
  readonly isFirst: boolean;
  readonly isAffirmed: boolean;
}

type Rest = readonly (ReadonlySet<number> | null)[];

interface Beginning {
  readonly rows: Row[];
  /**
   * 32-bit mask of the words of which one must come next, which some other words pass too; 0 if anything may. Absent
   * until computed.
   */
  next?: number;
}

/** Indexed by the hashes of the words with which a row may begin. */
let made: Map<number, Beginning> | null = null;

const beginnings = (): Map<number, Beginning> => (made ??= readBeginnings());

function readBeginnings(): Map<number, Beginning> {
  const read = new Map<number, Beginning>();
  Object.values(INTENT_RULES).forEach((texts, rule) => {
    for (const text of texts) {
      const isFirst = text.startsWith('^');
      const isAffirmed = /^\^?!./.test(text);
      let rest: Rest | null = null;
      const row: Row = { rule, rest: () => (rest ??= text.split(' ').slice(1).map(choices)), isFirst, isAffirmed };
      for (const word of firstWords(text)) {
        const hash = hashOf(word);
        const others = read.get(hash);
        if (others === undefined) read.set(hash, { rows: [row] });
        else others.rows.push(row);
      }
    }
  });
  return read;
}

function nextOf(rows: readonly Row[]): number {
  let next = 0;
  for (const { rest } of rows) {
    const second = rest()[0] ?? null;
    if (second === null) return 0;
    for (const hash of second) next |= bitOf(hash);
  }
  return next;
}

/** One of 32 bits. */
const bitOf = (hash: number): number => 1 << ((hash ^ (hash >>> 9)) & 31);

function choices(words: string): Set<number> | null {
  if (words === '~') return null;
  return new Set(
    withoutMark(words)
      .split('/')
      .map((word) => (word === '@' ? A_NAME : hashOf(word))),
  );
}

const A_NAME = hashOf('\u0001name');

function holds({ rest, isFirst, isAffirmed }: Row, at: number): boolean {
  if (isFirst && !isStart(at)) return false;
  if (isAffirmed && isNegated(at)) return false;
  return follows(rest(), at + 1, isAffirmed);
}

/** @param part index of the part of the rest that must come next */
function follows(rest: Rest, at: number, isAffirmed: boolean, part = 0): boolean {
  if (part === rest.length) return true;
  const wanted = rest[part] ?? null;
  if (wanted !== null) {
    return at < tokens.count && wanted.has(tokens.hash[at]!) && follows(rest, at + 1, isAffirmed, part + 1);
  }
  for (let gap = 0; gap <= GAP; gap++) {
    if (follows(rest, at + gap, isAffirmed, part + 1)) return true;
    if (isAffirmed && negates(at + gap)) return false;
  }
  return false;
}

/**
 * Whether a token begins a sentence: it comes first, after the names of those addressed, or after the end of a clause.
 */
function isStart(at: number): boolean {
  const before = at - 1;
  return before < 0 || tokens.kind[before] === NAME || (tokens.role[before]! & ENDS) !== 0;
}

/** Whether a negation precedes within the same clause: "No, it is the best" does not negate "best". */
function isNegated(at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - NEGATION_REACH); back--) {
    if (negates(back)) return true;
    if ((tokens.role[back]! & (ENDS | TURNS)) !== 0) return false;
  }
  return false;
}

/** "Not only the best" is not a negation. */
const negates = (at: number): boolean =>
  at < tokens.count && (tokens.role[at]! & NEGATES) !== 0 && !(at + 1 < tokens.count && ONLY.has(tokens.hash[at + 1]!));

const ONLY = new Set(['only', 'just'].map(hashOf));
