/** The lists of a report: what is named most, with the tone in which it is. */
import type { Report } from '../../types.js';
import { domainOf } from '../mention/domain.js';
import { answering, type Observed } from './observed.js';
import { byCodePoint, type Compare, firstOf } from './order.js';
import { type Naming, type Tallied, tally } from './tally.js';
import { topAuthors } from './top-authors.js';
import { type ReadKeywords, topKeywords } from './top-keywords.js';

export interface TopOptions {
  /** Of each list at most. */
  readonly rows: number;
  readonly readKeywords: ReadKeywords;
}

type Row = Report['top']['keywords'][number];

/** Most mentions first, then by value; authors of equally many by what their mentions drew. `share` is of all mentions. */
export function top(observed: Observed, { rows, readKeywords }: TopOptions): Report['top'] {
  const mentions = answering(observed).length > 0 ? observed.mentions : [];
  const rowsOf = (tallied: readonly Tallied[]) =>
    firstOf(tallied, rows, byMentions).map((entry) => toRow(entry, mentions.length));
  return {
    keywords: rowsOf(topKeywords(mentions, rows, readKeywords)),
    hashtags: rowsOf(tally(mentions, hashtagNaming())),
    authors: mentions.length === 0 ? [] : topAuthors(observed, rows),
    sources: rowsOf(tally(mentions, ({ source }, name) => name(source, source))),
    domains: rowsOf(tally(mentions, domainsOf)),
    links: rowsOf(tally(mentions, linksOf)),
  };
}

const byMentions: Compare<Tallied> = (a, b) => b.mentions - a.mentions || byCodePoint(a.value, b.value);

function toRow({ value, mentions, positive, neutral, negative }: Tallied, all: number): Row {
  return { value, mentions, share: mentions / all, positive, neutral, negative };
}

/** Nobody's hashtag is longer, and Unicode takes the square of the length to put a run of marks in order. */
const LONGEST_TAG = 500;

const compatible = (tag: string): string => (tag.length > LONGEST_TAG ? tag : tag.normalize('NFKC'));

/** Hashtags come again and again: each spelling is folded once. */
function hashtagNaming(): Naming {
  const foldedTags = new Map<string, string>();
  return ({ tags }, name) => {
    for (const tag of tags) {
      const written = tag.trim().replace(/^[#＃]/, '');
      let folded = foldedTags.get(written);
      if (folded === undefined) foldedTags.set(written, (folded = compatible(written).toLowerCase()));
      if (folded !== '') name(folded, written);
    }
  };
}

const linksOf: Naming = ({ links }, name) => {
  for (const link of links) name(link, link);
};

/** Where mentions lead, and where articles stand: the page of a post is its network's, and says nothing. */
const domainsOf: Naming = ({ kind, url, links }, name) => {
  const nameHost = (address: string) => {
    const host = domainOf(address);
    if (host !== null) name(host, host);
  };
  for (const link of links) nameHost(link);
  if (kind === 'article' && url !== null) nameHost(url);
};
