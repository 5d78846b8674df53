import { describe, expect, it } from '@jest/globals';
import { render } from '../../../src/output/render.js';
import { safeText } from '../../../src/output/screen/safe-text.js';
import type { Terminal } from '../../../src/output/screen/terminal.js';
import type { Report } from '../../../src/types.js';
import {
  emptyReport,
  failedReport,
  hostileReport,
  oneMentionReport,
  worldReport,
} from '../../support/sample-odd-reports.js';
import {
  partialReport,
  sampleMention,
  sampleOutcome,
  sampleReport,
  sampleRow,
  skippedOutcome,
} from '../../support/sample-report.js';
import { corpora } from '../corpora.js';
import { shownBy, widest } from '../virtual-terminal.js';

const PLAIN: Terminal = { columns: 100, color: 0, unicode: true, isTerminal: true };

const REPORTS: [string, () => Report][] = [
  ['complete', sampleReport],
  ['partial', partialReport],
  ['failed', failedReport],
  ['empty', emptyReport],
  ['of one mention', oneMentionReport],
  ['from all over the world', worldReport],
  ['hostile', () => hostileReport('\u001b[1A\u001b[2K\u009b2J\u202e\nforged\r\t👩\u200d👧\u0301珈')],
];

function shown(report: Report, terminal: Partial<Terminal> = {}, top = 10, more = {}): Promise<string> {
  return render(report, {
    format: 'table',
    view: 'summary',
    fields: null,
    sort: null,
    top,
    mentions: true,
    bom: false,
    rawCsv: false,
    terminal: { ...PLAIN, ...terminal },
    ...more,
  });
}

