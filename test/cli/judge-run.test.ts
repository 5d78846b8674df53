/** Evaluation of the conditions of a run, with and without a history. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readTarget } from '../../src/alerts/target.js';
import type { Watch } from '../../src/cli/alerting/alert-flags.js';
import { judgeRun } from '../../src/cli/alerting/judge-run.js';
import { parseCondition } from '../../src/core/alerts/parse.js';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/store.js';
import type { Mention, Report } from '../../src/types.js';
import { hoursAgo, partialReport, sampleMention, sampleOutcome, sampleReport } from '../support/sample-report.js';
import { DAY, sampleRun } from '../support/sample-run.js';
import { temporaryFolder } from '../support/temporary.js';

const SLACK = 'slack:https://hooks.example/services/SECRETCANARY';

const watching = (conditions: readonly string[], targets: readonly string[] = [SLACK]): Watch => ({
  conditions: conditions.map((text) => ({ text, condition: parseCondition(text) })),
  event: null,
  targets: targets.map((target) => readTarget(target, {})),
});

const idsOf = ({ mentions = [] }: Report) => new Set(mentions.map(({ id }) => id));

const judged = (conditions: readonly string[], report: Report, store: Store | null = null) =>
  judgeRun(watching(conditions), report, { counted: idsOf(report), store });

/** 2026-11-21T12:00 minus the given number of days. */
const asOf = (daysAgo: number) => new Date(Date.parse(hoursAgo(0)) - daysAgo * DAY).toISOString();

/** Report of a day with `count` mentions, spread over the 24 hours before it. */
function day(daysAgo: number, count: number, given: Partial<Report> = {}): Report {
  const end = Date.parse(asOf(daysAgo));
  const mentions = Array.from(
    { length: count },
    (_, at): Mention =>
      sampleMention({
        id: `hackernews:${daysAgo}-${at}`,
        source: 'hackernews',
        url: `https://news.example/item?id=${daysAgo}-${at}`,
        publishedAt: new Date(end - ((at + 0.5) / count) * DAY).toISOString(),
      }),
  );
  const since = asOf(daysAgo + 1);
  return sampleReport({
    asOf: asOf(daysAgo),
    window: { since, until: asOf(daysAgo), timezone: 'UTC' },
    counts: { ...sampleReport().counts, mentions: count },
    sources: [sampleOutcome('hackernews', { mentions: count, observedFrom: since })],
    mentions,
    ...given,
  });
}

/** A store with one run per day, each with the given number of mentions; the last run was a day ago. */
async function history(counts: readonly number[]): Promise<Store> {
  const store = await openStore(join(temporaryFolder(), 'history.db'));
  for (const [at, count] of counts.entries()) {
    const report = day(counts.length - at, count);
    await store.keep({ ...sampleRun(), id: `run-${at}`, report, counted: idsOf(report) });
  }
  return store;
}

const USUAL = Array.from({ length: 20 }, (_, at) => 9 + (at % 3));

