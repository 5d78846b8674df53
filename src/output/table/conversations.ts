/** Conversations: who said what and when, each reply indented below what it replies to. */
import type { Mention } from '../../types.js';
import { cutLine, type Line, type Screen, wrap } from '../screen/line.js';
import { conversations, type Said } from '../views/threads.js';
import { age } from '../words/time-words.js';

const LINES_AT_MOST = 3;
/** Deeper replies are not indented further, to leave enough width for the text. */
const DEPTH_AT_MOST = 10;

export function conversationLines(
  screen: Screen,
  mentions: readonly Mention[],
  asOf: string,
  width: number,
): readonly Line[] {
  return conversations(mentions).flatMap((said, index) => [
    ...(index > 0 && said.depth === 0 ? [[]] : []),
    ...told(screen, said, asOf, width),
  ]);
}

function told(screen: Screen, { mention, depth }: Said, asOf: string, width: number): readonly Line[] {
  const { piece, signs } = screen;
  const indent = '  '.repeat(Math.min(depth, DEPTH_AT_MOST));
  const label = mention.sentiment.label ?? 'neutral';
  const head = [
    piece(indent),
    piece(`${signs.tone[label]} `.slice(0, 2), label),
    piece(whoAndWhen(screen, mention, depth, asOf), 'dim'),
  ];
  const margin = `${indent}  `;
  const room = Math.max(1, width - margin.length);
  const lines = (text: string, style: 'strong' | 'plain' | 'dim', most: number) =>
    wrap(screen, piece(text.replace(/\s+/g, ' ').trim()).text, room, most).map((one) => [
      piece(margin),
      piece(one, style),
    ]);
  const { title, text, url, repostOf } = mention;
  return [
    cutLine(screen, head, width),
    ...(title === null ? [] : lines(title, 'strong', 2)),
    ...(text === '' || text === title ? [] : lines(excerptOf(mention), 'plain', LINES_AT_MOST)),
    ...(url === null || depth > 0 || repostOf !== null ? [] : lines(url, 'dim', 1)),
  ];
}

/** Returns the excerpt around the match, or the beginning of the text if the excerpt is empty or is the title. */
const excerptOf = ({ text, excerpt, title }: Mention): string =>
  excerpt === '' || excerpt === title ? text.slice(0, 1000) : excerpt;

/** `@ann · hackernews · 2 h ago · own`; replies do not repeat the source. */
function whoAndWhen(
  { signs }: Screen,
  { author, source, origin, publishedAt, repostOf, isOwned }: Mention,
  depth: number,
  asOf: string,
): string {
  const name = author.handle === null ? (author.name ?? 'somebody') : `@${author.handle}`;
  const where = depth > 0 ? null : origin.name === null || origin.name === source ? source : `${source} ${origin.name}`;
  const when = publishedAt === null ? null : `${age(publishedAt, asOf)} ago`;
  const marks = [repostOf === null ? null : 'repost', isOwned ? 'own' : null];
  return [name, where, when, ...marks].filter((part) => part !== null).join(` ${signs.dot} `);
}
