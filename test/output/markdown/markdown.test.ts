import { describe, expect, it } from '@jest/globals';
import { markdown } from '../../../src/output/markdown/markdown.js';
import { markdownLink, markdownText } from '../../../src/output/markdown/markdown-text.js';
import { VIEWS } from '../../../src/output/names.js';
import {
  emptyReport,
  failedReport,
  hostileReport,
  oneMentionReport,
  worldReport,
} from '../../support/sample-odd-reports.js';
import { partialReport, sampleReport } from '../../support/sample-report.js';
import { corpora } from '../corpora.js';
import { shownBy } from '../virtual-terminal.js';

const whole = { view: 'summary', fields: null, sort: null, top: 10 } as const;

describe('markdownText', () => {
  it.each([
    ['emphasis and code', '*a* _b_ `c` ~d~', '\\*a\\* \\_b\\_ \\`c\\` \\~d\\~'],
    ['columns of a table', 'a | b \\| c', 'a \\| b \\\\\\| c'],
    ['HTML and entities', '<img src=x onerror=alert(1)> &lt;', '&lt;img src=x onerror=alert(1)&gt; &amp;lt;'],
    ['links and images', '![x](javascript:alert(1))', '!\\[x\\](javascript:alert(1))'],
    [
      'bare addresses',
      'https://evil.example www.evil.example me@evil.example',
      'https\\://evil.example www\\.evil.example me\\@evil.example',
    ],
    ['lines', 'a\n\n# b\r\n- c', 'a # b - c'],
    ['headings and lists at the start', '# a', '\\# a'],
    ['numbered lists at the start', '1. a', '1\\. a'],
    ['rules at the start', '--- a', '\\--- a'],
    ['control characters and bidi overrides', 'a\u001b[2Jb\u202ec', 'a\ufffd\\[2Jb\ufffdc'],
    ['nothing in a number', '0.9 % -3 +4', '0.9 % -3 +4'],
  ])('escapes %s', (_, text, escaped) => {
    expect(markdownText(text)).toBe(escaped);
  });

  it('links only to the web, and escapes the address', () => {
    expect(markdownLink('a', 'https://a.example/?q=<b> |`"\\\n')).toBe(
      '[a](<https://a.example/?q=%3Cb%3E%20%7C%60%22%5C%0A>)',
    );
    expect(markdownLink('a]', 'javascript:alert(1)')).toBe('a\\]');
    expect(markdownLink('a', null)).toBe('a');
  });
});

describe('markdown', () => {
  it('writes the whole report', () => {
    const text = markdown(partialReport(), whole);
    for (const part of [
      '# Acme Coffee\n\n14 – 21 Nov 2026 UTC · 7 days · 2 sources answered, 1 partial, 1 failed, 3 want a key\n',
      '**Social rank 61.4 of 100** (sr1:0.25,0.25,0.25,0.25)\n',
      '| strength | 18 % | 16…21 | 162 of 900 in 24 h |\n| sentiment | 5.3 : 1 |  | net +26 % (21…31) |\n',
      '**≥662 mentions** · ≥3.9 an hour (3.6…4.3) · last 12 min ago · 18 reposts, 41 copies folded, 23 own posts left out\n',
      'Sentiment: positive 212 (32 %), neutral 407 (62 %), negative 40 (6 %); 3 unscored, by afinn\\@5.0.2\n',
      '- **+** “The flat white at Acme Coffee is the best I have had in years” [ann, bluesky](<https://bluesky.example/post/3kaa>), 2 h ago\n',
      '| googlenews | ≥100 | cut short since Wed 18 Nov |\n',
      'Skipped for want of a key or a setting: x, youtube, producthunt.\n',
      '## Keywords\n\n| value | mentions | share | positive | neutral | negative |\n| --- | ---: | ---: | ---: | ---: | ---: |\n| refund | 31 | 5 % | 2 | 9 | 20 |\n',
      '- Exit code 4: the result is partial. Next: --allow-partial makes it 0\n',
    ]) {
      expect(text).toContain(part);
    }
    expect(text.endsWith('How these are computed: `socialrank help metrics`\n')).toBe(true);
  });

  it('states that no source answered, that there are no mentions, or that n is 1', () => {
    const failed = markdown(failedReport(), whole);
    expect(failed).toContain('**No source answered: there are no numbers.**');
    expect(failed).toContain('| hackernews | — | failed: unreachable |');
    expect(failed).not.toContain('Social rank');
    expect(markdown(emptyReport(), whole)).toContain('**No mentions in this window.**');
    expect(markdown(oneMentionReport(), whole)).toContain('n=1');
  });

  it('shows the query if it is not the brand, and what the rank leaves out', () => {
    const { query, socialRank } = sampleReport();
    const report = sampleReport({
      query: { ...query, input: 'acme -tea' },
      socialRank: {
        ...socialRank,
        partial: true,
        strength: { ...socialRank.strength, value: null, num: null, den: null, ci95: null },
      },
    });
    expect(markdown(report, whole)).toContain('\n\nQuery: acme -tea\n\n');
    expect(markdown(report, whole)).toContain('(sr1:0.25,0.25,0.25,0.25, without strength)');
  });

  it.each([...VIEWS])('shows the view %s', (view) => {
    expect(markdown(sampleReport(), { ...whole, view })).toMatch(/^\| -/m);
  });

  it('shows the requested fields of the summary', () => {
    expect(markdown(sampleReport(), { ...whole, fields: ['mentions', 'net_sentiment'] })).toBe(
      '| field | value |\n| --- | --- |\n| mentions | 662 |\n| net sentiment | +26 % |\n',
    );
  });

  it('has tables with the same number of cells in each row, whatever the texts contain', () => {
    const texts = ['a | b', '<b>\n|x|', '\\', '`', '[x](y)', '\u001b[2J\u202e', ...(corpora?.naughtyStrings ?? [])];
    for (const text of texts) {
      for (const view of VIEWS) {
        const shown = markdown(hostileReport(text), { ...whole, view });
        const tables = shown.split('\n\n').filter((block) => block.startsWith('|'));
        for (const table of tables) {
          const cells = table.split('\n').map((line) => line.replace(/\\[\\|]/g, '').split('|').length);
          expect(new Set(cells).size).toBe(1);
        }
        expect(shown).not.toMatch(/<(?!https?:\/\/)/);
        // Directional marks do not reorder text elsewhere, and Hebrew and Arabic are written with them.
        expect(shownBy(shown.replace(/[\u061c\u200e\u200f]/g, '')).commands).toEqual([]);
      }
    }
  });

  it('leaves other scripts unchanged', () => {
    expect(markdown(worldReport(), whole)).toContain('“アクメコーヒーのラテが最高です。また来週も行きます”');
  });
});