describe('without a history', () => {
  const CODES: readonly (readonly [number, string, number])[] = [
    [0, 'mentions>0', 3],
    [0, 'mentions<0', 0],
    [4, 'mentions>0', 3],
    [4, 'mentions<0', 4],
    [1, 'mentions>0', 1],
    [5, 'mentions>0', 5],
  ];
  it.each(CODES)('turns exit code %i with %s into %i', async (exitCode, condition, expected) => {
    const { report } = await judged([condition], sampleReport({ exitCode }));
    expect(report.exitCode).toBe(expected);
  });

  it('creates a verdict for each target and condition', async () => {
    const watch = watching(['mentions>0', 'mentions<0', 'rank>0'], [SLACK, 'ntfy:acme']);
    const report = sampleReport({ socialRank: { ...sampleReport().socialRank, score: null } });
    const { verdicts } = await judgeRun(watch, report, { counted: new Set(), store: null });
    expect(verdicts.map(({ holds, delivery: { label } }) => [label.split(' ')[0], holds])).toEqual([
      ['slack', true],
      ['slack', false],
      ['slack', null],
      ['ntfy', true],
      ['ntfy', false],
      ['ntfy', null],
    ]);
    expect(new Set(verdicts.map(({ incident }) => incident)).size).toBe(6);
  });

  it('identifies an incident by the meaning of its condition, not by the spelling', async () => {
    const incidents = await Promise.all(
      ['net<-.2&n>=20', ' net_sentiment < -20% and N >= 20 '].map(
        async (text) => (await judged([text], sampleReport())).verdicts[0]!.incident,
      ),
    );
    expect(incidents[0]).toBe(incidents[1]);
  });

  it('creates a digest for a run without conditions', async () => {
    const { verdicts, report } = await judged([], partialReport());
    expect(report.exitCode).toBe(4);
    expect(verdicts).toHaveLength(1);
    const { incident, holds, delivery } = verdicts[0]!;
    expect([incident, holds, delivery.alert.condition]).toEqual([null, true, null]);
    expect(delivery.alert.message.title).toBe('Acme Coffee: social rank 61.4, 662 mentions');
    expect(delivery.alert.message.lines).toContain('without reddit: failed');
  });

  it('delivers the report without its mentions and with the updated exit code', async () => {
    const { verdicts } = await judged(['mentions>0'], sampleReport());
    expect(verdicts[0]!.delivery.alert.report).toMatchObject({ schema: 'socialrank.report/1', exitCode: 3 });
    expect(verdicts[0]!.delivery.alert.report).not.toHaveProperty('mentions');
  });

  it('explains a verdict with the compared numbers and the most telling mentions', async () => {
    const { verdicts, notes } = await judged(['net>-1 & n>=20'], sampleReport());
    const { title, lines, quotes } = verdicts[0]!.delivery.alert.message;
    expect(title).toBe('Acme Coffee: net>-1 & n>=20');
    expect(lines[0]).toBe('net_sentiment = 0.261002, n = 659');
    expect(quotes.map(({ sign }) => sign)).toContain('−');
    expect(notes).toEqual(['--fail-on net>-1 & n>=20 holds: net_sentiment = 0.261002, n = 659']);
  });

  it('reports that a condition on an unknown value cannot be evaluated', async () => {
    const report = sampleReport({ socialRank: { ...sampleReport().socialRank, score: null } });
    expect((await judged(['rank<50'], report)).notes).toEqual([
      '--fail-on rank<50 cannot be decided: some of the values it compares are unknown',
    ]);
  });
});

describe('with a history', () => {
  it('detects a spike, and reports the expected number and the rate of false alarms', async () => {
    const store = await history(USUAL);
    const { verdicts, report, notes } = await judged(['spike'], day(0, 60), store);
    expect(report.exitCode).toBe(3);
    const { lines } = verdicts[0]!.delivery.alert.message;
    expect(lines[0]).toMatch(/^spike since 2026-11-2[01]: \d+ mentions in a day, [\d.]+ expected \(p = .*e-\d+\)$/);
    const rate = 'By chance alone, one false alarm of a kind is expected in 200 days.';
    expect(lines[1]).toBe(rate);
    expect(notes).toEqual(['--fail-on spike holds', lines[0], rate]);
    await store.close();
  });

  it('detects nothing on a normal day, and reports the rate of false alarms', async () => {
    const store = await history(USUAL);
    const { verdicts, report, notes } = await judged(['spike | dip | silence'], day(0, 10), store);
    expect(report.exitCode).toBe(0);
    expect(verdicts[0]!.holds).toBe(false);
    expect(notes).toEqual([
      '--fail-on spike | dip | silence does not hold. By chance alone, one false alarm of a kind is expected in 200 days.',
    ]);
    await store.close();
  });

  it('counts mentions stored by an earlier run only once', async () => {
    const store = await history(USUAL);
    const yesterday = day(1, USUAL.at(-1)!);
    const again = day(0, 10);
    const report = { ...again, mentions: [...(again.mentions ?? []), ...(yesterday.mentions ?? [])] };
    expect((await judged(['spike'], report, store)).verdicts[0]!.holds).toBe(false);
    await store.close();
  });

  it.each([
    ['spike', null],
    ['!spike', null],
    ['silence', null],
    ['new', true],
    ['stale', false],
  ])('evaluates %s on the third day as %s', async (condition, holds) => {
    const store = await history([10, 9]);
    const { verdicts, notes, report } = await judged([condition], day(0, 60), store);
    expect(verdicts[0]!.holds).toBe(holds);
    expect(report.exitCode).toBe(holds === true ? 3 : 0);
    if (holds === null)
      expect(notes[0]).toMatch(/cannot be decided yet: the detector is warming up, with \d whole days? seen/);
    await store.close();
  });

  it('detects mentions that are new to the query', async () => {
    const store = await history([5]);
    expect((await judged(['new'], day(1, 5), store)).verdicts[0]!.holds).toBe(false);
    const { verdicts } = await judged(['new'], day(0, 2), store);
    expect(verdicts[0]!.holds).toBe(true);
    expect(verdicts[0]!.delivery.alert.message.lines[0]).toBe('new: 2 not seen by an earlier run');
    await store.close();
  });

  it('detects a source that no longer returns anything new', async () => {
    const store = await history([5]);
    const warnings = [{ code: 'stale', message: 'its newest item is old', source: 'rss' }];
    const { verdicts } = await judged(['stale'], day(0, 2, { warnings }), store);
    expect(verdicts[0]!.holds).toBe(true);
    expect(verdicts[0]!.delivery.alert.message.lines[0]).toBe('stale: nothing new from rss');
    await store.close();
  });

  it('evaluates no condition of a failed run', async () => {
    const store = await history(USUAL);
    const failed = day(0, 0, { status: 'failed', exitCode: 1, mentions: [], sources: [] });
    const { verdicts, report, notes } = await judged(['silence | dip | spike | new'], failed, store);
    expect([verdicts[0]!.holds, report.exitCode]).toEqual([null, 1]);
    expect(notes).toEqual(['--fail-on silence | dip | spike | new cannot be decided: no source answered']);
    await store.close();
  });

  it('does not evaluate a day if too few days before it were observed', async () => {
    const store = await history(USUAL.slice(0, 7));
    const { verdicts, notes } = await judged(['!silence'], day(0, 10), store);
    expect(verdicts[0]!.holds).toBeNull();
    expect(notes[0]).toBe(
      '--fail-on !silence cannot be decided yet: too few days before the last whole one were observed',
    );
    await store.close();
  });

  it('detects the silence of a brand that is usually mentioned', async () => {
    const store = await history([...USUAL, 0]);
    const { verdicts } = await judged(['silence'], day(0, 0), store);
    expect(verdicts[0]!.holds).toBe(true);
    expect(verdicts[0]!.delivery.alert.message.lines[0]).toMatch(/^silence since 2026-11-\d\d: 0 mentions in a day/);
    await store.close();
  });
});

