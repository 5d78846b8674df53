/** Differences between two runs of a query. */
import { describe, expect, it } from '@jest/globals';
import { diff } from '../../../src/core/diff/diff.js';
import { parseQuery } from '../../../src/core/query/parse.js';
import { SourceError } from '../../../src/errors.js';
import { diffSchema } from '../../../src/schema/diff.js';
import type { Mention, Report, RunDifference } from '../../../src/types.js';
import { type AnsweringSource, assembled, type Circumstances } from '../../support/assembled.js';
import { growth, TOO_STEEP } from '../../support/growth.js';
import fc from '../../support/property.js';
import { AS_OF, hoursAgo, sampleSentiment } from '../../support/sample-mention.js';

type Label = NonNullable<Mention['sentiment']['label']>;

/** A post by an author of its own, the given number of hours before the second run. */
const post = (id: string, hours: number, more: object = {}) => ({
  id,
  text: `Acme, says ${id}`,
  author: { handle: `author-${id}` },
  publishedAt: hoursAgo(hours),
  ...more,
});

const DAY = 24 * 3_600_000;
/** Clock of the first run, a day before the second. */
const EARLIER = new Date(Date.parse(AS_OF) - DAY);
const EARLIER_WEEK = { since: new Date(EARLIER.getTime() - 7 * DAY), until: EARLIER };

const first = (sources: readonly AnsweringSource[], more: Circumstances = {}): Report =>
  assembled(sources, { window: EARLIER_WEEK, clock: EARLIER, asOf: EARLIER, ...more }).report;
const second = (sources: readonly AnsweringSource[], more: Circumstances = {}): Report =>
  assembled(sources, more).report;

const pond = (found: readonly object[], answer: AnsweringSource['answer'] = {}): readonly AnsweringSource[] => [
  { name: 'pond', found, answer },
];

function differing(a: Report, b: Report, rows = 10): RunDifference {
  const difference = diff({ id: 'a', report: a }, { id: 'b', report: b }, rows);
  expect(JSON.stringify(diffSchema.parse(difference))).toBe(JSON.stringify(difference));
  return difference;
}

const ids = (mentions: readonly Pick<Mention, 'id'>[]) => mentions.map(({ id }) => id.replace('pond:', ''));

/** Overrides the labels of some mentions. */
function labelled(report: Report, labels: Readonly<Record<string, Label>>): Report {
  const mentions = report.mentions!.map((mention) => {
    const label = labels[mention.id.replace('pond:', '')];
    return label === undefined ? mention : { ...mention, sentiment: sampleSentiment(label) };
  });
  return { ...report, mentions };
}

describe('new mentions', () => {
  it('are counted by the four reasons why they can be new', () => {
    const a = first(pond([post('both', 50), post('old', 100)], { end: 'limit' }));
    const b = second(pond([post('fresh', 2), post('late', 60), post('both', 50), post('deep', 120)]), {
      window: { since: new Date(hoursAgo(400)), until: new Date(AS_OF) },
    });
    const { new: came, newBecause, unseen } = differing(a, b);
    expect(ids(came)).toEqual(['fresh', 'late', 'deep']);
    // The first run was truncated at 100 hours, so it is unknown whether `deep` existed then.
    expect(newBecause).toEqual({ published: 1, found: 1, older: 0, unseen: 1 });
    expect(unseen).toContainEqual({ run: 'a', source: 'pond', reason: 'truncated', mentions: 1 });
  });

  it('count as published since if the first run could not have seen them yet', () => {
    const window = { since: EARLIER_WEEK.since, until: new Date(hoursAgo(-200)) };
    const a = first(pond([post('both', 50)]), { window });
    const b = second(pond([post('fresh', 2), post('late', 30), post('both', 50)]), { window });
    expect(differing(a, b).newBecause).toEqual({ published: 1, found: 1, older: 0, unseen: 0 });
  });

  it('do not include the same page under another id and address', () => {
    const url = 'https://pond.example/p/1';
    const a = first(pond([post('one', 30, { url })]));
    const b = second(pond([post('other', 30, { url: `${url}?utm_source=feed` })]));
    expect(differing(a, b)).toMatchObject({ new: [], gone: [] });
  });
});

