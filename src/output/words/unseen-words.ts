/** Sentences that estimate how much no source saw. */
import type { Report } from '../../types.js';
import { grouped, plural } from './number-words.js';
import { sourceWords } from './outcome-words.js';

/** Empty if nothing can be stated; otherwise also explains why an estimate is missing. */
export function unseenWords({ authors, coverage }: Report): readonly string[] {
  const { estimated, unique } = authors;
  const spoken =
    estimated.value === null || unique === null
      ? []
      : [
          `at least ${plural(Math.round(estimated.value), 'author')} by Chao1${between(estimated.ci95)}, ${grouped(unique)} of them seen`,
        ];
  return [...spoken, ...mentionWords(coverage.unseen)];
}

function mentionWords({
  routes,
  first,
  second,
  both,
  estimated,
  reason,
  note,
}: Report['coverage']['unseen']): string[] {
  if (routes === null || first === null || second === null || both === null) {
    return reason === null ? [] : [`unseen mentions cannot be estimated: ${reason}`];
  }
  const [one, other] = routes.map(sourceWords);
  const basis = `${one} found ${grouped(first)}, ${other} ${grouped(second)}, both ${grouped(both)}`;
  if (estimated.value === null) return [`unseen mentions cannot be estimated from ${one} and ${other}: ${reason}`];
  return [
    `about ${plural(Math.round(estimated.value), 'mention')} by Chapman${between(estimated.ci95)}, ${grouped(first + second - both)} of them seen: ${basis}`,
    `that is ${note}`,
  ];
}

function between(ends: readonly [number, number] | null): string {
  return ends === null ? '' : ` (${grouped(Math.round(ends[0]))} to ${grouped(Math.round(ends[1]))})`;
}
