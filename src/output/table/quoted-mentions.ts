/** Quotes a few mentions. */
import type { Mention, Report } from '../../types.js';
import { type Line, lineWidth, type Screen, wrap } from '../screen/line.js';
import { representativeMentions } from '../views/representative-mentions.js';
import { age } from '../words/time-words.js';

const MOST_LINES = 2;

export function quotedMentions(screen: Screen, report: Report, width: number): readonly Line[] {
  const mentions = representativeMentions(report, width < 78 ? 1 : 2);
  return mentions.flatMap((mention) => quoted(screen, mention, report.asOf, width));
}

function quoted(screen: Screen, mention: Mention, asOf: string, width: number): readonly Line[] {
  const { signs, piece } = screen;
  const label = mention.sentiment.label ?? 'neutral';
  const [open, close] = signs.quotes;
  const who = piece(attribution(mention, asOf, ` ${signs.dot} `), 'dim');
  // Text must be made safe and plain before it is measured and broken into lines.
  const said = piece(`${mention.excerpt || mention.title || mention.text.slice(0, 280)}`.replace(/\s+/g, ' ').trim());
  const lines = wrap(screen, `${open}${said.text}${close}`, width - 2, MOST_LINES).map((text, index) => [
    piece(index === 0 ? `${signs.tone[label]} `.slice(0, 2) : '  ', label),
    piece(text),
  ]);
  const last = lines.at(-1) ?? [];
  const gap = width - lineWidth(last) - lineWidth([who]);
  if (gap >= 3) return [...lines.slice(0, -1), [...last, piece(' '.repeat(gap)), who]];
  return [...lines, [piece('  '), ...cutWho(screen, who.text, width - 2)]];
}

function cutWho(screen: Screen, who: string, width: number): Line {
  return wrap(screen, who, width, 1).map((text) => screen.piece(text, 'dim'));
}

/** `@ann · bluesky · 2 h ago` */
function attribution({ author, source, publishedAt }: Mention, asOf: string, dot: string): string {
  const name = author.handle === null ? author.name : `@${author.handle}`;
  const when = publishedAt === null ? null : `${age(publishedAt, asOf)} ago`;
  return [name, source, when].filter((part) => part !== null).join(dot);
}
