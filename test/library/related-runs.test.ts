/** Relations that must hold between two runs, whatever the archive contains: no expected result is needed. */
import { describe, expect, it } from '@jest/globals';
import type { Mention, Ratio, Report, ScanOptions } from '../../src/index.js';
import { archive, idsOf, type Row, reported, SINCE, UNTIL } from '../support/made-up-archive.js';
import fc from '../support/property.js';

const query = fc.constantFrom('acme', 'acme OR globex', 'acme -love', '"coca cola" OR 咖啡', '*', '#acme OR lang:de');
const flags: fc.Arbitrary<ScanOptions> = fc.record({
  dedupe: fc.constantFrom(true, true, false),
  includeOwned: fc.boolean(),
  minRelevance: fc.constantFrom(0, 0, 0.5),
  languages: fc.constantFrom([], [], ['en']),
  timezone: fc.constantFrom('UTC', 'Asia/Kolkata'),
  engine: fc.constantFrom('social', 'afinn'),
});
const RUNS = { numRuns: 25 };
const DAY = 86_400_000;

/** Drops what depends on how much else the file contained. */
const withoutHeld = ({ socialRank, sources, counts, ...rest }: Report) => ({
  ...rest,
  socialRank: { ...socialRank, strength: null, score: null, partial: null },
  counts: { ...counts, fetched: null, filtered: { ...counts.filtered, unmatched: null } },
  sources: sources.map((source) => ({ ...source, fetched: 0, observedFrom: null, newest: null, staleness: null })),
});

describe('a report is the same', () => {
  it('whatever the order of the lines', async () => {
    const shuffled = archive.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray([...rows], { minLength: rows.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, query, flags, async ([rows, others], asked, given) => {
        expect(await reported(others, asked, given)).toEqual(await reported(rows, asked, given));
      }),
      RUNS,
    );
  });

  it('except for totals, if unrelated posts are added', async () => {
    const noise = (rows: readonly Row[]) =>
      rows.map((row) => ({
        ...row,
        id: `n${row.id}`,
        url: null,
        title: null,
        author: 'zed',
        text: `nothing ${row.id}`,
      }));
    await fc.assert(
      fc.asyncProperty(archive, fc.constantFrom('acme', 'acme OR globex'), flags, async (rows, asked, given) => {
        const more = await reported([...noise(rows), ...rows], asked, given);
        expect(withoutHeld(more)).toEqual(withoutHeld(await reported(rows, asked, given)));
      }),
      RUNS,
    );
  });

  it('except for the counts of folded mentions, if lines are repeated', async () => {
    const folded = (report: Report) => {
      const { counts, ...rest } = withoutHeld(report);
      return { ...rest, counts: { mentions: counts.mentions }, coverage: null, warnings: null };
    };
    await fc.assert(
      fc.asyncProperty(archive, query, flags, async (rows, asked, given) => {
        const again = await reported([...rows, ...rows.slice(0, 9)], asked, { ...given, dedupe: true });
        expect(folded(again)).toEqual(folded(await reported(rows, asked, { ...given, dedupe: true })));
      }),
      RUNS,
    );
  });

  it('except for its times, if everything is moved by some days', async () => {
    const later = (time: string, days: number) => new Date(Date.parse(time) + days * DAY).toISOString();
    await fc.assert(
      fc.asyncProperty(archive, query, flags, fc.integer({ min: -9, max: 9 }), async (rows, asked, given, days) => {
        const moved = rows.map((row) => ({
          ...row,
          created_at: row.created_at === null ? null : later(row.created_at, days),
        }));
        const [since, until] = [new Date(later(SINCE, days)), new Date(later(UNTIL, days))];
        const report = await reported(moved, asked, { ...given, since, until });
        const back = JSON.stringify(report).replace(/\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z/g, (time) => later(time, -days));
        expect(JSON.parse(back)).toEqual(await reported(rows, asked, given));
      }),
      RUNS,
    );
  });

  it('except for names, if every author is renamed', async () => {
    const renamed = (author: string | null) => (/^[a-z]{2,3}$/i.test(author ?? '') ? `${author}-of-old` : author);
    const nameless = ({ top, mentions = [], ...rest }: Report) => ({
      ...withoutHeld({ ...rest, top: { ...top, authors: [] } }),
      // Its interval is resampled from the authors themselves.
      socialRank: { ...rest.socialRank, reach: { ...rest.socialRank.reach, ci95: null } },
      authors: top.authors.map((author) => author.mentions),
      said: mentions.map(({ author: _, ...said }) => said),
    });
    await fc.assert(
      fc.asyncProperty(archive, query, flags, async (rows, asked, given) => {
        const others = rows.map((row) => ({ ...row, author: renamed(row.author) }));
        expect(nameless(await reported(others, asked, given))).toEqual(nameless(await reported(rows, asked, given)));
      }),
      RUNS,
    );
  });
});