describe('mentions missing from the second run', () => {
  const a = first(pond([post('young', 30), post('aged', 190)]));

  it.each<[string, Partial<Report['counts']['filtered']>, Partial<Mention>, boolean]>([
    ['what was seen before', { seenBefore: 1 }, {}, false],
    ['a language of which it kept none', { language: 1 }, { language: 'fi' }, false],
    ['another language than its own', { language: 1 }, { language: 'en' }, true],
    ['languages, where its own is not known', { language: 1 }, { language: null }, true],
    ['what is less relevant than it', { relevance: 1 }, { relevance: 1 }, true],
    ['what is as little relevant', { relevance: 1 }, { relevance: 0.2 }, false],
  ])('are gone or unseen depending on what the second run filtered out: %s', (_, left, more, isGone) => {
    const before = first(pond([post('young', 30)]));
    const after = second(pond([post('other', 3)]));
    const filtered = { ...after.counts.filtered, ...left };
    const kept = after.mentions!.map((mention) => ({ ...mention, language: 'en' }));
    const { gone, unseen } = differing(
      { ...before, mentions: before.mentions!.map((mention) => ({ ...mention, ...more })) },
      { ...after, mentions: kept, counts: { ...after.counts, filtered } },
    );
    expect(ids(gone)).toEqual(isGone ? ['young'] : []);
    expect(unseen).toEqual(isGone ? [] : [{ run: 'b', source: 'pond', reason: 'filtered', mentions: 1 }]);
  });

  it('are gone if the second run would have seen them, and left if its window has passed them', () => {
    const { gone, notCompared } = differing(a, second(pond([])));
    expect([ids(gone), notCompared]).toEqual([['young'], { left: 1, unseen: 0 }]);
  });

  const error = new SourceError('timeout', 'no answer');
  it.each<[string, readonly AnsweringSource[], string]>([
    ['failed', pond([], { end: 'error', error, pages: 0 }), 'failed'],
    ['was cut short before it', pond([post('newer', 3)], { end: 'limit' }), 'truncated'],
    ['was cut short at that very time', pond([post('twin', 30)], { end: 'limit' }), 'truncated'],
    ['was not asked', [{ name: 'lake', found: [] }], 'not_asked'],
    ['was skipped', pond([], { end: 'skipped' }), 'skipped'],
    [
      'answered only partly',
      pond([post('newer', 3)], { endpoints: [{ endpoint: 'e', url: 'https://e.example/', error }] }),
      'partial',
    ],
  ])('are not reported as gone if their source %s', (_, sources, reason) => {
    const { gone, notCompared, unseen } = differing(a, second(sources));
    expect([gone, notCompared]).toEqual([[], { left: 1, unseen: 1 }]);
    expect(unseen.filter(({ run }) => run === 'b')).toEqual([{ run: 'b', source: 'pond', reason, mentions: 1 }]);
  });

  it('are gone if the source was truncated only at older items', () => {
    const { gone } = differing(a, second(pond([post('newer', 3), post('older', 40)], { end: 'limit' })));
    expect(ids(gone)).toEqual(['young']);
  });

  it('are looked up in any input file, by the name of their network', () => {
    const file = (name: string, found: readonly object[]) => [{ name: `file:${name}`, found, isLocal: true }];
    const before = first(file('monday.ndjson', [post('x', 30, { source: 'x' }), post('y', 31, { source: 'y' })]));
    const after = second(file('tuesday.ndjson', [post('y', 31, { source: 'y' })]));
    expect(differing(before, after).gone.map(({ id }) => id)).toEqual(['x:x']);
  });
});

describe('changed mentions', () => {
  it('list text, label and counts with both values', () => {
    const a = first(pond([post('p', 30, { engagement: { likes: 1, replies: 2 } }), post('same', 31)]));
    const b = second(
      pond([post('p', 30, { text: 'Acme, edited', engagement: { likes: 5, replies: 2 } }), post('same', 31)]),
    );
    const { changed } = differing(a, labelled(b, { p: 'negative' }));
    expect(changed.map(({ id, changes }) => [id, changes])).toEqual([
      [
        'pond:p',
        [
          { field: 'text', before: 'Acme, says p', after: 'Acme, edited' },
          { field: 'label', before: 'neutral', after: 'negative' },
          { field: 'likes', before: 1, after: 5 },
        ],
      ],
    ]);
  });
});

