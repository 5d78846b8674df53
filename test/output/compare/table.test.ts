import { describe, expect, it } from '@jest/globals';
import { comparisonTable } from '../../../src/output/compare/table.js';
import { drawn } from '../../../src/output/screen/brush.js';
import type { Terminal } from '../../../src/output/screen/terminal.js';
import type { BrandComparison } from '../../../src/types.js';
import { sampleComparison, samplePair, sampleRow } from '../../support/sample-comparison.js';

const TERMINAL: Terminal = { columns: 100, color: 0, unicode: true, isTerminal: true };

async function linesOf(given: Partial<BrandComparison>, terminal = TERMINAL): Promise<string[]> {
  const text = await drawn(terminal, (brush) => comparisonTable(sampleComparison(given), terminal, brush));
  return text.split('\n').map((line) => line.slice(1));
}

/** The sections of the output, each a text of several lines. */
const sections = (lines: readonly string[]): string[] => lines.join('\n').trimEnd().split('\n\n');

describe('a comparison on the screen', () => {
  it('draws bars from 0 to 100 % for shares, and from −100 to +100 % for net sentiment', async () => {
    const brands = [
      sampleRow('acme', {
        shareOfVoice: { value: 0.75, num: 75, den: 100, ci95: [0.5, 1] },
        netSentiment: { value: 0.5, num: 1, den: 2, ci95: [0.25, 0.75] },
      }),
      sampleRow('initech', {
        shareOfVoice: { value: 0.25, num: 25, den: 100, ci95: [0, 0.5] },
        netSentiment: { value: -1, num: 1, den: 2, ci95: [-1, 1] },
        rankGroup: 2,
        voiceGroup: null,
      }),
    ];
    const [, voice, net] = sections(await linesOf({ brands }));
    expect(voice!.split('\n')).toEqual([
      'Share of voice, of 100 mentions; brands that cannot be told apart share a number',
      `1  acme     75 %  (50…100)  50  ${'━'.repeat(24)}${'╍'.repeat(24)}`,
      `—  initech  25 %  (0…50)    50  ${'╍'.repeat(24)}${'─'.repeat(24)}`,
    ]);
    expect(net!.split('\n')).toEqual([
      'Net sentiment, with positive : neutral : negative',
      `1  acme      +50 %  (25…75)     20:23:7  ${'─'.repeat(24)}│${'─'.repeat(5)}${'╍'.repeat(6)}━${'╍'.repeat(6)}${'─'.repeat(5)}`,
      `2  initech  −100 %  (−100…100)  20:23:7  ━${'╍'.repeat(23)}│${'╍'.repeat(23)}`,
    ]);
  });

  it('omits the bars if there is no room, and stays within the width of the screen', async () => {
    const lines = await linesOf({}, { ...TERMINAL, columns: 40 });
    expect(lines.join('')).not.toMatch(/━/);
    expect(lines.filter((line) => line.length > 40)).toEqual([]);
  });

  it('shows the other numbers of each brand', async () => {
    const strength = { value: null, num: null, den: null, ci95: null, basis: 'relative', hours: 12 } as const;
    const known = sampleRow('acme', { shareOfVoice: { value: 0.6, num: 60, den: 100, ci95: [0.5, 0.7] } });
    const others = sections(await linesOf({ brands: [sampleRow('initech', { strength }), known] }))[3];
    expect(others!.split('\n')).toEqual([
      '         last 12 h  strength  of all positive  authors  per 100',
      'acme            12     100 %             50 %       40       82',
      'initech          —         —             50 %       40       82',
      'authors per 100 mentions, every brand reduced to 50 mentions',
    ]);
  });

  it('shows at most ten differences, five terms per brand and twelve notes, and refers to JSON for the rest', async () => {
    const many = <T>(count: number, of: (place: number) => T) => Array.from({ length: count }, (_, place) => of(place));
    const term = (brand: string) => (place: number) => ({
      brand,
      term: `term${place}`,
      z: 3,
      pAdjusted: 0.01,
      mentions: 12,
      example: { id: 'pond:1', url: place === 0 ? 'https://pond.example/1' : null },
    });
    const text = (count: number) => ({
      pairs: many(count, (place) => samplePair({ a: `brand${place}` })),
      terms: many(7, term('initech')),
      warnings: many(count + 2, (place) => ({ source: null, code: 'few', message: `warning ${place}` })),
    });
    const lines = await linesOf(text(11));
    expect(lines.filter((line) => line.includes(' over initech'))).toHaveLength(10);
    expect(lines).toContain('1 more with --format json');
    expect(lines.filter((line) => line.includes('  term') || line.startsWith('initech  term'))).toHaveLength(5);
    expect(lines).toContain('initech  term0  12  https://pond.example/1');
    expect(lines).toContain('         term1  12  pond:1');
    expect(lines.filter((line) => line.includes('warning '))).toHaveLength(12);
    expect(lines.join('\n')).toContain('1 more note with --format json.');
    expect((await linesOf(text(10))).join('\n')).not.toContain(' more ');
  });

  it('shows only the notes if the run failed', async () => {
    const lines = await linesOf({ status: 'failed', exitCode: 1 });
    expect(lines.join('\n')).not.toContain('Share of voice');
    expect(lines.join('\n')).toContain('Exit code 1');
  });
});
