/** Turns the rules that hold into a number between 0 and 1, and the reasons for it. */
import type { Mention } from '../../types.js';
import { RULES, type Rule, type RuleId, START } from './rules.js';

export type Relevance = Pick<Mention, 'relevance' | 'relevanceReasons'>;

/** Set of rules, one bit each: millions of mentions share few distinct sets. */
export type Held = number;

const BITS: ReadonlyMap<string, Held> = new Map(RULES.map(({ id }, place) => [id, 1 << place]));

/** Returns the bit of a rule. */
export const bitOf = (id: RuleId): Held => BITS.get(id)!;

/** Adds the reason that the text is repeated; unchanged if the query names nothing. */
export function asRepeated({ matched, relevance, relevanceReasons }: Judged): Relevance {
  if (matched.length === 0) return { relevance, relevanceReasons };
  return weigh(heldFor(relevanceReasons) | bitOf('repeated'));
}

type Judged = Pick<Mention, 'matched' | 'relevance' | 'relevanceReasons'>;

function heldFor(reasons: Mention['relevanceReasons']): Held {
  return reasons.reduce((held, { id }) => held | (BITS.get(id) ?? 0), 0);
}

/**
 * Returns the relevance with two decimals, as more would be false precision, and the reasons by descending weight. The
 * reasons are shared between mentions.
 */
export function weigh(held: Held): Relevance {
  const known = weighed.get(held);
  if (known !== undefined) return known;
  const reasons = RULES.filter((_, place) => (held & (1 << place)) !== 0);
  const computed: Relevance = {
    relevance: Math.round(100 * logistic(reasons.reduce((sum, { effect }) => sum + effect, START))) / 100,
    relevanceReasons: reasons.toSorted(byWeight),
  };
  if (weighed.size < MOST_KEPT) weighed.set(held, computed);
  return computed;
}

const weighed = new Map<Held, Relevance>();
const MOST_KEPT = 10_000;

const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds));

const byWeight = (a: Rule, b: Rule): number => Math.abs(b.effect) - Math.abs(a.effect);
