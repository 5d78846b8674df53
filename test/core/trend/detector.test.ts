/** Spikes, dips and silence, in handwritten series and in randomly simulated brands. */
import { describe, expect, it } from '@jest/globals';
import { ALPHA, detect, outlookOf } from '../../../src/core/trend/detector.js';
import { detectorStatus } from '../../../src/core/trend/detector-status.js';
import { incidentsOf } from '../../../src/core/trend/incidents.js';
import { type Brand, dayBucket, simulated } from './simulated.js';

const days = (counts: readonly (number | null)[]) => counts.map((count, day) => dayBucket(day, count));
const kinds = (counts: readonly (number | null)[]) => detect(days(counts)).map(({ kind }) => kind);
const QUIET = [10, 9, 12, 8, 11, 10, 9, 12, 10, 11, 8, 10, 9, 11];

describe('the detector', () => {
  it.each([
    ['a spike', 40, 'spike'],
    ['a dip', 1, 'dip'],
    ['silence', 0, 'silence'],
    ['nothing', 14, null],
    ['nothing of what was not observed', null, null],
  ])('detects %s', (_, count, kind) => {
    expect(kinds([...QUIET, count]).at(-1)).toBe(kind);
  });

  it('detects nothing until it knows seven buckets', () => {
    expect(kinds([1, 1, 1, 1, 1, 1, 90]).at(-1)).toBeNull();
    expect(kinds([1, 1, 1, 1, 1, 1, 1, 90]).at(-1)).toBe('spike');
    expect(kinds([1, 1, null, null, 1, 1, 1, 1, 90]).at(-1)).toBeNull();
  });

  it('does not report two mentions as a spike, however quiet the baseline', () => {
    expect(kinds([...Array<number>(14).fill(0), 2]).at(-1)).toBeNull();
    expect(kinds([...Array<number>(14).fill(0), 3]).at(-1)).toBe('spike');
  });

  it('does not add flagged days to its baseline', () => {
    expect(kinds([...QUIET, 90, 90, 90, 90, 30]).slice(-5)).toEqual(Array(5).fill('spike'));
  });

  it('accepts a new level as usual after a week', () => {
    const detected = kinds([...QUIET, ...Array.from({ length: 9 }, (_, day) => 90 + (day % 3))]);
    expect(detected.slice(-9)).toEqual([...Array<string>(7).fill('spike'), null, null]);
  });

  it('compares each day with the same weekday if weekdays differ', () => {
    const week = [40, 42, 39, 41, 40, 4, 3];
    const weeks = Array.from({ length: 6 }, (_, n) => week.map((count) => count + (n % 3) - 1)).flat();
    expect(kinds([...weeks, ...week]).slice(-7)).toEqual(Array(7).fill(null));
    expect(kinds([...weeks, 40, 42, 39, 41, 40, 20]).at(-1)).toBe('spike');
    expect(kinds([...weeks, 12]).at(-1)).toBe('dip');
  });

  it.each([
    ['of 23 hours', 23, 23_000],
    ['of 25 hours', 25, 25_000],
    ['of half its time', 12, 12_000],
  ])('scales its expectation and its baseline to a day %s', (_, hours, count) => {
    const constant = (day: number) => dayBucket(day, 24_000);
    const odd = { ...dayBucket(20, count), end: dayBucket(20, count).start + hours * 3_600_000 };
    const series = [...Array.from({ length: 20 }, (__, day) => constant(day)), odd, ...[21, 22, 23].map(constant)];
    const detected = detect(series);
    expect(detected.map(({ kind }) => kind)).toEqual(Array(24).fill(null));
    expect(detected[20]!.expected!.mean).toBeCloseTo(count, -1);
    expect(detected[23]!.expected!.mean).toBeCloseTo(24_000, -1);
    expect(outlookOf(series.slice(0, 21)).next!.mean).toBeCloseTo(24_000, -1);
    expect(detect([...series.slice(0, 20), { ...odd, mentions: 24_000 }]).at(-1)!.kind).toBe(
      hours === 25 ? 'dip' : 'spike',
    );
  });

  it('detects a spike in a day that is not over, but neither a dip nor silence', () => {
    const part = (count: number) => detect([...days(QUIET), dayBucket(14, count, { partial: true })]).at(-1)!.kind;
    expect([part(40), part(1), part(0)]).toEqual(['spike', null, null]);
  });

  it('detects neither a dip nor silence if the count is a lower bound', () => {
    expect(detect([...days(QUIET), dayBucket(14, 0, { lowerBound: true })]).at(-1)!.kind).toBeNull();
  });

  it('does not compare complete counts with lower bounds', () => {
    const cut = QUIET.map((_, day) => dayBucket(day, 2, { lowerBound: true }));
    expect(detect([...cut, dayBucket(14, 12)]).at(-1)!.kind).toBeNull();
  });
});

