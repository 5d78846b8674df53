/** Comparison of brands from the reports of one run. */
import { describe, expect, it } from '@jest/globals';
import { type CompareOptions, compare } from '../../../src/core/compare/compare.js';
import { wilson } from '../../../src/core/metrics/intervals.js';
import { parseQuery } from '../../../src/core/query/parse.js';
import { SourceError } from '../../../src/errors.js';
import { compareSchema } from '../../../src/schema/compare.js';
import type { BrandComparison, Mention, Report } from '../../../src/types.js';
import { type AnsweringSource, assembled } from '../../support/assembled.js';
import { AT_95 } from '../../support/confidence.js';
import { hoursAgo, sampleSentiment } from '../../support/sample-mention.js';

const WHOLE: CompareOptions = { sov: 'items', top: 5, includeOwned: false, readOnce: new Set(), confidence: AT_95 };
type Label = NonNullable<Mention['sentiment']['label']>;

interface Brand {
  readonly name: string;
  readonly sources: readonly AnsweringSource[];
}

/** Items of a source, one per age in hours, each by an author of its own unless `more` says otherwise. */
const posts = (brand: string, hours: readonly number[], more: object = {}) =>
  hours.map((hour, n) => ({
    id: `${brand}${n}`,
    text: `${brand}, well`,
    author: { handle: `${brand}-${n}` },
    publishedAt: hoursAgo(hour),
    ...more,
  }));

function reportOf({ name, sources }: Brand): Report {
  return assembled(sources, { query: parseQuery(name), label: 'neutral' }).report;
}

function compared(brands: readonly Brand[], options: Partial<CompareOptions> = {}): BrandComparison {
  return ofReports(brands.map(reportOf), options);
}

function ofReports(reports: readonly Report[], options: Partial<CompareOptions> = {}): BrandComparison {
  const brands = reports.map((report) => ({ query: parseQuery(report.query.input), report }));
  const result = compare(brands, { ...WHOLE, ...options });
  expect(JSON.stringify(compareSchema.parse(result))).toBe(JSON.stringify(result));
  return result;
}

/** A report with the given number of mentions per label, each by an author of its own unless `author` is given. */
function felt(name: string, counts: Readonly<Record<Label, number>>, author?: string): Report {
  const labels = (Object.keys(counts) as Label[]).flatMap((label) => Array<Label>(counts[label]).fill(label));
  const by = author === undefined ? {} : { author: { handle: author } };
  const found = posts(
    name,
    labels.map((_, n) => 1 + n / 100),
    by,
  );
  const report = reportOf({ name, sources: [{ name: 'pond', found }] });
  return {
    ...report,
    mentions: report.mentions!.map((mention, n) => ({ ...mention, sentiment: sampleSentiment(labels[n]!) })),
  };
}

describe('share of voice', () => {
  it('is the mentions of a brand over those of all brands, with a Wilson interval', () => {
    const { brands, censored, status, exitCode } = compared([
      { name: 'acme', sources: [{ name: 'pond', found: posts('acme', [1, 2, 3]) }] },
      { name: 'globex', sources: [{ name: 'pond', found: posts('globex', [4]) }] },
    ]);
    expect(brands.map(({ brand, mentions, shareOfVoice }) => [brand, mentions, shareOfVoice.value])).toEqual([
      ['acme', 3, 0.75],
      ['globex', 1, 0.25],
    ]);
    expect(brands[0]!.shareOfVoice).toMatchObject({ num: 3, den: 4 });
    brands[0]!.shareOfVoice.ci95!.forEach((end, at) => {
      expect(end).toBeCloseTo(wilson(3, 4, AT_95)![at]!, 6);
    });
    expect([censored, status, exitCode]).toEqual([false, 'complete', 0]);
  });

  const both = { id: 'both', text: 'acme and globex', author: { handle: 'b' }, publishedAt: hoursAgo(5) };
  const shared: readonly Brand[] = [
    { name: 'acme', sources: [{ name: 'pond', found: [...posts('acme', [1, 2]), both] }] },
    { name: 'globex', sources: [{ name: 'pond', found: [...posts('globex', [3]), both] }] },
  ];

  it.each([
    ['items', 3, 2, 5],
    ['fractional', 2.5, 1.5, 4],
  ] as const)('counts an item that mentions two brands by the method "%s"', (sov, acme, globex, total) => {
    const { brands } = compared(shared, { sov });
    expect(brands.map(({ shareOfVoice: { num, den } }) => [num, den])).toEqual([
      [acme, total],
      [globex, total],
    ]);
  });

  it('comes with the number of items that mention both brands, and their Jaccard index', () => {
    expect(compared(shared).overlap).toEqual([{ a: 'acme', b: 'globex', mentions: 1, jaccard: 0.25 }]);
  });

  it('recognizes an item under another id and address as the same', () => {
    const copy = { ...both, id: 'again', url: 'https://pond.example/p/1?utm_source=feed' };
    const other = { ...copy, id: 'elsewhere', url: 'https://www.pond.example/p/1' };
    const { overlap } = compared([
      { name: 'acme', sources: [{ name: 'pond', found: [copy] }] },
      { name: 'globex', sources: [{ name: 'pond', found: [other] }] },
    ]);
    expect(overlap[0]).toMatchObject({ mentions: 1, jaccard: 1 });
  });

  it('is null if no brand has any mentions, while the number of mentions is 0', () => {
    const { brands } = compared([
      { name: 'acme', sources: [{ name: 'pond', found: [] }] },
      { name: 'globex', sources: [{ name: 'pond', found: [] }] },
    ]);
    expect(brands[0]).toMatchObject({
      mentions: 0,
      shareOfVoice: { value: null, num: 0, den: 0, ci95: null },
      netSentiment: { value: null },
      rankGroup: null,
      voiceGroup: null,
    });
  });
});