describe('mentions that moved a metric', () => {
  it('are new, gone or changed ones, with the change of the metric that each accounts for', () => {
    const a = labelled(first(pond([post('stays', 40), post('turns', 41), post('goes', 42)])), {
      stays: 'positive',
      turns: 'positive',
      goes: 'positive',
    });
    const b = labelled(second(pond([post('comes', 2), post('stays', 40), post('turns', 41)])), {
      comes: 'negative',
      stays: 'positive',
      turns: 'neutral',
    });
    const { moved, metrics } = differing(a, b);
    const net = moved.filter(({ metric }) => metric === 'netSentiment');
    expect(net.map(({ id, delta, cause }) => [id, delta, cause])).toEqual([
      // In b, (1 - 1)/3: without `comes` 1/2, with `turns` unchanged 1/3. In a, 3/3: without `goes` still 1.
      ['pond:comes', -0.5, 'new'],
      ['pond:turns', -0.333333, 'changed'],
    ]);
    expect(metrics.find(({ metric }) => metric === 'netSentiment')).toEqual({
      metric: 'netSentiment',
      a: 1,
      b: 0,
      change: -1,
    });
    expect(moved.find(({ metric, id }) => metric === 'strength' && id === 'pond:comes')).toMatchObject({ delta: 0.01 });
    expect(moved.some(({ metric, id }) => metric === 'socialRank' && id === 'pond:comes')).toBe(true);
  });

  it.each(['pond', 'file:pond.ndjson'])('count against the rest of a source that is read whole: %s', (name) => {
    const all = [post('stays', 5), post('comes', 2), post('other', 3, { text: 'of something else' })];
    const held = (found: readonly object[]): Report =>
      second([{ name, found, answer: { isWhole: true, limit: null } }]);
    const without = held(all.filter(({ id }) => id !== 'comes'));
    const { moved } = differing(without, held(all));
    expect(moved.filter(({ metric }) => metric === 'strength').map(({ delta }) => delta)).toEqual([
      // 2 of 3 instead of 1 of 2.
      0.166667,
    ]);
    expect(without.socialRank.strength).toMatchObject({ num: 1, den: 2 });
  });

  it('are limited to the requested number per metric, largest change first', () => {
    const a = first(pond([post('stays', 40, { author: { handle: 'ann' } })]));
    const b = second(
      pond(
        [1, 2, 3, 4]
          .map((n) => post(`p${n}`, n, { author: { handle: n < 4 ? 'ann' : 'bob' } }))
          .concat([post('stays', 40, { author: { handle: 'ann' } })]),
      ),
    );
    const { moved } = differing(a, b, 2);
    const reach = moved.filter(({ metric }) => metric === 'reach').map(({ id, delta }) => [id, delta]);
    expect(reach).toEqual([
      ['pond:p4', 0.15],
      ['pond:p1', -0.1],
    ]);
  });

  it('come with metrics that equal those of the report', () => {
    const handles = ['ann', 'bob', 'ann', 'cleo', 'ann', 'bob'];
    const found = handles.map((handle, n) => post(`p${n}`, 5 * n + 1, { author: { handle } }));
    const report = assembled(pond(found), { label: 'positive' }).report;
    const { metrics } = differing(report, report);
    const { socialRank, sentiment } = report;
    const value = (name: string) => metrics.find(({ metric }) => metric === name)!.b;
    expect(value('passion')).toBe(socialRank.passion.value);
    expect(value('reach')).toBe(socialRank.reach.value);
    expect(value('strength')).toBe(socialRank.strength.value);
    expect(value('netSentiment')).toBe(sentiment.netSentiment.value);
    expect(value('meanPolarity')).toBe(sentiment.meanPolarity);
    expect(value('socialRank')).toBeCloseTo(socialRank.score!, 1);
  });
});