describe('a mention', () => {
  it('is judged the same in decomposed Unicode (NFD) and among fewer posts', async () => {
    const judged = ({ id, sentiment: { reasons: _, ...sentiment }, ...said }: Mention) => {
      return { id, sentiment, language: said.language, emotions: said.emotions, intents: said.intents };
    };
    const asked = { dedupe: false };
    await fc.assert(
      fc.asyncProperty(archive, query, async (rows, words) => {
        const apart = rows.map((row) => ({ ...row, text: row.text.normalize('NFD') }));
        const all = (await reported(rows, words, asked)).mentions!.map(judged);
        expect((await reported(apart, words, asked)).mentions!.map(judged)).toEqual(all);
        const few = rows.slice(0, Math.ceil(rows.length / 2));
        const half = new Set(few.map(({ id }) => `file:${id}`));
        const some = await reported(few, words, asked);
        expect(some.mentions!.map(judged)).toEqual(all.filter(({ id }) => half.has(id)));
      }),
      RUNS,
    );
  });

  it('belongs to exactly one part of a window that is split at any instant', async () => {
    const instants = fc.integer({ min: 1, max: 13 * 96 }).map((quarters) => Date.parse(SINCE) + quarters * 900_000);
    await fc.assert(
      fc.asyncProperty(archive, query, instants, async (rows, words, instant) => {
        const timed = rows.map((row) => ({ ...row, created_at: row.created_at ?? SINCE }));
        const [before, behind, all] = await inTurn(
          [{ until: new Date(instant) }, { since: new Date(instant) }, {}],
          (given) => reported(timed, words, { dedupe: false, ...given }),
        );
        expect([...idsOf(before!), ...idsOf(behind!)].sort()).toEqual(idsOf(all!));
      }),
      RUNS,
    );
  });

  it('is found by OR, AND and NOT as by the union, intersection and complement of their results', async () => {
    const word = fc.constantFrom('acme', 'globex', 'schön', '"coca cola"', '咖啡', '#oat', 'from:ann', 'likes:>=100');
    await fc.assert(
      fc.asyncProperty(archive, word, word, async (rows, one, other) => {
        const asked = ['*', `* (${one})`, `* (${other})`, `${one} OR ${other}`, `(${one}) (${other})`];
        const found = await inTurn([...asked, `* -(${one})`], async (words) =>
          idsOf(await reported(rows, words, { dedupe: false, includeOwned: true })),
        );
        const [all, a, b, either, both, others] = found.map((ids) => new Set(ids));
        expect(either).toEqual(new Set([...all!].filter((id) => a!.has(id) || b!.has(id))));
        expect(both).toEqual(new Set([...all!].filter((id) => a!.has(id) && b!.has(id))));
        expect([...others!].filter((id) => a!.has(id))).toEqual([]);
        // A post without a count matches neither the filter nor its negation.
        if (!one.startsWith('likes')) expect(others!.size + a!.size).toBe(all!.size);
      }),
      RUNS,
    );
  });
});

describe('shares', () => {
  it('stay the same, with intervals no wider, if other authors repeat every post', async () => {
    const others = (rows: readonly Row[]) =>
      rows.map((row) => ({
        ...row,
        id: `again-${row.id}`,
        url: row.url === null ? null : `${row.url}0`,
        author: row.author === null || /acme|deleted/.test(row.author) ? row.author : `other-${row.author}`,
      }));
    const width = ({ ci95 }: Ratio) => (ci95 === null ? 0 : ci95[1] - ci95[0]);
    await fc.assert(
      fc.asyncProperty(archive, query, flags, async (rows, asked, { engine = 'social' }) => {
        const given = { engine, dedupe: false };
        const [once, twice] = await inTurn([rows, [...rows, ...others(rows)]], (some) => reported(some, asked, given));
        expect(twice!.counts.mentions).toBe(2 * once!.counts.mentions!);
        for (const name of ['netSentiment', 'positivity', 'subjectivity'] as const) {
          const [first, second] = [once!.sentiment[name], twice!.sentiment[name]];
          expect([second.value, second.den]).toEqual([first.value, first.den === null ? null : 2 * first.den]);
          expect(width(second)).toBeLessThanOrEqual(width(first));
        }
        expect(twice!.socialRank.strength.value).toBe(once!.socialRank.strength.value);
      }),
      RUNS,
    );
  });
});

/** Sequential, because all of them read the same file. */
async function inTurn<Asked, Answer>(
  all: readonly Asked[],
  answer: (asked: Asked) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const asked of all) answers.push(await answer(asked));
  return answers;
}