describe('the common ground', () => {
  const limit = { end: 'limit' as const, limit: 3 };

  it('begins for all brands where the source was truncated for one, without the item at the cut', () => {
    const { brands, censored, sources, warnings } = compared([
      { name: 'acme', sources: [{ name: 'pond', found: posts('acme', [1, 2, 10]), answer: limit }] },
      { name: 'globex', sources: [{ name: 'pond', found: posts('globex', [5, 50]), answer: { limit: 3 } }] },
    ]);
    expect(brands.map(({ mentions, leftOut }) => [mentions, leftOut])).toEqual([
      [2, 1],
      [1, 1],
    ]);
    expect(censored).toBe(true);
    expect(sources).toEqual([
      {
        name: 'pond',
        used: true,
        reason: null,
        observedFrom: hoursAgo(10),
        truncated: ['acme'],
        failed: [],
        error: null,
      },
    ]);
    expect(warnings.map(({ code, source }) => [code, source])).toEqual([['censored', 'pond']]);
  });

  it('does not turn equal caps into equal shares', () => {
    // Acme is mentioned ten times an hour, Globex once: both fill the cap of 20.
    const acme = posts(
      'acme',
      [...Array(20).keys()].map((n) => (n + 1) / 10),
    );
    const globex = posts(
      'globex',
      [...Array(20).keys()].map((n) => n + 1),
    );
    const answer = { end: 'limit' as const, limit: 20 };
    const { brands } = compared([
      { name: 'acme', sources: [{ name: 'pond', found: acme, answer }] },
      { name: 'globex', sources: [{ name: 'pond', found: globex, answer }] },
    ]);
    expect(brands.map(({ mentions }) => mentions)).toEqual([19, 1]);
  });

  it('includes all of a source that was read once for all brands, even if truncated', () => {
    const answer = { end: 'limit' as const, limit: 3, isNewestFirst: false, isWhole: true };
    const { brands, censored, sources, warnings } = compared(
      [
        { name: 'acme', sources: [{ name: 'file:a.csv', found: posts('acme', [1, 2]), answer, isLocal: true }] },
        { name: 'globex', sources: [{ name: 'file:a.csv', found: posts('globex', [3]), answer, isLocal: true }] },
      ],
      { readOnce: new Set(['file:a.csv']) },
    );
    expect([brands.map(({ mentions }) => mentions), censored, sources[0]!.used]).toEqual([[2, 1], true, true]);
    expect(warnings.map(({ message }) => message)).toEqual(['cut short, at the same place for all brands']);
  });

  const failed = { end: 'error' as const, error: new SourceError('timeout', 'no answer'), pages: 0 };
  const lake = (brand: string) => ({ name: 'lake', found: posts(`lake-${brand}`, [1], { text: brand }) });
  it.each<[string, AnsweringSource, string, string, number]>([
    ['failed for one', { name: 'pond', found: [], answer: failed }, 'failed', 'partial', 4],
    ['was skipped for one', { name: 'pond', answer: { ...failed, end: 'skipped' } }, 'skipped', 'complete', 0],
    [
      'was cut short in no order of time',
      { name: 'pond', found: posts('globex', [1, 2]), answer: { ...limit, isNewestFirst: false } },
      'unordered',
      'complete',
      0,
    ],
    [
      'failed in parts for one',
      {
        name: 'pond',
        found: posts('globex', [1]),
        answer: { endpoints: [{ endpoint: 'e', url: 'https://e.example/', error: failed.error }] },
      },
      'uneven',
      'partial',
      4,
    ],
  ])('excludes a source for all brands if it %s', (_, pond, reason, status, exitCode) => {
    const result = compared([
      {
        name: 'acme',
        sources: [
          { name: 'pond', found: posts('acme', [1, 2]), answer: { limit: pond.answer!.limit ?? 100 } },
          lake('acme'),
        ],
      },
      { name: 'globex', sources: [pond, lake('globex')] },
    ]);
    expect(result.brands.map(({ mentions }) => mentions)).toEqual([1, 1]);
    expect(result.sources.map(({ name, used, reason: why }) => [name, used, why])).toEqual([
      ['pond', false, reason],
      ['lake', true, null],
    ]);
    expect([result.status, result.exitCode]).toEqual([status, exitCode]);
    expect(result.warnings.map(({ code }) => code)).toContain('left_out');
  });

  it('is empty if no source answered for all brands: values are null and the exit code is 1', () => {
    const { brands, status, exitCode } = compared([
      {
        name: 'acme',
        sources: [
          { name: 'pond', found: posts('acme', [1]) },
          { name: 'lake', answer: failed },
        ],
      },
      {
        name: 'globex',
        sources: [
          { name: 'pond', answer: failed },
          { name: 'lake', found: posts('globex', [1]) },
        ],
      },
    ]);
    expect(brands.map(({ mentions, shareOfVoice }) => [mentions, shareOfVoice.value])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect([status, exitCode]).toEqual(['failed', 1]);
  });

  it.each<[readonly number[], number]>([
    [[5, 5], 5],
    [[5, 1], 1],
    [[6, 6], 1],
  ])('results in exit code 5 (missing keys) only if all reports have it: %j', (codes, expected) => {
    const reports = ['acme', 'globex'].map((name) => reportOf({ name, sources: [{ name: 'pond', answer: failed }] }));
    const { exitCode } = ofReports(reports.map((report, n) => ({ ...report, exitCode: codes[n]! })));
    expect(exitCode).toBe(expected);
  });

  it.each<[string, readonly Brand[], RegExp]>([
    [
      'other sources',
      [
        { name: 'acme', sources: [{ name: 'pond' }] },
        { name: 'globex', sources: [{ name: 'lake' }] },
      ],
      /different sources/,
    ],
    [
      'other limits',
      [
        { name: 'acme', sources: [{ name: 'pond', answer: { limit: 10 } }] },
        { name: 'globex', sources: [{ name: 'pond', answer: { limit: 20 } }] },
      ],
      /pond with different limits/,
    ],
    ['one brand', [{ name: 'acme', sources: [{ name: 'pond' }] }], /two brands/],
    [
      'one brand twice',
      [
        { name: 'acme', sources: [{ name: 'pond' }] },
        { name: 'acme', sources: [{ name: 'pond' }] },
      ],
      /acme is compared with itself/,
    ],
  ])('is rejected for %s', (_, brands, message) => {
    expect(() => compared(brands)).toThrow(message);
  });
});

describe('net sentiment', () => {
  it('ranks brands, with a shared rank for those without a significant difference', () => {
    const { brands, pairs } = ofReports([
      felt('acme', { positive: 60, neutral: 20, negative: 20 }),
      felt('globex', { positive: 58, neutral: 20, negative: 22 }),
      felt('initech', { positive: 10, neutral: 20, negative: 70 }),
    ]);
    expect(brands.map(({ rankGroup }) => rankGroup)).toEqual([1, 1, 2]);
    const nets = pairs.filter(({ metric }) => metric === 'netSentiment');
    expect(nets.map(({ a, b, difference }) => [a, b, difference])).toEqual([
      ['acme', 'globex', 0.04],
      ['acme', 'initech', 1],
      ['globex', 'initech', 0.96],
    ]);
    expect(nets.map(({ ci95 }) => ci95![0] > 0)).toEqual([false, true, true]);
    expect(nets.map(({ pHolm }) => pHolm! < 0.05)).toEqual([false, true, true]);
  });

  it('never yields a p-value of 0', () => {
    const loved = felt('acme', { positive: 100, neutral: 0, negative: 0 });
    const [pair] = ofReports([loved, felt('globex', { positive: 0, neutral: 0, negative: 100 })]).pairs;
    expect(pair!.pHolm).toBeGreaterThan(0);
    expect(pair!.pHolm).toBeLessThan(1e-20);
  });

  it('gives many mentions by a single author little weight', () => {
    const all = { positive: 20, neutral: 0, negative: 0 };
    const none = { positive: 0, neutral: 0, negative: 20 };
    expect(ofReports([felt('acme', all), felt('globex', none)]).brands.map(({ rankGroup }) => rankGroup)).toEqual([
      1, 2,
    ]);
    const alone = ofReports([felt('acme', all, 'ann'), felt('globex', none, 'bob')]);
    expect(alone.brands.map(({ rankGroup, nEff }) => [rankGroup, nEff])).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  it('comes with the share of each brand in all positive mentions', () => {
    const { brands } = ofReports([
      felt('acme', { positive: 3, neutral: 1, negative: 0 }),
      felt('globex', { positive: 1, neutral: 5, negative: 0 }),
    ]);
    expect(brands.map(({ sovPositive }) => sovPositive.value)).toEqual([0.75, 0.25]);
  });
});

describe('strength and reach among brands', () => {
  it('relate the last day to that of the leading brand, which has no interval', () => {
    const { brands } = compared([
      { name: 'acme', sources: [{ name: 'pond', found: posts('acme', [1, 2, 30]) }] },
      { name: 'globex', sources: [{ name: 'pond', found: posts('globex', [1, 2, 3, 4]) }] },
      { name: 'initech', sources: [{ name: 'pond', found: [] }] },
    ]);
    expect(brands.map(({ strength: { value, num, den, basis, hours } }) => [value, num, den, basis, hours])).toEqual([
      [0.5, 2, 4, 'relative', 24],
      [1, 4, 4, 'relative', 24],
      [0, 0, 4, 'relative', 24],
    ]);
    expect(brands.map(({ strength: { ci95 } }) => ci95 === null)).toEqual([false, true, false]);
  });

  it('use the last day before the clock if the window extends past it', () => {
    const window = { since: new Date(hoursAgo(48)), until: new Date(hoursAgo(-72)) };
    const told = (['acme', 'globex'] as const).map(
      (name, n) =>
        assembled([{ name: 'pond', found: posts(name, [1, 30].slice(0, 2 - n)) }], { query: parseQuery(name), window })
          .report,
    );
    const { brands, window: printed } = ofReports(told);
    expect(brands.map(({ strength: { num, den, hours } }) => [num, den, hours])).toEqual([
      [1, 1, 24],
      [1, 1, 24],
    ]);
    expect(printed.until).toBe(hoursAgo(-72));
  });

  it('count authors among equally many mentions of each brand', () => {
    const hours = (count: number) => [...Array(count).keys()].map((n) => n + 1);
    const { brands, rarefiedTo } = compared([
      { name: 'acme', sources: [{ name: 'pond', found: posts('acme', hours(40)) }] },
      { name: 'globex', sources: [{ name: 'pond', found: posts('globex', hours(20), { author: { handle: 'g' } }) }] },
      { name: 'initech', sources: [{ name: 'pond', found: posts('initech', hours(2)) }] },
    ]);
    expect(rarefiedTo).toBe(20);
    expect(brands.map(({ authors: { authorsPer100 } }) => authorsPer100)).toEqual([100, 5, null]);
  });
});

describe('distinctive terms', () => {
  const say = (brand: string, words: string, n: number, author = `${brand}-${words}-${n}`) => ({
    id: `${brand}-${words}-${n}`,
    url: `https://pond.example/${brand}/${words}/${n}`.replaceAll(' ', '-'),
    text: `${brand} ${words} x${brand}${words}${n} y${brand}${words}${n} z${brand}${words}${n}`,
    author: { handle: author },
    publishedAt: hoursAgo(1 + n),
  });
  const many = (brand: string, words: string, count: number, author?: string) =>
    [...Array(count).keys()].map((n) => say(brand, words, n, author));
  const brandOf = (name: string, found: readonly object[]) => ({ name, sources: [{ name: 'pond', found }] });

  it('are frequent for one brand only, with an example, and never the names of the brands', () => {
    const { terms } = compared([
      brandOf('acme', [...many('acme', 'refund', 15), ...many('acme', 'coffee', 10)]),
      brandOf('globex', [...many('globex', 'shipping', 15), ...many('globex', 'coffee', 10)]),
    ]);
    expect(terms.map(({ brand, term, mentions }) => [brand, term, mentions])).toEqual([
      ['acme', 'refund', 15],
      ['globex', 'shipping', 15],
    ]);
    expect(terms[0]).toMatchObject({
      example: { id: 'pond:acme-refund-0', url: 'https://pond.example/acme/refund/0' },
    });
    for (const { z, pAdjusted } of terms)
      expect([z > 1.96, pAdjusted > 0, pAdjusted < 0.05]).toEqual([true, true, true]);
  });

  it('exclude terms that only one author repeats', () => {
    const { terms } = compared([
      brandOf('acme', [...many('acme', 'refund', 15, 'ann'), ...many('acme', 'coffee', 10)]),
      brandOf('globex', [...many('globex', 'coffee', 25)]),
    ]);
    expect(terms.map(({ term }) => term)).not.toContain('refund');
  });
});
