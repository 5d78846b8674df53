/** Tests the source on a real WordPress if the Debian packages of it are installed. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scan, wordpress } from '../../../src/index.js';
import type { Report } from '../../../src/types.js';
import { startWordPress, type WordPress, wordPressFiles } from '../../servers/wordpress.js';
import { checkedReport } from '../../support/checked-report.js';

const END = new Date('2026-11-21T12:00:00Z');
const { missing } = wordPressFiles();

if (missing !== null) {
  it(`skipped: no WordPress here (${missing})`, () => expect(missing).toMatch(/^\//));
} else {
  describe('a real WordPress', () => {
    let server: WordPress;
    beforeAll(async () => {
      server = await startWordPress(END);
    }, 180_000);
    afterAll(() => server?.stop(), 30_000);

    const asked = async (site: string, query: string, limit = 300): Promise<Report> =>
      checkedReport(
        await scan(query, {
          sources: [wordpress],
          settings: { wordpress: { sites: site } },
          until: END,
          now: () => END,
          limit,
        }),
      );
    const kinds = ({ mentions = [] }: Report) =>
      ['article', 'comment'].map((kind) => mentions.filter((mention) => mention.kind === kind).length);

    it('is searched through its REST API past the last page, within the time window', async () => {
      const report = await asked(server.open, 'Acme Coffee');
      expect(report.sources).toMatchObject([{ status: 'ok', truncated: false, error: null }]);
      expect(report.warnings).toEqual([]);
      // 130 posts, one per hour: the week before END contains all of them, and the comment on one.
      expect(kinds(report)).toEqual([130, 1]);
      const [newest] = report.mentions!.filter(({ kind }) => kind === 'article');
      expect(newest).toMatchObject({
        title: 'Cup 1',
        text: 'We tried acme coffee for the 1th time & wrote it down.',
        publishedAt: '2026-11-21T11:00:00.000Z',
        url: `${server.open}/2026/11/cup-1/`,
        author: { name: 'jo' },
      });
      const [comment] = report.mentions!.filter(({ kind }) => kind === 'comment');
      expect(comment).toMatchObject({ text: 'Acme coffee is not what it was', author: { name: 'Ann' } });
    }, 60_000);

    it('yields the same through its search feed if the REST API is closed', async () => {
      const [open, shut] = [await asked(server.open, 'Acme Coffee'), await asked(server.shut, 'Acme Coffee')];
      const articles = ({ mentions = [] }: Report) =>
        mentions.filter(({ kind }) => kind === 'article').map(({ title, publishedAt }) => [title, publishedAt]);
      expect(articles(shut)).toEqual(articles(open));
      expect(kinds(shut)[1]).toBe(1);
      expect(shut.sources[0]!.requests).toBeGreaterThan(13);
    }, 120_000);

    it('is also searched for & as the editor escapes it', async () => {
      const report = await asked(server.open, 'raw:"time & wrote"');
      expect(kinds(report)).toEqual([130, 0]);
    }, 60_000);

    it('is queried for no more than the limit', async () => {
      const report = await asked(server.open, 'Acme Coffee', 20);
      expect(report.sources).toMatchObject([{ fetched: 20, truncated: true }]);
    }, 60_000);

    it('returns no mentions and no error for a text that nobody wrote', async () => {
      const report = await asked(server.open, 'Globex');
      expect(report.sources).toMatchObject([{ status: 'empty', mentions: 0, error: null }]);
    }, 60_000);
  });
}
