import { describe, expect, it } from '@jest/globals';
import { assembled, speaking, WEEK } from '../../support/assembled.js';
import { hoursAgo } from '../../support/sample-mention.js';

const at = (hours: number) => speaking({ publishedAt: hoursAgo(hours) });
const codes = (found: readonly unknown[]) =>
  assembled([{ name: 'forum', found }]).report.warnings.map(({ code }) => code);

describe('warnings', () => {
  it('puts what was said before what was found out, in the order of the sources', () => {
    const said = [{ code: 'short_feed', message: 'reaches back to noon only', source: 'b' }];
    const later = speaking({ publishedAt: '2031-01-01T00:00:00Z' });
    const sources = [
      { name: 'a', found: [later] },
      { name: 'b', found: [later, later, null] },
    ];
    expect(assembled(sources, { warnings: said }).report.warnings).toEqual([
      said[0],
      { code: 'future_timestamp', message: expect.stringMatching(/^1 item stamped/), source: 'a' },
      { code: 'future_timestamp', message: expect.stringMatching(/^2 items stamped/), source: 'b' },
      { code: 'malformed_item', message: expect.stringMatching(/^1 item without/), source: 'b' },
    ]);
  });

  it.each<[string, number[], boolean]>([
    ['silent for ten times its usual pause, and a day', [50, 51, 52, 53, 54, 55], true],
    ['silent for less than a day', [23, 24, 25, 26, 27, 28], false],
    ['silent for less than ten of its usual pauses', [50, 56, 62, 68, 74, 80], false],
    ['of whose pauses too little is known', [50, 51, 52, 53, 54], false],
  ])('calls a source stale or not that is %s', (_, hours, isStale) => {
    expect(codes(hours.map(at))).toEqual(isStale ? ['stale'] : []);
  });

  it('calls no source stale that gave something new of something else', () => {
    expect(codes([...[50, 51, 52, 53, 54, 55].map(at), speaking({ text: 'Globex' })])).toEqual([]);
  });

  it('calls no local data stale by its own window', () => {
    const found = [50, 51, 52, 53, 54, 55].map(at);
    const { report } = assembled([{ name: '-', found, isLocal: true }], { window: null, clock: WEEK.until });
    expect(report.warnings).toEqual([]);
  });
});
