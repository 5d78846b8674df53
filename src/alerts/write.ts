/** Renders a message as text, in the markup of its target and within its limits. */
import type { Message } from './alert.js';

export interface Markup {
  /** Escapes one character, so that untrusted text has no meaning in the target's markup. */
  spell(character: string): string;
  /** Emphasizes text that is already escaped. */
  strong(text: string): string;
  link(url: string): string;
  /** Limit, in units of `size`. */
  readonly most: number;
  size(text: string): number;
}

export const PLAIN: Markup = {
  spell: (character) => character,
  strong: (text) => text,
  link: (url) => url,
  most: Number.POSITIVE_INFINITY,
  size: (text) => text.length,
};

export const LONGEST_TITLE = 200;
const LONGEST_LINE = 500;
const LONGEST_QUOTE = 280;

/** Renders a message. Lines that do not fit are left out, from the end. */
export function written(message: Message, markup: Markup): string {
  return fitting([title(message, markup), ...body(message, markup)], markup).join('\n');
}

/** Renders a message without its title, for targets that have a separate place for it. */
export function writtenBody(message: Message, markup: Markup): string {
  return fitting(body(message, markup), markup).join('\n');
}

/** Cuts a text to at most `most` UTF-16 code units, without splitting a surrogate pair. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

function title(message: Message, { spell, strong }: Markup): string {
  return strong(escaped(cut(message.title, LONGEST_TITLE), spell));
}

function body({ lines, quotes }: Message, { spell, link }: Markup): string[] {
  const said = quotes.map(({ sign, text, by, url }) => {
    const words = escaped(`${sign} “${cut(text, LONGEST_QUOTE)}” ${cut(by, LONGEST_TITLE)}`, spell);
    return url === null ? words : `${words} ${link(url)}`;
  });
  return [...lines.map((line) => escaped(cut(line, LONGEST_LINE), spell)), ...said];
}

function fitting(lines: readonly string[], { most, size }: Markup): readonly string[] {
  let used = 0;
  const end = lines.findIndex((line) => {
    used += size(line) + 1;
    return used > most;
  });
  return end === -1 ? lines : lines.slice(0, end);
}

const escaped = (text: string, spell: Markup['spell']): string => Array.from(text, spell).join('');
