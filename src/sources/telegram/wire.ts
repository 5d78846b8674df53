/** Reads preview pages of a public channel; their messages are oldest first. */
import { parseUrl } from '../../parse-url.js';
import { httpAddress } from '../shared/address.js';
import { type HtmlText, readHtml } from '../shared/html-text.js';
import { instantOf } from '../shared/instant.js';
import { distinct } from '../shared/json.js';
import { tidyLine } from '../shared/text.js';
import type { Found } from '../source.js';
import { elementsIn, type PageElement } from './elements.js';

export interface ChannelPage {
  /** Newest first. */
  readonly found: readonly Found[];
  /** There are messages, but none of them has a text. */
  readonly isWordless: boolean;
  /** The page breaks off before its end, so messages may be missing. */
  readonly isTorn: boolean;
  /** Upper bound (exclusive) of the message numbers on the next, older page; null: there is none. */
  readonly before: string | null;
}

/** Returns null if it is not such a page: Telegram has changed its markup, or something else answered. */
export function readChannel(html: string): ChannelPage | null {
  const elements = elementsIn(
    html,
    (classes, name) => /tg?me_|counter_/.test(classes) || name === 'time' || name === 'link',
  );
  const [history, nothing] = [first(elements, 'tgme_channel_history'), first(elements, 'tme_no_messages_found')];
  if (history === null && nothing === null) return null;
  const messages = messagesIn(elements);
  // There is text but no recognized message that could contain it.
  const isStrange = history !== null && nothing === null && messages.length === 0;
  if (isStrange && readHtml(html.slice(history.start, history.end)).text !== '') return null;
  const followers = followersIn(html, elements);
  const found = messages.flatMap((message) => fromMessage(html, message, followers) ?? []);
  const isWordless = found.length === 0 && messages.some(({ isService }) => !isService);
  const isTorn = /<html[\s>]/i.test(html) && !/<\/html>/i.test(html);
  return { found: found.reverse(), isWordless, isTorn, before: olderIn(elements) };
}

interface Message {
  /** As `channel/number`. */
  readonly id: string;
  readonly isService: boolean;
  readonly parts: readonly PageElement[];
}

function messagesIn(elements: readonly PageElement[]): Message[] {
  const messages: Message[] = [];
  for (let at = 0; at < elements.length; ) {
    const { classes, attributes, end } = elements[at]!;
    at += 1;
    const id = attributes['data-post'] ?? '';
    if (!classes.has('tgme_widget_message') || !/^\w{1,64}\/\d{1,15}$/.test(id)) continue;
    const begin = at;
    while (at < elements.length && elements[at]!.start < end) at += 1;
    messages.push({ id, isService: classes.has('service_message'), parts: elements.slice(begin, at) });
  }
  return messages;
}

/** Returns null for service messages and for pictures without a caption. */
function fromMessage(html: string, { id, isService, parts }: Message, followers: number | null): Found | null {
  const read = (part: PageElement | null): HtmlText =>
    part === null ? { text: '', links: [] } : readHtml(html.slice(part.start, part.end));
  const reply = first(parts, 'tgme_widget_message_reply');
  // A reply quotes another text, and albums nest their text elements: the first one outside the quote is complete.
  const own = reply === null ? parts : parts.filter(({ start }) => start < reply.start || start >= reply.end);
  const body = read(first(own, 'tgme_widget_message_text') ?? first(own, 'tgme_widget_message_poll_question'));
  if (isService || body.text === '') return null;
  const channel = id.split('/')[0]!;
  const name = tidyLine(read(first(own, 'tgme_widget_message_owner_name')).text);
  const home = `https://t.me/${channel}`;
  const reactions = own.filter(({ classes }) => classes.has('tgme_reaction')).map((part) => countIn(read(part).text));
  const date = first(own, 'tgme_widget_message_date');
  const time = own.find((part) => part.name === 'time' && date !== null && within(part, date));
  const preview = first(own, 'tgme_widget_message_link_preview')?.attributes['href'];
  return {
    id,
    kind: 'post',
    url: `https://t.me/${id}`,
    text: body.text,
    author: { id: channel, handle: channel, name: name === '' ? null : name, url: home, followers },
    publishedAt: instantOf(time?.attributes['datetime']),
    precision: 'second',
    tags: distinct(body.links.map(tagIn)),
    links: distinct([...body.links, preview ?? ''].map((link) => httpAddress(link))),
    engagement: {
      views: countIn(read(first(own, 'tgme_widget_message_views')).text),
      likes: reactions.length === 0 ? null : reactions.reduce<number>((sum, count) => sum + (count ?? 0), 0),
    },
    origin: { name: name === '' ? channel : name, url: home },
    thread: { parent: messageAt(reply?.attributes['href']) },
    repostOf: messageAt(first(own, 'tgme_widget_message_forwarded_from_name')?.attributes['href']),
    media: distinct(own.map(({ attributes }) => pictureIn(attributes['style'] ?? ''))),
  };
}

function first(elements: readonly PageElement[], name: string): PageElement | null {
  return elements.find(({ classes }) => classes.has(name)) ?? null;
}

function within(inner: PageElement, outer: PageElement): boolean {
  return inner.start > outer.start && inner.end <= outer.end;
}

/** Parses counts such as `4.85K`, which Telegram rounds; in a reaction its emoji precedes the count. */
function countIn(text: string): number | null {
  const [, digits, unit = ''] = /(\d{1,9}(?:\.\d{1,3})?)\s?([KMB]?)$/.exec(text.trim()) ?? [];
  return digits === undefined ? null : Math.round(Number(digits) * (UNITS.get(unit) ?? 1));
}

const UNITS = new Map([
  ['K', 1e3],
  ['M', 1e6],
  ['B', 1e9],
]);

/** The first counter is that of subscribers, in any language; those that follow count photos and files. */
function followersIn(html: string, elements: readonly PageElement[]): number | null {
  const counter = first(elements, 'tgme_channel_info_counter');
  const value = elements.find((part) => counter !== null && part.classes.has('counter_value') && within(part, counter));
  return value === undefined ? null : countIn(readHtml(html.slice(value.start, value.end)).text);
}

function olderIn(elements: readonly PageElement[]): string | null {
  const more = elements.find(({ attributes }) => attributes['data-before'] !== undefined)?.attributes['data-before'];
  const link = elements.find(({ name, attributes }) => name === 'link' && attributes['rel'] === 'prev');
  const before = more ?? parseUrl(link?.attributes['href'] ?? '', 'https://t.me')?.searchParams.get('before');
  return typeof before === 'string' && /^\d{1,15}$/.test(before) ? before : null;
}

function messageAt(href: string | undefined): string | null {
  return /^https:\/\/t\.me\/(\w{1,64}\/\d{1,15})(?:[?#].*)?$/.exec(href ?? '')?.[1] ?? null;
}

/** Hashtags link to a search within the channel. */
function tagIn(link: string): string | null {
  const query = link.startsWith('?') ? new URLSearchParams(link).get('q') : null;
  return query !== null && /^#[^\s#]/.test(query) ? query.slice(1) : null;
}

function pictureIn(style: string): string | null {
  const address = /background-image:\s*url\(["']?(https:[^"')\s]+)/.exec(style)?.[1];
  return address === undefined ? null : httpAddress(address);
}
