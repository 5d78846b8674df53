import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../../../src/errors.js';
import { VIEWS } from '../../../src/output/names.js';
import { checkView, select } from '../../../src/output/views/view.js';
import { failedReport } from '../../support/sample-odd-reports.js';
import { hoursAgo, partialReport, sampleMention, sampleReport } from '../../support/sample-report.js';

const whole = { fields: null, sort: null, top: 10 } as const;

function columnOf(view: string, name: string, choice: { sort?: string; top?: number } = {}, report = sampleReport()) {
  return select(report, { ...whole, ...choice, view, fields: [name] }).rows.map(([cell]) => cell);
}

describe('the columns of the views', () => {
  // Their positions are part of the public interface: a change here requires a new major version.
  it.each([
    [
      'summary',
      'date,as_of,since,until,brand,query,status,mentions,unique_authors,social_rank,strength,sentiment_ratio,net_sentiment,net_sentiment_low,net_sentiment_high,passion,reach,positive,neutral,negative,unscored,velocity_per_hour,last_mention,mean_minutes_between_mentions,sources_ok,sources_failed,sources_skipped,truncated,engine,formula',
    ],
    [
      'mentions',
      'id,source,kind,published_at,author,author_followers,language,sentiment,polarity,confidence,emotions,likes,reposts,replies,views,relevance,title,text,url,copies',
    ],
    ['sources', 'name,status,mentions,truncated,observed_from,newest,unique,error'],
    ['keywords', 'value,mentions,share,positive,neutral,negative'],
    ['hashtags', 'value,mentions,share,positive,neutral,negative'],
    ['links', 'value,mentions,share,positive,neutral,negative'],
    ['authors', 'value,mentions,share,positive,neutral,negative,source,followers'],
  ])('are in the documented order: %s', (view, names) => {
    const { columns } = select(sampleReport(), { ...whole, view });
    expect(columns.map(({ name }) => name).join(',')).toBe(names);
  });

  it('contain the values of the report', () => {
    const row = (view: string) => select(partialReport(), { ...whole, view }).rows[0];
    expect(row('summary')).toEqual([
      ...['2026-11-21', '2026-11-21T12:00:00.000Z', '2026-11-14T12:00:00.000Z', '2026-11-21T12:00:00.000Z'],
      ...['Acme Coffee', 'Acme Coffee', 'partial', 662, 536, 61.4, 0.18, '5.3:1', 0.261002, 0.21, 0.31],
      ...[0.119403, 0.809668, 212, 407, 40, 3, 3.940476, '2026-11-21T11:48:00.000Z', 15.15],
      ...[2, 1, 3, 1, 'afinn@5.0.2', 'sr1:0.25,0.25,0.25,0.25'],
    ]);
    expect(row('authors')).toEqual(['ann', 12, 0.018127, 9, 2, 1, 'bluesky', 120]);
    expect(columnOf('sources', 'error', {}, partialReport())).toEqual([
      null,
      null,
      null,
      'rate_limited',
      'needs_config',
      'needs_config',
      'needs_config',
    ]);
    expect(columnOf('mentions', 'copies')).toEqual(['', '', 'https://lobsters.example/s/aa', '']);
    expect(columnOf('mentions', 'author')).toEqual(['ann', 'bob', 'J. Doe', null]);
  });

  it('use the time zone of the report for the date', () => {
    const report = sampleReport({ window: { ...sampleReport().window, timezone: 'Pacific/Kiritimati' } });
    expect(columnOf('summary', 'date', {}, report)).toEqual(['2026-11-22']);
  });

  it('contain no number if none is known', () => {
    const [row = []] = select(failedReport(), { ...whole, view: 'summary' }).rows;
    // The four counts of sources are known.
    expect(row.filter((cell) => typeof cell === 'number')).toEqual([0, 2, 1, 0]);
  });
});

describe('select', () => {
  it('returns the requested fields in the requested order', () => {
    const { columns, rows } = select(sampleReport(), {
      ...whole,
      view: 'keywords',
      fields: ['negative', 'value'],
      top: 1,
    });
    expect([columns.map(({ name }) => name), rows]).toEqual([['negative', 'value'], [[20, 'refund']]]);
  });

  it('sorts in ascending order, or descending after a minus, with unknown values last', () => {
    expect(columnOf('mentions', 'likes', { sort: 'likes' })).toEqual([4, 18, 31, null]);
    expect(columnOf('mentions', 'likes', { sort: '-likes' })).toEqual([31, 18, 4, null]);
    expect(columnOf('mentions', 'published_at', { sort: '-published_at' })).toEqual([2, 5, 20, 40].map(hoursAgo));
    expect(columnOf('keywords', 'value', { sort: 'value' })[0]).toBe('breakfast menu');
  });

  it('sorts by a field that is not shown, and is stable', () => {
    expect(columnOf('keywords', 'value', { sort: '-negative' })).toEqual([
      'refund',
      'loyalty card',
      'breakfast menu',
      'oat milk',
      'queue',
    ]);
    const mentions = ['c', 'a', 'b'].map((id) => sampleMention({ id }));
    expect(columnOf('mentions', 'id', { sort: 'likes' }, sampleReport({ mentions }))).toEqual(['c', 'a', 'b']);
  });

  it('limits only the top lists, after sorting them', () => {
    expect(columnOf('keywords', 'value', { sort: '-negative', top: 2 })).toEqual(['refund', 'loyalty card']);
    expect(columnOf('mentions', 'id', { top: 2 })).toHaveLength(4);
    expect(columnOf('sources', 'name', { top: 2 })).toHaveLength(8);
  });
});

describe('conversations', () => {
  it('contain all answers to a post, even if there are very many', () => {
    const post = sampleMention({ id: 'forum:0' });
    const answer = sampleMention({ thread: { root: 'forum:0', parent: 'forum:0' } });
    const answers = Array.from({ length: 150_000 }, (_, at) => ({ ...answer, id: `forum:${at + 1}` }));
    const depths = columnOf('threads', 'depth', {}, sampleReport({ mentions: [...answers, post] }));
    expect([depths.length, depths[0], depths.at(-1)]).toEqual([150_001, 0, 1]);
  });
});

describe('checkView', () => {
  it('accepts every view, and the fields of a view', () => {
    for (const view of VIEWS) expect(() => checkView(view, null, null)).not.toThrow();
    expect(() => checkView('mentions', ['id', 'url'], '-likes')).not.toThrow();
  });

  it.each([
    ['an unknown view', 'people', null, null, 'there is no view "people"', 'known: summary, mentions, '],
    [
      'an unknown field',
      'sources',
      ['name', 'colour'],
      null,
      'the view sources has no field "colour"',
      'known: name, status, ',
    ],
    ['no field at all', 'sources', [], null, 'no field is named', 'known: name, '],
    ['an unknown sort key', 'links', null, '-likes', 'the view links cannot be sorted by "-likes"', 'known: value, '],
  ])('rejects %s and lists the known names', (_, view, fields, sort, message, hint) => {
    const check = () => checkView(view, fields, sort);
    expect(check).toThrow(UsageError);
    expect(check).toThrow(expect.objectContaining({ message, hint: expect.stringContaining(hint) }));
  });
});
