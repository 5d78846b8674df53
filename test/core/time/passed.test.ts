/** Windows that extend past the run's clock. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { passed, seenUntil } from '../../../src/core/time/passed.js';
import { type AnsweringSource, assembled, speaking } from '../../support/assembled.js';
import { AS_OF, hoursAgo } from '../../support/sample-mention.js';

const at = (hours: number) => new Date(hoursAgo(hours));
const WEEK_AHEAD = { since: at(24), until: at(-144) };

describe('the part of a window that has passed', () => {
  it.each<[string, [since: number, until: number], number]>([
    ['all of it where it ends before the clock', [48, 24], 24],
    ['all of it where it ends with the clock', [48, 0], 0],
    ['up to the clock where that lies in it', [48, -48], 0],
    ['nothing where it begins after the clock', [-24, -48], -24],
  ])('is %s', (_, [since, until], end) => {
    const window = { since: at(since), until: at(until) };
    expect(passed(window, at(0))).toEqual({ since: at(since), until: at(end) });
    const told = { since: hoursAgo(since), until: hoursAgo(until), timezone: 'UTC' };
    expect(seenUntil({ window: told, asOf: AS_OF })).toBe(at(end).getTime());
  });
});

describe('a report of a window that extends past the clock', () => {
  const ages = fc.array(fc.double({ min: 0.001, max: 300, noNaN: true }), { maxLength: 30 });
  const answers: readonly NonNullable<AnsweringSource['answer']>[] = [
    {},
    { end: 'limit' },
    { isWhole: true, limit: null, isNewestFirst: false },
  ];

  it('has the same numbers as if the window ended at the clock', () => {
    fc.assert(
      fc.property(
        fc.tuple(ages, ages, ages),
        fc.double({ min: 0.5, max: 240, noNaN: true }),
        fc.double({ min: 0.001, max: 2000, noNaN: true }),
        (found, since, ahead) => {
          const sources = found.map((hours, place) => ({
            name: `pond${place}`,
            answer: answers[place]!,
            found: hours.map((hour) => speaking({ publishedAt: hoursAgo(hour) })),
          }));
          const until = (hours: number) => {
            const { report } = assembled(sources, { window: { since: at(since), until: at(hours) } });
            return { ...report, window: null };
          };
          expect(until(-ahead)).toEqual(until(0));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('excludes hours after the clock but states the requested window', () => {
    const hours = Array.from({ length: 24 }, (_, place) => place + 0.5);
    const found = hours.map((hour) => speaking({ publishedAt: hoursAgo(hour) }));
    const { report } = assembled([{ name: 'pond', found }], { window: WEEK_AHEAD });
    expect(report.window).toMatchObject({ since: hoursAgo(24), until: hoursAgo(-144) });
    expect(report.volume.velocityPerHour.value).toBe(1);
    expect(report.socialRank.strength).toMatchObject({ num: 24, den: 100, hours: 24 });
    expect(report.volume.buckets.at(-1)!.start).toBe(hoursAgo(1));
    expect(report.coverage.time).toBe(1);
    expect(report.sources[0]!.staleness).toBe(1800);
    expect(report.warnings).toEqual([]);
  });

  it('marks a day that is not over as partial', () => {
    const { report } = assembled([{ name: 'pond', found: [speaking()] }], {
      window: { since: at(60), until: at(-84) },
    });
    expect(report.volume.buckets.map(({ start, partial }) => [start.slice(0, 10), partial])).toEqual([
      ['2026-11-19', false],
      ['2026-11-20', false],
      ['2026-11-21', true],
    ]);
  });

  it('has no velocity, strength or coverage if the window has not begun', () => {
    const { report } = assembled([{ name: 'pond', found: [] }], { window: { since: at(-24), until: at(-48) } });
    const { volume, socialRank, coverage } = report;
    expect(volume).toMatchObject({ velocityPerHour: { value: null, ci95: null }, buckets: [] });
    expect(socialRank.strength).toMatchObject({ value: null, num: null, den: null, hours: 0 });
    expect(coverage.time).toBeNull();
  });

  it('warns about a mention dated after the clock, which is counted but put in no bucket', () => {
    const found = [1, -0.05, -24].map((hours) => speaking({ publishedAt: hoursAgo(hours) }));
    const { report } = assembled([{ name: 'pond', found }], { window: WEEK_AHEAD });
    expect(report.counts.mentions).toBe(3);
    expect(report.volume.buckets.reduce((sum, { mentions }) => sum + mentions, 0)).toBe(1);
    expect(report.warnings).toEqual([
      {
        code: 'future_timestamp',
        message: expect.stringMatching(/^1 mention dated later than now/),
        source: 'pond',
      },
    ]);
  });
});
