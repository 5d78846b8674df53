/** Assembles a report from given findings, without any requests. */

import { compileVerdict } from '../../src/core/query/match.js';
import { parseQuery } from '../../src/core/query/parse.js';
import { type AssembleOptions, assemble } from '../../src/core/report/assemble.js';
import { type Intaken, type IntakeOptions, intake } from '../../src/core/report/intake.js';
import type { Answered } from '../../src/core/report/outcome.js';
import type { Found, Report, Sentiment } from '../../src/types.js';
import { checkedReport } from './checked-report.js';
import { AT_95 } from './confidence.js';
import { AS_OF, hoursAgo, sampleSentiment } from './sample-mention.js';

export interface AnsweringSource {
  readonly name: string;
  readonly found?: readonly unknown[];
  readonly answer?: Partial<Answered>;
  readonly isLocal?: boolean;
  readonly isWanted?: boolean;
}

export type Circumstances = Partial<
  AssembleOptions & Pick<IntakeOptions, 'dedupe' | 'languages' | 'laterIsOutside' | 'owned'>
> & {
  readonly query?: AssembleOptions['query'];
  /** Label that the engine gives to everything found; null: unscored. */
  readonly label?: NonNullable<Sentiment['label']> | null;
  /** Order in which findings are taken in, as pairs of source and place; absent: one source after the other. */
  readonly order?: readonly (readonly [source: number, place: number])[];
};

/** The last week, up to the time that all samples share. */
export const WEEK = { since: new Date(hoursAgo(168)), until: new Date(AS_OF) };
const ENGINE = {
  name: 'sure',
  version: '1',
  threshold: 0.05,
  score: () => {
    throw new Error('nobody asked');
  },
};

let number = 0;

/** A finding that mentions Acme, an hour old, with a unique id. */
export function speaking(given: object = {}): Found {
  number += 1;
  return { id: `n${number}`, text: 'Acme, well', author: { handle: `a${number}` }, publishedAt: hoursAgo(1), ...given };
}

/** The result of a source that returned everything it has. */
function answered(given: Partial<Answered> = {}): Answered {
  return {
    end: 'whole',
    error: null,
    pages: 1,
    requests: 1,
    durationMilliseconds: 0,
    holdsMore: false,
    completeFrom: Number.NEGATIVE_INFINITY,
    endpoints: [],
    limit: 100,
    isNewestFirst: true,
    isWhole: false,
    ...given,
  };
}

export interface Assembled {
  /** Checked against the schema. */
  readonly report: Report;
  readonly news: readonly (Intaken | null)[];
}

export function assembled(sources: readonly AnsweringSource[], given: Circumstances = {}): Assembled {
  const query = given.query ?? parseQuery('acme');
  const window = given.window === undefined ? WEEK : given.window;
  const clock = given.clock ?? new Date(AS_OF);
  const taken = intake({
    matches: compileVerdict(query.node, { now: clock, timezone: 'UTC' }),
    since: window?.since.getTime() ?? null,
    until: window?.until.getTime() ?? null,
    clock: clock.getTime(),
    laterIsOutside: given.laterIsOutside ?? false,
    seenAt: given.asOf ?? clock,
    languages: given.languages ?? new Set(),
    query,
    owned: given.owned ?? query.owned,
    dedupe: given.dedupe ?? true,
    sources: sources.map(({ name, isLocal = false }) => ({ name, isLocal })),
  });
  const order =
    given.order ?? sources.flatMap(({ found = [] }, source) => found.map((_, place) => [source, place] as const));
  const { label = 'neutral' } = given;
  const news = order.map(([source, place]) => {
    const one = taken.take(sources[source]!.found![place] as Found, source);
    if (one !== null && label !== null) one.mention.sentiment = sampleSentiment(label);
    return one?.type === 'undecided' ? one.settle() : one;
  });
  const report = assemble(taken, {
    asOf: window === null ? null : new Date(AS_OF),
    timezone: 'UTC',
    confidence: AT_95,
    engine: ENGINE,
    includeOwned: false,
    minRelevance: 0,
    top: 10,
    allowPartial: false,
    version: '1.2.3',
    warnings: [],
    asked: { nps: null, npsProxy: false, gold: null, baseline: null },
    ...given,
    query,
    window,
    clock,
    sources: sources.map(({ name, answer, isWanted = false }) => ({ name, isWanted, answer: answered(answer) })),
  });
  return { report: checkedReport(report), news };
}
