import { describe, expect, it } from '@jest/globals';
import { type Line, screenFor } from '../../../src/output/screen/line.js';
import { displayWidth } from '../../../src/output/screen/width.js';
import { conversationLines } from '../../../src/output/table/conversations.js';
import type { Mention } from '../../../src/types.js';
import { AS_OF, hoursAgo, sampleMention, sampleSentiment } from '../../support/sample-mention.js';

const screen = screenFor({ columns: 100, color: 0, unicode: true, isTerminal: true }, displayWidth);
const textOf = (line: Line): string => line.map(({ text }) => text).join('');
const shown = (mentions: readonly Mention[], width = 60): string[] =>
  conversationLines(screen, mentions, AS_OF, width).map(textOf);

const question = sampleMention({
  id: 'q',
  title: 'Is the flat white any good?',
  text: 'I was told it is.',
  url: 'https://pond.example/q',
});
const answer = sampleMention({
  id: 'a',
  text: 'It is not',
  url: 'https://pond.example/a',
  author: { ...question.author, handle: 'bob' },
  publishedAt: hoursAgo(1),
  thread: { root: 'q', parent: 'q' },
  sentiment: sampleSentiment('negative'),
});

describe('a conversation', () => {
  it('shows its author, source and time, with the answers indented below', () => {
    expect(shown([answer, question])).toEqual([
      '+ @ann · bluesky · 2 h ago',
      '  Is the flat white any good?',
      '  I was told it is.',
      '  https://pond.example/q',
      '  − @bob · 1 h ago',
      '    It is not',
    ]);
  });

  it('is separated from the previous one by an empty line', () => {
    const other = { ...question, id: 'other' };
    expect(shown([question, other]).flatMap((line, at) => (line === '' ? [at] : []))).toEqual([4]);
  });

  it('limits the indentation', () => {
    const chain = Array.from({ length: 14 }, (_, depth) =>
      sampleMention({
        id: `${depth}`,
        text: `answer ${depth}`,
        thread: { root: null, parent: depth === 0 ? null : `${depth - 1}` },
      }),
    );
    const indents = shown(chain)
      .filter((line) => line.includes('answer'))
      .map((line) => line.search(/\S/));
    expect(indents).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 22, 22, 22]);
  });

  it('repeats no text, and shows the excerpt that was matched', () => {
    expect(shown([{ ...question, text: question.title! }])).toHaveLength(3);
    expect(shown([{ ...question, excerpt: '… was told …' }])[2]).toBe('  … was told …');
    expect(shown([{ ...question, excerpt: question.title! }])[2]).toBe('  I was told it is.');
    expect(shown([{ ...question, excerpt: '' }])[2]).toBe('  I was told it is.');
  });

  it('limits a text to three lines, a title to two, and an address to one', () => {
    const long = sampleMention({ ...question, title: 'title '.repeat(40), excerpt: 'words '.repeat(40) });
    const lines = shown([{ ...long, url: `https://pond.example/${'a'.repeat(80)}` }], 30);
    expect(lines).toHaveLength(1 + 2 + 3 + 1);
    expect(lines.every((line) => displayWidth(line) <= 30)).toBe(true);
    expect(lines.slice(-2).every((line) => line.endsWith('…'))).toBe(true);
  });

  it.each<[string, Partial<Mention>, string]>([
    ['by name', { author: { ...question.author, handle: null } }, '+ Ann Example · bluesky · 2 h ago'],
    ['of nobody', { author: { ...question.author, handle: null, name: null } }, '+ somebody · bluesky · 2 h ago'],
    ['of no time', { publishedAt: null }, '+ @ann · bluesky'],
    ['within a source', { origin: { name: 'r/coffee', url: null } }, '+ @ann · bluesky r/coffee · 2 h ago'],
    ['of a source alone', { origin: { name: 'bluesky', url: null } }, '+ @ann · bluesky · 2 h ago'],
    ['repeated', { repostOf: 'x' }, '+ @ann · bluesky · 2 h ago · repost'],
    ['of one’s own', { isOwned: true }, '+ @ann · bluesky · 2 h ago · own'],
    ['not judged', { sentiment: { ...question.sentiment, label: null } }, '· @ann · bluesky · 2 h ago'],
  ])('shows the author, source, time and kind of a mention: %s', (_, given, head) => {
    expect(shown([{ ...question, ...given }])[0]).toBe(head);
  });

  it('omits the address of a repost', () => {
    expect(shown([{ ...question, repostOf: 'x' }]).join()).not.toContain('https:');
  });
});
