/** The source on a real WordPress, where Debian's packages of it are installed. */
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

    it('is searched through its interface, past its last page, in the window asked for', async () => {
      const report = await asked(server.open, 'Acme Coffee');
      expect(report.sources).toMatchObject([{ status: 'ok', truncated: false, error: null }]);
      expect(report.warnings).toEqual([]);
      // 130 posts of an hour each; the week before holds them all, and the comment on one.
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

    it('gives the same through its search feed where the interface is closed', async () => {
      const [open, shut] = [await asked(server.open, 'Acme Coffee'), await asked(server.shut, 'Acme Coffee')];
      const articles = ({ mentions = [] }: Report) =>
        mentions.filter(({ kind }) => kind === 'article').map(({ title, publishedAt }) => [title, publishedAt]);
      expect(articles(shut)).toEqual(articles(open));
      expect(kinds(shut)[1]).toBe(1);
      expect(shut.sources[0]!.requests).toBeGreaterThan(13);
    }, 120_000);

    it('is asked for & as its editor writes it, too', async () => {
      const report = await asked(server.open, 'raw:"time & wrote"');
      expect(kinds(report)).toEqual([130, 0]);
    }, 60_000);

    it('is asked for no more than is wanted', async () => {
      const report = await asked(server.open, 'Acme Coffee', 20);
      expect(report.sources).toMatchObject([{ fetched: 20, truncated: true }]);
    }, 60_000);

    it('gives nothing for what nobody wrote, and that is no failure', async () => {
      const report = await asked(server.open, 'Globex');
      expect(report.sources).toMatchObject([{ status: 'empty', mentions: 0, error: null }]);
    }, 60_000);
  });
}
