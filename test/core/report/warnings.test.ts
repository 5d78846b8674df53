import { describe, expect, it } from '@jest/globals';
import { assembled, speaking, WEEK } from '../../support/assembled.js';
import { hoursAgo } from '../../support/sample-mention.js';

const at = (hours: number) => speaking({ publishedAt: hoursAgo(hours) });
const codes = (found: readonly unknown[]) =>
  assembled([{ name: 'forum', found }]).report.warnings.map(({ code }) => code);

describe('warnings', () => {
  it('lists given warnings first, then those found, in the order of the sources', () => {
    const said = [{ code: 'short_feed', message: 'reaches back to noon only', source: 'b' }];
    const later = speaking({ publishedAt: '2031-01-01T00:00:00Z' });
    const sources = [
      { name: 'a', found: [later] },
      { name: 'b', found: [later, later, null] },
    ];
    expect(assembled(sources, { warnings: said }).report.warnings).toEqual([
      said[0],
      { code: 'future_timestamp', message: expect.stringMatching(/^1 item dated in the future/), source: 'a' },
      { code: 'future_timestamp', message: expect.stringMatching(/^2 items dated in the future/), source: 'b' },
      { code: 'malformed_item', message: expect.stringMatching(/^1 item without/), source: 'b' },
    ]);
  });

  it.each<[string, number[], boolean]>([
    ['silent for ten times its usual pause, and a day', [50, 51, 52, 53, 54, 55], true],
    ['silent for less than a day', [23, 24, 25, 26, 27, 28], false],
    ['silent for less than ten of its usual pauses', [50, 56, 62, 68, 74, 80], false],
    ['of whose pauses too little is known', [50, 51, 52, 53, 54], false],
  ])('decides whether a source is stale: %s', (_, hours, isStale) => {
    expect(codes(hours.map(at))).toEqual(isStale ? ['stale'] : []);
  });

  it('does not report a source as stale that returned a newer item without a match', () => {
    expect(codes([...[50, 51, 52, 53, 54, 55].map(at), speaking({ text: 'Globex' })])).toEqual([]);
  });

  it('does not report local data as stale in the window derived from it', () => {
    const found = [50, 51, 52, 53, 54, 55].map(at);
    const { report } = assembled([{ name: '-', found, isLocal: true }], { window: null, clock: WEEK.until });
    expect(report.warnings).toEqual([]);
  });

  describe('about local files that reuse ids', () => {
    const january = [speaking({ id: '1', text: 'Acme opens' }), speaking({ id: '2', text: 'Acme closes' })];
    const february = [speaking({ id: '1', text: 'Acme moves' }), speaking({ id: '2', text: 'Acme closes' })];
    const warned = (name: string, given: object = {}) =>
      assembled(
        [
          { name: 'file:january.csv', found: january, isLocal: true },
          { name, found: february, isLocal: name.startsWith('file:') },
        ],
        given,
      ).report.warnings;

    it('counts items with the id of another that has a different text', () => {
      const message = expect.stringMatching(/^1 item with the id of another/);
      expect(warned('file:february.csv')).toEqual([{ code: 'same_id', message, source: 'file:february.csv' }]);
    });

    // The earlier one is kept.
    const [a, b] = [speaking({ id: '1', text: 'Acme moves' }), speaking({ id: '1', publishedAt: hoursAgo(90) })];
    it.each([
      [[a, a, b], 1],
      [[b, a, a], 1],
      [[a, b, a], 1],
      [[a, b, b, a], 1],
      [[a, a], 0],
      [[a, b, speaking({ id: '1', text: 'Acme stays' }), a, b], 2],
    ])('counts each further text under one id once, in any order', (found, count) => {
      const { report } = assembled([{ name: 'file:january.csv', found, isLocal: true }]);
      expect(report.warnings.map(({ message }) => Number.parseInt(message, 10))).toEqual(count === 0 ? [] : [count]);
    });

    it.each<[string, string, object]>([
      ['where nothing folds', 'file:february.csv', { dedupe: false }],
      ['of a network, whose ids are its own', 'forum', {}],
    ])('does not warn %s', (_, name, given) => {
      expect(warned(name, given)).toEqual([]);
    });

    it('does not warn about an item that a network returns again after an edit', () => {
      expect(codes([speaking({ id: '1' }), speaking({ id: '1', text: 'Acme, changed' })])).toEqual([]);
    });
  });
});
