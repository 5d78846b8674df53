/** The top lists of a report, with the sentiment of each row. */
import type { Report } from '../../types.js';
import { domainOf } from '../mention/domain.js';
import { answering, type Observed } from './observed.js';
import { byCodePoint, type Compare, firstOf } from './order.js';
import { type Naming, type Tallied, tally } from './tally.js';
import { topAuthors } from './top-authors.js';
import { type ReadKeywords, topKeywords } from './top-keywords.js';

export interface TopOptions {
  /** Maximum number of rows in each list. */
  readonly rows: number;
  readonly readKeywords: ReadKeywords;
}

type Row = Report['top']['keywords'][number];

/**
 * Rows are sorted by mentions, then by value; authors with equally many by the interactions with their mentions.
 * `share` is relative to all mentions.
 */
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

/**
 * Longer tags are not normalized: none is real, and Unicode takes quadratic time to order a long run of combining
 * marks.
 */
const LONGEST_TAG = 500;

const compatible = (tag: string): string => (tag.length > LONGEST_TAG ? tag : tag.normalize('NFKC'));

/** Hashtags repeat a lot, so each spelling is folded only once. */
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

/**
 * Domains that mentions link to, and those of articles themselves. The address of a post is always that of its network.
 */
const domainsOf: Naming = ({ kind, url, links }, name) => {
  const nameHost = (address: string) => {
    const host = domainOf(address);
    if (host !== null) name(host, host);
  };
  for (const link of links) nameHost(link);
  if (kind === 'article' && url !== null) nameHost(url);
};
