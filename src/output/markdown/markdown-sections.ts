/** The sections of a report in Markdown, each a list of blocks. */
import type { Mention, Report } from '../../types.js';
import { cellWords } from '../views/cell-words.js';
import { alignsOf, forPeople } from '../views/for-people.js';
import { representativeMentions } from '../views/representative-mentions.js';
import type { Choice } from '../views/view.js';
import { levelWords } from '../words/level-words.js';
import { exitNote, notes } from '../words/notes.js';
import { grouped, percent } from '../words/number-words.js';
import { onRequestWords } from '../words/on-request-words.js';
import { opinionsOf } from '../words/opinions.js';
import { outcomeCount, outcomeWords, type Wording } from '../words/outcome-words.js';
import { rankParts, unknownParts } from '../words/rank-parts.js';
import { age } from '../words/time-words.js';
import { volumeWords } from '../words/volume-words.js';
import { markdownLink, markdownTable, markdownText } from './markdown-text.js';

type Blocks = readonly string[];

export function viewBlocks(report: Report, choice: Choice, wording: Wording): Blocks {
  const { columns, rows } = forPeople(report, choice, wording);
  if (rows.length === 0) return ['Nothing to show.'];
  const head = columns.map(({ name }) => name.replaceAll('_', ' '));
  const words = rows.map((row) =>
    row.map((cell, index) => {
      const manner = columns[index]?.manner ?? 'text';
      const text = cellWords(cell, manner, wording);
      return manner === 'url' ? markdownLink(text, text) : markdownText(text);
    }),
  );
  if (choice.view !== 'summary') {
    return [markdownTable(head, words, alignsOf({ columns, rows }))];
  }
  const pairs = head.map((name, index) => [name, words[0]?.[index] ?? '']);
  return [markdownTable(['field', 'value'], pairs)];
}

export function figureBlocks(report: Report, { signs }: Wording): Blocks {
  const { score, formula } = report.socialRank;
  const unknown = unknownParts(report);
  const without = unknown.length === 0 ? '' : `, without ${unknown.join(', ')}`;
  const { mentions, rate, last, leftOut } = volumeWords(report, signs);
  const { labels, scored, rest } = opinionsOf(report);
  const opinions = labels.map(
    ({ label, count }) => `${label} ${grouped(count)}${scored === 0 ? '' : ` (${percent(count / scored, signs)})`}`,
  );
  const parts = rankParts(report, signs).map(({ name, value, interval, detail }) => [name, value, interval, detail]);
  return [
    `**Social rank ${score === null ? signs.unknown : `${score.toFixed(1)} of 100`}** (${markdownText(formula)}${without})`,
    markdownTable(['part', 'value', `${levelWords(report)} interval`, 'from'], parts, ['left', 'right']),
    [`**${mentions}**`, ...[rate, last, leftOut].filter((part) => part !== null)].join(' · '),
    markdownText(`Sentiment: ${opinions.join(', ')}; ${rest}`),
    ...onRequestWords(report, signs).map(markdownText),
  ];
}

export function sourceBlocks(report: Report, wording: Wording): Blocks {
  const asked = report.sources.filter(({ status }) => status !== 'skipped');
  const rows = asked.map((outcome) => [
    markdownText(outcome.name),
    outcomeCount(outcome, wording.signs),
    markdownText(outcomeWords(outcome, wording)),
  ]);
  return rows.length === 0
    ? []
    : ['## Sources', markdownTable(['source', 'mentions', 'status'], rows, ['left', 'right'])];
}

const LISTS = [
  { title: '## Keywords', view: 'keywords' },
  { title: '## Authors', view: 'authors' },
  { title: '## Hashtags', view: 'hashtags' },
  { title: '## Links', view: 'links' },
] as const;

export function topBlocks(report: Report, choice: Choice, wording: Wording): Blocks {
  return LISTS.filter(({ view }) => report.top[view].length > 0).flatMap(({ title, view }) => [
    title,
    ...viewBlocks(report, { ...choice, view, sort: null }, wording),
  ]);
}

export function tellingBlocks(report: Report, { signs }: Wording): Blocks {
  const said = representativeMentions(report, 3).map((mention) => {
    const text = markdownText(mention.excerpt || mention.title || mention.text.slice(0, 280));
    const tone = signs.tone[mention.sentiment.label ?? 'neutral'];
    return `- **${tone}** ${signs.quotes[0]}${text}${signs.quotes[1]} ${attribution(mention, report.asOf)}`;
  });
  return said.length === 0 ? [] : ['## In their words', said.join('\n')];
}

export function noteBlocks(report: Report, wording: Wording): Blocks {
  const exit = exitNote(report);
  const all = [...notes(report, wording), ...(exit === null ? [] : [exit])];
  const lines = all.map(({ text, next }) => `- ${markdownText(next === null ? text : `${text} Next: ${next}`)}`);
  return lines.length === 0 ? [] : ['## Notes', lines.join('\n')];
}

/** `[ann, bluesky](<https://…>), 2 h ago`: the handle has no `@`, which would notify that user on GitHub. */
function attribution({ author, source, url, publishedAt }: Mention, asOf: string): string {
  const who = [author.handle ?? author.name, source].filter((part) => part !== null).join(', ');
  return `${markdownLink(who, url)}${publishedAt === null ? '' : `, ${age(publishedAt, asOf)} ago`}`;
}
