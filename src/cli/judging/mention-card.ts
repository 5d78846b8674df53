/** What the user who judges is shown of a mention. */
import type { Judgements } from '../../core/judging/query-test.js';
import { compileQuery, type Matcher } from '../../core/query/match.js';
import { or, positiveLeaves } from '../../core/query/tree.js';
import { type Line, lineWidth, type Piece, screenFor, trimmed, wrap } from '../../output/screen/line.js';
import { painter } from '../../output/screen/paint.js';
import { displayWidth } from '../../output/screen/width.js';
import { age } from '../../output/words/time-words.js';
import type { Mention, Query, QueryNode } from '../../types.js';
import type { Io } from '../io/io.js';
import { terminalOf } from '../io/terminal.js';

export interface Card {
  welcome(open: number, known: number): string;
  question(mention: Mention, place: number, of: number, judgements: Judgements): string;
  answer(key: 'yes' | 'no' | 'skip' | 'back'): string;
}

const WIDEST = 100;
const MOST_LINES = 5;
const KEYS = '[y]es  [n]o  [s]kip  [b]ack  [q]uit ';

export interface CardOptions {
  readonly io: Io;
  readonly query: Query;
  readonly color: 'auto' | 'always' | 'never';
  readonly asOf: string;
}

export async function judgingCard({ io, query, color, asOf }: CardOptions): Promise<Card> {
  const terminal = terminalOf(io.stderr, io.env, color);
  const screen = screenFor({ ...terminal, columns: Math.min(terminal.columns, WIDEST) }, displayWidth);
  const paint = painter(terminal.color);
  const { piece, signs } = screen;
  const width = screen.width - 2;
  const marks = marker(query.node);
  const written = (lines: readonly Line[]) =>
    lines.map((line) => `${paint(trimmed([piece(' '), ...line]))}\n`).join('');
  const marked = (line: string): Line => {
    const pieces: Piece[] = [];
    let done = 0;
    for (const { start, end } of marks(line)) {
      pieces.push(piece(line.slice(done, start)), piece(line.slice(start, end), 'warning'));
      done = end;
    }
    return [...pieces, piece(line.slice(done))];
  };
  const text = (said: string, most: number) => wrap(screen, piece(said).text.replace(/\s+/g, ' ').trim(), width, most);
  return {
    welcome: (open, known) =>
      written([
        [piece(`Does each of these speak of ${query.brand}?`, 'strong')],
        [piece(`${open} to judge${known === 0 ? '' : `, ${known} judged before`}. A key is enough.`, 'dim')],
      ]),
    question(mention, place, of, judgements) {
      const head = [piece(`${place + 1} of ${of}`, 'strong'), piece(`   ${scoreWords(judgements)}`, 'dim')];
      const who = piece(attribution(mention, asOf, ` ${signs.dot} `), 'dim');
      const gap = width - lineWidth(head) - lineWidth([who]);
      const heads = gap >= 2 ? [[...head, piece(' '.repeat(gap)), who]] : [head, [who]];
      const reasons = mention.relevanceReasons.map(({ words }) => words).join('; ');
      return `\n${written([
        [piece(signs.rule.repeat(width), 'dim')],
        ...heads,
        [],
        ...(mention.title === null ? [] : text(mention.title, 2).map((line) => strong(marked(line)))),
        ...text(mention.excerpt || mention.text.slice(0, 280), MOST_LINES).map(marked),
        [],
        ...(mention.url === null ? [] : [[piece(mention.url, 'dim')]]),
        ...text(`relevance ${mention.relevance}${reasons === '' ? '' : `: ${reasons}`}`, 2).map((line) => [
          piece(line, 'dim'),
        ]),
        [],
      ])}${paint([piece(` ${KEYS}`, 'strong')])}`;
    },
    answer: (key) => `${paint([piece(key, STYLES[key])])}\n`,
  };
}

const STYLES = { yes: 'positive', no: 'negative', skip: 'dim', back: 'dim' } as const;

const strong = (line: Line): Line => line.map((one) => (one.style === 'plain' ? { ...one, style: 'strong' } : one));

function scoreWords(judgements: Judgements): string {
  const of = (wanted: boolean) => [...judgements.values()].filter((answer) => answer === wanted).length;
  return `${of(true)} yes, ${of(false)} no`;
}

function attribution({ author, source, publishedAt }: Mention, asOf: string, dot: string): string {
  const name = author.handle === null ? author.name : `@${author.handle}`;
  const when = publishedAt === null ? null : `${age(publishedAt, asOf)} ago`;
  return [name, source, when].filter((part) => part !== null).join(dot);
}

/** Finds any terms of a query in a line, since one line may hold only a part of what matches the whole text. */
function marker(node: QueryNode): (line: string) => readonly { readonly start: number; readonly end: number }[] {
  const named = positiveLeaves(node).filter(({ type }) => type !== 'all' && type !== 'field' && type !== 'mood');
  if (named.length === 0) return () => [];
  const matches: Matcher = compileQuery(or(named));
  return (line) =>
    matches({ title: null, text: line, tags: [], author: { handle: null }, urls: [], language: null })?.text ?? [];
}
