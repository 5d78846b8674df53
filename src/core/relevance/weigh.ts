/** From the rules that hold to a number between 0 and 1, and the reasons for it. */
import type { Mention } from '../../types.js';
import { RULES, type Rule, type RuleId, START } from './rules.js';

export type Relevance = Pick<Mention, 'relevance' | 'relevanceReasons'>;

/** A rule each, as bits: millions of mentions share few sets of them. */
export type Held = number;

const BITS: ReadonlyMap<string, Held> = new Map(RULES.map(({ id }, place) => [id, 1 << place]));

/** The bit of a rule. */
export const bitOf = (id: RuleId): Held => BITS.get(id)!;

/** With the reason that its text came again and again; as it is where the query names nothing. */
export function asRepeated({ matched, relevance, relevanceReasons }: Judged): Relevance {
  if (matched.length === 0) return { relevance, relevanceReasons };
  return weigh(heldFor(relevanceReasons) | bitOf('repeated'));
}

type Judged = Pick<Mention, 'matched' | 'relevance' | 'relevanceReasons'>;

function heldFor(reasons: Mention['relevanceReasons']): Held {
  return reasons.reduce((held, { id }) => held | (BITS.get(id) ?? 0), 0);
}

/** Two decimals: more would say more than is known. Reasons are shared between mentions, the weightiest first. */
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
