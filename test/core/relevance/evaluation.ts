/**
 * Measures how well relevance separates the labeled posts. Every second post was looked at when the constants were
 * chosen; the others are held out.
 */
import { complete } from '../../../src/core/mention/complete.js';
import { compileQuery } from '../../../src/core/query/match.js';
import { relevanceOf } from '../../../src/core/relevance/relevance.js';
import { templates } from '../../../src/core/relevance/templates.js';
import { asRepeated } from '../../../src/core/relevance/weigh.js';
import { LABELLED, queriesOf } from './labelled.js';

export interface Judged {
  readonly isMeant: boolean;
  readonly relevance: number;
  readonly reasons: readonly string[];
  readonly text: string;
}

export type Half = 'chosen' | 'held out';

/** Returns the posts of one half that their query matches, with their relevance. */
export function judgedOf(half: Half, withProfile: boolean): readonly Judged[] {
  const repeated = templates();
  const weighed = new Map(
    [...queriesOf(withProfile)].map(([brand, query]) => [
      brand,
      { matches: compileQuery(query.node), weigh: relevanceOf(query) },
    ]),
  );
  const places = new Map<string, number>();
  const mentions = LABELLED.flatMap(({ brand, isMeant, ...found }, number) => {
    const { matches, weigh } = weighed.get(brand)!;
    const mention = complete(
      { id: String(number), ...found },
      { source: 'forum', seenAt: '2026-11-21T12:00:00.000Z' },
    )!;
    const match = matches({ ...mention, urls: [] });
    if (match === null) return [];
    mention.matched = match.terms;
    Object.assign(mention, weigh(mention, match));
    repeated.see(mention);
    const place = places.get(`${brand} ${isMeant}`) ?? 0;
    places.set(`${brand} ${isMeant}`, place + 1);
    return { mention, isMeant, half: place % 2 === 0 ? 'chosen' : 'held out' };
  });
  return mentions
    .filter((one) => one.half === half)
    .map(({ mention, isMeant }) => {
      const { relevance, relevanceReasons } = repeated.isRepeated(mention) ? asRepeated(mention) : mention;
      return { isMeant, relevance, reasons: relevanceReasons.map(({ id }) => id), text: mention.title ?? mention.text };
    });
}

/** Share of pairs of a relevant and an irrelevant post in which the relevant one ranks higher; a tie counts as half. */
export function areaUnderCurve(judged: readonly Judged[]): number {
  const [right, wrong] = [judged.filter(({ isMeant }) => isMeant), judged.filter(({ isMeant }) => !isMeant)];
  const won = right.reduce(
    (sum, a) =>
      sum + wrong.reduce((own, b) => own + (a.relevance > b.relevance ? 1 : a.relevance === b.relevance ? 0.5 : 0), 0),
    0,
  );
  return won / (right.length * wrong.length);
}

export interface Kept {
  readonly precision: number;
  /** Share of the relevant posts that are kept. */
  readonly recall: number;
  readonly kept: number;
}

export function keptFrom(judged: readonly Judged[], least: number): Kept {
  const kept = judged.filter(({ relevance }) => relevance >= least);
  const right = kept.filter(({ isMeant }) => isMeant).length;
  return {
    precision: right / kept.length,
    recall: right / judged.filter(({ isMeant }) => isMeant).length,
    kept: kept.length,
  };
}