describe('the summary', () => {
  it('shows the contribution of each source and estimates of what was missed in verbose mode', async () => {
    const contribution = { value: 0.2, num: 100, den: 500, ci95: [0.167, 0.237] as [number, number] };
    const report = sampleReport({
      sources: [sampleOutcome('hackernews', { found: 132, uniqueContribution: contribution }), skippedOutcome('x')],
    });
    const usual = (await shown(report)).split('\n');
    const verbose = (await shown(report, {}, 10, { verbose: true })).split('\n');
    expect(verbose.filter((line) => !usual.includes(line))).toEqual([
      ' mean polarity +0.14 (+0.11…+0.17)   net sentiment of 533 authors, a vote each, +24 % (19…29)',
      ' Found by one source alone               Found by both',
      ' hackernews  100  of 132  20 % of all    googlenews + hackernews  12  6 % of either',
      ' at least 2,114 authors by Chao1 (1,711 to 2,664), 536 of them seen',
      ' about 828 mentions by Chapman (525 to 1,382), 200 of them seen: googlenews found 80, hackernews',
      ' 132, both 12',
      ' that is of what both routes can reach',
    ]);
  });

  it('shows a partial report in a hundred columns', async () => {
    expect((await shown(partialReport())).split('\n')).toEqual([
      ' Acme Coffee   14 – 21 Nov 2026 UTC · 7 days · 2 sources answered, 1 partial, 1 failed, 3 want a key',
      ` ${'─'.repeat(99)}`,
      '',
      ' SOCIAL RANK    STRENGTH              SENTIMENT            PASSION              REACH',
      ' 61.4 of 100    18 % (16…21)          5.3 : 1              12 % (9…15)          81 % (78…84)',
      ' ━━━━━━━────    ━━╍╍──────────────    ━━━━━━━━━━╍╍─────    ━╍╍──────────────    ━━━━━━━━━━━━━━╍╍──',
      ' sr1            162 of 900 in 24 h    net +26 % (21…31)    64 of 536 authors    536 authors of 662',
      '',
      ' ≥662 mentions   ≥3.9 an hour (3.6…4.3)   ▁▂▂▅█▃▂▁ per day, first and last partial   last 12 min ago',
      ' 18 reposts, 41 copies folded, 23 own posts left out',
      '',
      ` ${'█'.repeat(31)}${'░'.repeat(62)}${'▓'.repeat(6)}`,
      ' █ positive 212 (32 %)   ░ neutral 407 (62 %)   ▓ negative 40 (6 %)   3 unscored, by afinn@5.0.2',
      '',
      ' Sources                                                  Keywords',
      ' hackernews   120  ok, newest 2 h ago                     refund          31  −',
      ' googlenews  ≥100  cut short since Wed 18 Nov             oat milk        24  +',
      ' rss          ≥12  partial: 1 of 2 failed                 loyalty card    19  ±',
      ' reddit         —  failed: rate limited, again in 41 s    queue           12  ·',
      '                                                          breakfast menu   9  +',
      '',
      ' Authors                      Hashtags              Links',
      ' @ann    12  +  bluesky       #AcmeCoffee  40  +    blog.example/2026/acme-coffee-review  9  +',
      ' J. Doe   7  ±  hackernews    #latteart    12  +    news.example/a/b                      4  −',
      ' @bob     6  −  mastodon      #coffee       9  +',
      '',
      ' + “They remembered my name at Acme Coffee, and the oat milk is free now”',
      '   J. Doe · hackernews · 20 h ago',
      ' + “The flat white at Acme Coffee is the best I have had in years”          @ann · bluesky · 2 h ago',
      ' − “Third week waiting for my refund from Acme Coffee, nobody answers my mails and the shop sends me',
      '   back to the site”                                                       @bob · mastodon · 5 h ago',
      '',
      ' Skipped for want of a key or a setting: x, youtube, producthunt.',
      ' What one needs: socialrank sources show NAME',
      '',
      ' ! rss: https://gone.example/feed failed: nothing there: gone.example/feed (HTTP 404).',
      ' ! reddit failed: too many requests to reddit.example (rate_limited), again in 41 s. It is missing',
      '   from the counts.',
      '   Next: set SOCIALRANK_REDDIT_CLIENT_ID',
      ' ! rss: 2 mentions carry a time that is still to come; it counts as unknown',
      ' ! Exit code 4: the result is partial.',
      '   Next: --allow-partial makes it 0',
      '',
      ' How these are computed: socialrank help metrics',
      '',
    ]);
  });

  it('stacks its parts in a narrow terminal, without losing a number of the rank', async () => {
    const text = await shown(partialReport(), { columns: 40 });
    for (const part of [
      '61.4 of 100',
      '18 % (16…21)',
      '162 of 900 in 24 h',
      'net +26 % (21…31)',
      '64 of 536 authors',
      '536 authors of 662',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('Links');
  });

  it('can be written in plain ASCII', async () => {
    const text = await shown(partialReport(), { unicode: false });
    expect(text).toMatch(/^[\n\u0020-\u007e]*$/);
    for (const part of ['>=662 mentions', '(21..31)', '14 - 21 Nov 2026 UTC | 7 days', '.::+#-:.', '- "Third week'])
      expect(text).toContain(part);
  });

  it.each(REPORTS)('fits every width: %s', async (_, build) => {
    const report = build();
    for (let columns = 40; columns <= 200; columns += 1) {
      const seen = shownBy(await shown(report, { columns, unicode: columns % 5 !== 0 }));
      expect(widest(seen)).toBeLessThanOrEqual(columns);
    }
  });

  it.each(REPORTS)('sends nothing to the terminal but text, line feeds and colours: %s', async (_, build) => {
    for (const color of [0, 1, 2, 3] as const) {
      const text = await shown(build(), { color });
      expect(shownBy(text).commands).toEqual([]);
      expect(shownBy(text).rows).toEqual(shownBy(await shown(build())).rows);
      expect(text.includes('\u001b')).toBe(color > 0);
    }
  });

  it('has the requested width even if the output is not a terminal', async () => {
    const piped = await shown(partialReport(), { columns: 60, isTerminal: false });
    expect(piped).toBe(await shown(partialReport(), { columns: 60 }));
  });

  it('is limited to 140 columns', async () => {
    expect(widest(shownBy(await shown(partialReport(), { columns: 500 })))).toBe(140);
  });

  it('shows hostile texts like the same texts made safe', async () => {
    const texts = ['a\nb', 'a\r\nb\u2028c\u0085d', 'a\u000bb\u000c', ...(corpora?.terminalEscapes ?? [])];
    for (const text of texts) {
      const seen = shownBy(await shown(hostileReport(text)));
      expect(seen).toEqual({ rows: shownBy(await shown(hostileReport(safeText(text)))).rows, commands: [] });
    }
  });

  it('shows n=1 and the singular for a single mention', async () => {
    const text = await shown(oneMentionReport());
    expect(text).toContain('net +100 % (−73…100) n=1');
    expect(text).toContain('1 mention   ');
  });

  it('states what was searched if nothing was found', async () => {
    const text = await shown(emptyReport());
    expect(text).toContain('No mentions of Acme Coffee in this window.');
    expect(text).toContain('340 fetched: 328 do not match the query, 10 outside the window, 2 own posts.');
    expect(text).toContain('Even at 0.5 mentions a day there may be none by chance.');
    expect(text).toContain('--since 30d');
    expect(text).not.toContain('SOCIAL RANK');
  });

  it.each<[string, readonly string[], number, boolean]>([
    ['a network', ['hackernews'], 0, true],
    ['files and a network', ['file:posts.csv', 'hackernews'], 0, true],
    ['files that hold something of other times', ['file:posts.csv', '-'], 3, true],
    ['files that hold nothing of other times', ['file:posts.csv', '-'], 0, false],
  ])('suggests looking further back unless everything was read: %s', async (_, names, outsideWindow, isSent) => {
    const { counts, ...empty } = emptyReport();
    const text = await shown({
      ...empty,
      counts: { ...counts, filtered: { ...counts.filtered, outsideWindow } },
      sources: names.map((name) => sampleOutcome(name)),
    });
    expect(text.includes('Look further back')).toBe(isSent);
    expect(text).toContain('See how the query is sent: socialrank plan');
  });

  it('states the reasons instead of numbers if no source answered', async () => {
    const text = await shown(failedReport());
    expect(text).toContain('No source answered: there are no numbers.');
    expect(text).toContain('hackernews  —  failed: unreachable');
    expect(text).not.toMatch(/SOCIAL RANK|mentions|an hour/);
    const none = sampleReport({ ...failedReport(), sources: [skippedOutcome('x')] });
    expect(await shown(none)).toContain('No source could be asked: there are no numbers.');
  });

  it('shows mentions whose sentiment, authors and times are unknown', async () => {
    const { socialRank, sentiment, volume } = failedReport();
    const counted = { ...socialRank.sentiment, positive: 0, neutral: 0, negative: 0, unscored: 662, ratioText: '0:0' };
    const text = await shown(sampleReport({ socialRank: { ...socialRank, sentiment: counted }, sentiment, volume }));
    expect(text).toContain('Not known, so left out of the rank: strength, sentiment, passion, reach.');
    expect(text).toContain('not known      nothing scored');
    expect(text).toContain('no author known');
    expect(text).toContain('No mention could be scored: 662 unscored, by afinn@5.0.2');
    expect(text).toContain(' 662 mentions   18 reposts, 41 copies folded, 23 own posts left out\n');
  });

  it('omits the sparkline if no times are known', async () => {
    const { volume } = sampleReport();
    const text = await shown(sampleReport({ volume: { ...volume, firstMention: null, lastMention: null } }));
    expect(text).not.toMatch(/ per (?:day|hour)/);
    expect(await shown(sampleReport({ volume }))).toMatch(/ per (?:day|hour)/);
  });

  it('shows the authors of quotes if they are known', async () => {
    const nobody = { id: null, handle: null, name: null, url: null, followers: null };
    const mentions = [
      sampleMention({ author: nobody, publishedAt: null }),
      sampleMention({ id: 'x:2', text: 'a\n\n b', excerpt: '', title: null }),
    ];
    const text = await shown(sampleReport({ mentions }));
    expect(text).toMatch(/ \+ “The flat white[^”]*” +bluesky\n/);
    expect(text).toMatch(/ \+ “a b” +@ann · bluesky · 2 h ago\n/);
  });

  it('states what the rank leaves out', async () => {
    const { socialRank } = sampleReport();
    const strength = { ...socialRank.strength, value: null, num: null, den: null, ci95: null };
    const text = await shown(sampleReport({ socialRank: { ...socialRank, partial: true, strength } }));
    expect(text).toContain('Not known, so left out of the rank: strength.');
  });

  it('shows the requested number of rows per list', async () => {
    const keywords = Array.from({ length: 30 }, (_, index) => sampleRow(`word${index}`, 40 - index, 1, 0));
    const report = sampleReport({ top: { ...sampleReport().top, keywords } });
    const words = async (top: number) => (await shown(report, {}, top)).match(/word\d+/g)?.length;
    expect([await words(10), await words(25)]).toEqual([10, 25]);
  });

  it('shows the query only if it is not the brand', async () => {
    const { query } = sampleReport();
    expect(await shown(sampleReport({ query: { ...query, input: 'acme -tea' } }))).toContain('Query: acme -tea');
    expect(await shown(sampleReport())).not.toContain('Query:');
  });

  it('uses the singular for one source', async () => {
    expect(await shown(sampleReport({ sources: [sampleOutcome('rss')] }))).toContain('1 source answered');
  });
});
