/** A comparison in Markdown. */
import type { BrandComparison } from '../../types.js';
import { markdownLink, markdownTable, markdownText } from '../markdown/markdown-text.js';
import { methodWords } from '../words/level-words.js';
import { count, percent } from '../words/number-words.js';
import { UNICODE_SIGNS as SIGNS } from '../words/signs.js';
import {
  authorsWords,
  byVoice,
  differenceWords,
  excessWords,
  headWords,
  netWords,
  noteWords,
  overlapWords,
  unaskedWords,
  voiceWords,
} from './words.js';

const HEAD = [
  'brand',
  'mentions',
  'share of voice',
  'net sentiment',
  'rank group',
  'of all positive',
  'strength',
  'authors per 100',
] as const;

export function comparisonMarkdown(comparison: BrandComparison): string {
  const listed = (title: string, words: readonly string[]) =>
    words.length === 0 ? [] : [`## ${title}`, words.map((text) => `- ${markdownText(text)}`).join('\n')];
  const blocks = [
    `# ${markdownText(comparison.brands.map(({ brand }) => brand).join(', '))}`,
    markdownText(headWords(comparison, SIGNS)),
    brandTable(comparison),
    ...listed('More than chance', differenceWords(comparison, SIGNS)),
    ...listed('Named together', overlapWords(comparison, SIGNS)),
    ...termTable(comparison),
    ...unaskedWords(comparison).map(markdownText),
    ...listed('Notes', noteWords(comparison)),
    methodWords(comparison, '`socialrank help metrics`'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function brandTable(comparison: BrandComparison): string {
  const rows = byVoice(comparison).map((row) =>
    [
      row.brand,
      count(row.mentions, SIGNS),
      [...voiceWords(row, SIGNS), ...excessWords(row, SIGNS)].join(' '),
      netWords(row, SIGNS).join(' '),
      row.rankGroup === null ? SIGNS.unknown : String(row.rankGroup),
      percent(row.sovPositive.value, SIGNS),
      percent(row.strength.value, SIGNS),
      authorsWords(row, SIGNS),
    ].map(markdownText),
  );
  return markdownTable(
    HEAD,
    rows,
    HEAD.map((_, at) => (at === 0 ? 'left' : 'right')),
  );
}

function termTable({ terms }: BrandComparison): readonly string[] {
  if (terms.length === 0) return [];
  const rows = terms.map(({ brand, term, mentions, z, example }) => [
    markdownText(brand),
    markdownText(term),
    String(mentions),
    z.toFixed(1),
    markdownLink(example.id, example.url),
  ]);
  return [
    '## Distinctive terms of each brand',
    markdownTable(['brand', 'term', 'mentions', 'z', 'example'], rows, ['left', 'left', 'right', 'right', 'left']),
  ];
}