describe('the last whole day', () => {
  let store: Store;
  beforeAll(async () => {
    store = await history(USUAL);
  });
  afterAll(() => store.close());

  /** A run two days after the last one stored: it sees the day in between as far as `hours` hours reach back. */
  function lookingBack(hours: number, count: number, cut = false): Report {
    const since = new Date(Date.parse(asOf(-1)) - hours * 3_600_000).toISOString();
    const whole = sampleOutcome('hackernews', { mentions: count, observedFrom: since });
    const other = sampleOutcome('bluesky', { mentions: 0, observedFrom: asOf(-1 / 8), truncated: true });
    return day(-1, count, {
      window: { since, until: asOf(-1), timezone: 'UTC' },
      sources: cut ? [whole, other] : [whole],
    });
  }
  const UNSEEN = 'no run observed the last whole day';
  const IN_PART = 'the last whole day was only partly observed';
  const CUT = 'a source that was asked did not cover all of the last whole day';

  it.each([
    ['unseen', 'silence', lookingBack(3, 0), null, UNSEEN],
    ['unseen', '!silence', lookingBack(3, 0), null, UNSEEN],
    ['unseen', 'dip', lookingBack(3, 0), null, UNSEEN],
    ['unseen', '!spike', lookingBack(3, 0), null, UNSEEN],
    ['unseen', 'silence & mentions<1', lookingBack(3, 0), null, UNSEEN],
    ['unseen', 'silence & mentions>0', lookingBack(3, 0), false, null],
    ['unseen, with many mentions on the next', 'spike', lookingBack(3, 200), true, null],
    ['seen in part, with nothing in it', '!silence', lookingBack(20, 0), null, IN_PART],
    ['seen in part, with nothing in it', '!dip', lookingBack(20, 0), null, IN_PART],
    ['seen in part, with nothing in it', '!spike', lookingBack(20, 0), null, IN_PART],
    ['seen in part, with a mention in it', '!silence', lookingBack(20, 3), true, null],
    ['seen in part, with a mention in it', '!dip', lookingBack(20, 3), null, IN_PART],
    ['seen in part, with as many as are usual', '!dip', lookingBack(20, 30), true, null],
    ['seen whole by one source of two, with nothing in it', 'silence', lookingBack(48, 0, true), null, CUT],
    ['seen whole by one source of two, with a mention in it', '!dip', lookingBack(48, 3, true), null, CUT],
    ['seen whole by one source of two', '!spike', lookingBack(48, 3, true), true, null],
    ['seen whole, with nothing in it', 'silence', lookingBack(48, 0), true, null],
    ['seen whole, with as many as are usual', '!dip', lookingBack(48, 30), true, null],
  ] as const)('%s: %s', async (_, condition, run, holds, reason) => {
    const { verdicts, notes, report } = await judged([condition], run, store);
    expect([verdicts[0]!.holds, report.exitCode]).toEqual([holds, holds === true ? 3 : 0]);
    if (reason !== null) expect(notes).toEqual([`--fail-on ${condition} cannot be decided: ${reason}`]);
  });
});