describe('a single new mention', () => {
  interface Given {
    readonly hours: number | null;
    readonly handle: string | null;
    readonly repostOf: string | null;
    readonly label: Label;
  }
  const found = fc.record<Given>({
    hours: fc.constantFrom(0, 0.001, 2, 23.999, 24, 24.001, 50, null),
    handle: fc.constantFrom('ann', 'bob', 'cleo', null),
    repostOf: fc.constantFrom(null, null, 'https://pond.example/0'),
    label: fc.constantFrom<Label[]>('positive', 'neutral', 'negative'),
  });

  const runOf = (given: readonly (Given & { readonly id: string })[], answer: AnsweringSource['answer']) => {
    const posts = given.map(({ id, hours, handle, repostOf }) =>
      post(id, hours ?? 0, { author: { handle }, repostOf, ...(hours === null ? { publishedAt: null } : {}) }),
    );
    // The source has one more item, about something else.
    const report = second(pond([...posts, post('other', 3, { text: 'of something else' })], answer));
    return labelled(report, Object.fromEntries(given.map(({ id, label }) => [id, label])));
  };

  it.each<[string, AnsweringSource['answer']]>([
    ['searched', {}],
    ['read whole', { isWhole: true, limit: null }],
  ])('accounts for the whole change of each metric in a source that was %s', (_, answer) => {
    fc.assert(
      fc.property(fc.array(found, { minLength: 1, maxLength: 12 }), (list) => {
        // A repost is not a mention, although it adds an item to a source that is read whole.
        const moving = list.map((one, n) => ({ ...one, id: `p${n}`, ...(n === 0 ? { repostOf: null } : {}) }));
        const all = [...moving, { id: 'stays', hours: 2, handle: 'dora', repostOf: null, label: 'neutral' as const }];
        const [a, b] = [runOf(all.slice(1), answer), runOf(all, answer)];
        const { moved, metrics } = differing(a, b, 100);
        for (const { metric, change, b: after } of metrics) {
          const delta = moved.find(({ metric: of }) => of === metric)?.delta ?? 0;
          if (change !== null) expect([metric, delta]).toEqual([metric, expect.closeTo(change, 5)]);
          const part = { strength: 'strength', passion: 'passion', reach: 'reach' }[metric as string] as 'reach';
          if (part !== undefined) expect([metric, after]).toEqual([metric, b.socialRank[part].value]);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('two runs', () => {
  const a = first(pond([post('p', 30)]));

  it('that are identical show no differences', () => {
    expect(differing(a, a)).toMatchObject({ new: [], gone: [], changed: [], moved: [], warnings: [] });
  });

  it.each<[string, Report, string]>([
    ['another engine', { ...a, sentiment: { ...a.sentiment, engine: 'other@2' } }, 'engine_changed'],
    ['another formula', { ...a, socialRank: { ...a.socialRank, formula: 'sr1:1,0,0,0' } }, 'formula_changed'],
    ['another expression', { ...a, query: { ...a.query, expression: 'acme -tea' } }, 'query_changed'],
    ['another limit', { ...a, sources: [{ ...a.sources[0]!, limit: 7 }] }, 'limit_changed'],
    ['an earlier time', { ...a, asOf: hoursAgo(500) }, 'reversed'],
  ])('with %s cause a warning', (_, b, code) => {
    expect(differing(a, b).warnings.map((warning) => warning.code)).toEqual([code]);
  });

  it('are rejected for different brands or missing mentions', () => {
    const other = second(pond([]), { query: parseQuery('globex') });
    expect(() => differing(a, other)).toThrow(/different brands: acme and globex/);
    const { mentions: _, ...bare } = a;
    expect(() => differing(a, bare)).toThrow(/lacks its mentions/);
  });

  it('are compared in time linear in their mentions', () => {
    expect(
      growth(150, (size) => {
        const some = (from: number) =>
          Array.from({ length: size }, (_, n) => ({
            ...a.mentions![0]!,
            id: `pond:${from + n}`,
            author: { ...a.mentions![0]!.author, handle: `a${n % 50}` },
          }));
        diff(
          { id: null, report: { ...a, mentions: some(0) } },
          { id: null, report: { ...a, mentions: some(size / 2) } },
          10,
        );
      }),
    ).toBeLessThan(TOO_STEEP);
  });
});