describe('incidents', () => {
  it('last across consecutive flagged days, including unobserved days in between', () => {
    const [spike, ...others] = incidentsOf(detect(days([...QUIET, 40, null, 60, 50, 10])));
    expect(others).toEqual([]);
    expect(spike).toMatchObject({ id: 'spike:1970-01-15T00:00:00.000Z', buckets: 3, peak: { observed: 60 } });
    expect(spike!.end - spike!.start).toBe(4 * 86_400_000);
  });

  it('are separate if a usual day lies between them', () => {
    expect(incidentsOf(detect(days([...QUIET, 40, 10, 40]))).map(({ kind }) => kind)).toEqual(['spike', 'spike']);
  });
});

describe('the status of the detector', () => {
  it('states how many buckets are missing', () => {
    expect(detectorStatus(outlookOf(days([3, 4, null, 5])), 'day', 'mentions')).toMatchObject({
      status: 'warming_up',
      missing: 4,
    });
    expect(detectorStatus(outlookOf([]), 'day', 'mentions')).toMatchObject({
      status: 'warming_up',
      missing: 7,
      baseline: 0,
    });
  });

  it('states which counts are spikes and dips, and the false-alarm rate', () => {
    const said = detectorStatus(outlookOf(days(QUIET)), 'day', 'mentions');
    expect(said).toMatchObject({ status: 'ok', alpha: 0.005, falseAlarmEveryDays: 200, baseline: 14, advice: null });
    const [at, below] = [said.spikeFrom!, said.spikeFrom! - 1].map((count) => kinds([...QUIET, count]).at(-1));
    expect([at, below]).toEqual(['spike', null]);
    const [dip, above] = [said.dipTo!, said.dipTo! + 1].map((count) => kinds([...QUIET, count]).at(-1));
    expect([dip, above]).toEqual(['dip', null]);
  });

  it.each([
    ['hour', 200 / 24, 'day'],
    ['day', 200, 'week'],
    ['week', 1400, null],
  ] as const)('advises longer buckets than %ss, if there are any, when mentions are few', (size, every, advice) => {
    const said = detectorStatus(outlookOf(days([1, 0, 1, 1, 0, 2, 1, 0, 1, 1])), size, 'mentions');
    expect(said.falseAlarmEveryDays).toBeCloseTo(every, 9);
    expect(said).toMatchObject({ advice, dipTo: null });
  });
});

const brands = (rates: readonly number[], ratios: readonly number[]): readonly Brand[] =>
  rates.flatMap((rate) => ratios.flatMap((ratio) => [false, true].map((hasWeek) => ({ rate, ratio, hasWeek }))));

const SEEDS = [1, 2, 3, 4];

describe('on simulated brands', () => {
  const YEAR = 365;
  const quiet = years(brands([0.3, 1, 3], [1, 2]));
  const busy = years(brands([10, 30, 100], [1, 1.5, 3]));

  it.each([
    ['quiet', quiet],
    ['busy', busy],
  ])('%s ones: false alarms are less than twice as frequent as stated', (_, all) => {
    expect(falseAlarms(all.flatMap(({ kinds }) => kinds)).all).toBeLessThan(2 * ALPHA);
  });

  it.each(busy)(
    '$brand.rate a day, variance over mean $brand.ratio, weekly pattern $brand.hasWeek: few false alarms either way',
    ({ kinds }) => {
      const { high, low } = falseAlarms(kinds);
      expect(high).toBeLessThan(2 * ALPHA);
      expect(low).toBeLessThan(2 * ALPHA);
    },
  );

  /** The kind detected for each day that has an expectation. */
  function years(all: readonly Brand[]) {
    return all.map((brand) => ({
      brand,
      kinds: SEEDS.flatMap((seed) =>
        detect(simulated(brand, YEAR, { seed })).flatMap(({ kind, expected }) => (expected === null ? [] : [kind])),
      ),
    }));
  }

  function falseAlarms(said: readonly (string | null)[]) {
    const share = (...wanted: readonly string[]) =>
      said.filter((kind) => kind !== null && wanted.includes(kind)).length / said.length;
    return { high: share('spike'), low: share('dip', 'silence'), all: share('spike', 'dip', 'silence') };
  }

  it('10 a day or more with little dispersion: detects at least 95 % of threefold spikes', () => {
    const found = brands([10, 20, 30, 50, 100], [1, 1.25, 1.5])
      .filter(({ hasWeek }) => !hasWeek)
      .flatMap((brand) => SEEDS.flatMap((seed) => foundIn(brand, seed)));
    expect(found.filter(Boolean).length / found.length).toBeGreaterThanOrEqual(0.95);
  });

  it('25 a day or more: detects at least 95 % of threefold spikes even with a weekly pattern', () => {
    const found = brands([25, 50, 100], [1, 1.25, 1.5]).flatMap((brand) =>
      SEEDS.flatMap((seed) => foundIn(brand, seed)),
    );
    expect(found.filter(Boolean).length / found.length).toBeGreaterThanOrEqual(0.95);
  });

  /** Whether each of the simulated spikes was detected. */
  function foundIn(brand: Brand, seed: number): readonly boolean[] {
    const isSpike = (day: number) => day > 20 && day % 13 === 0;
    const detected = detect(simulated(brand, 200, { seed: 100 + seed, times: (day) => (isSpike(day) ? 3 : 1) }));
    return detected.flatMap(({ kind }, day) => (isSpike(day) ? [kind === 'spike'] : []));
  }
});
