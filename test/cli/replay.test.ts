/** Replaying a recording: the same bytes, without a network. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { FORMATS, VIEWS } from '../../src/output/names.js';
import type { Report } from '../../src/types.js';
import { checkedReport } from '../support/checked-report.js';
import { ran } from '../support/fake-io.js';
import { networks } from '../support/networks.js';
import { temporaryFolder } from '../support/temporary.js';

const QUERY = 'Acme Coffee';
const tape = join(temporaryFolder(), 'tape.har');
let recorded: Report;

beforeAll(async () => {
  const nets = await networks();
  const env = { ...nets.env, X_BEARER_TOKEN: 'SECRETCANARY-token' };
  const { code, stdout } = await ran([QUERY, '-s', '@social,@news', '-n', '60', '-f', 'json', '--record', tape], {
    env,
  });
  expect(code).toBe(0);
  recorded = checkedReport(JSON.parse(stdout) as Report);
  await nets.close();
});

const played = (...words: string[]) => ran([QUERY, '--replay', tape, ...words]);

describe('a tape', () => {
  it('reproduces the recorded report, except for times and durations', async () => {
    const { code, stdout, stderr } = await played('-f', 'json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const report = checkedReport(JSON.parse(stdout) as Report);
    const untimed = (own: Report) => ({
      ...own,
      asOf: null,
      sources: own.sources.map((source) => ({ ...source, durationMs: 0 })),
      mentions: own.mentions!.map((mention) => ({ ...mention, seenAt: null })),
    });
    expect(untimed(report)).toEqual(untimed(recorded));
    expect(report.sources.map(({ durationMs }) => durationMs)).toEqual(report.sources.map(() => 0));
    expect(new Set(report.mentions!.map(({ seenAt }) => seenAt))).toEqual(new Set([report.asOf]));
  });

  const shapes = FORMATS.flatMap((format) =>
    format === 'json' || format === 'ndjson' ? [[format, 'summary']] : VIEWS.map((view) => [format, view]),
  );
  it.each(shapes)('produces the same bytes twice as %s, view %s', async (format, view) => {
    const words = ['-f', format, '--view', view];
    const [first, second] = [await played(...words), await played(...words)];
    expect(first.code).toBe(0);
    expect(first.stdout.length).toBeGreaterThan(20);
    expect(second.stdout).toBe(first.stdout);
    expect(first.stderr + second.stderr).toBe('');
  });

  it('produces the same bytes twice with another end of the window', async () => {
    const until = new Date(Date.parse(recorded.window.until) - 26 * 3_600_000).toISOString();
    for (const format of FORMATS) {
      const words = ['-f', format, '--until', until];
      const [first, second] = [await played(...words), await played(...words)];
      expect(second).toEqual({ ...first, home: second.home });
    }
  });

  it('names the missing request if the query is not the recorded one', async () => {
    const { code, stdout, stderr } = await ran(['Globex', '--replay', tape, '-f', 'json']);
    expect(code).toBe(1);
    expect(checkedReport(JSON.parse(stdout) as Report).sources[0]!.error).toMatchObject({ code: 'not_recorded' });
    expect(stderr).toMatch(/^hackernews: failed: the recording has no GET http:[^\n]*search_by_date\?query=%22Globex/);
  });

  it('produces every view as CSV with its columns', async () => {
    for (const view of VIEWS) {
      const { stdout } = await played('-f', 'csv', '--view', view);
      expect(stdout).not.toMatch(/[^\r]\n/);
      const rows = parse<Record<string, string>>(stdout, { columns: true });
      expect({ view, columns: Object.keys(rows[0]!).join(', ') }).toEqual({ view, columns: COLUMNS[view] });
    }
  });

  it('contains no key and no cookie', () => {
    expect(readFileSync(tape, 'utf8')).not.toMatch(/SECRETCANARY|set-cookie/i);
  });
});

const RANKED = 'value, mentions, share, positive, neutral, negative';
const COLUMNS: Readonly<Record<(typeof VIEWS)[number], string>> = {
  summary:
    'date, as_of, since, until, brand, query, status, mentions, unique_authors, social_rank, strength, sentiment_ratio, net_sentiment, net_sentiment_low, net_sentiment_high, passion, reach, positive, neutral, negative, unscored, velocity_per_hour, last_mention, mean_minutes_between_mentions, sources_ok, sources_failed, sources_skipped, truncated, engine, formula',
  mentions:
    'id, source, kind, published_at, author, author_followers, language, sentiment, polarity, confidence, emotions, likes, reposts, replies, views, relevance, title, text, url, copies',
  sources: 'name, status, mentions, truncated, observed_from, newest, unique, error',
  keywords: RANKED,
  hashtags: RANKED,
  links: RANKED,
  authors: `${RANKED}, source, followers`,
  threads:
    'depth, parent, id, source, kind, published_at, author, author_followers, language, sentiment, polarity, confidence, emotions, likes, reposts, replies, views, relevance, title, text, url, copies',
};
