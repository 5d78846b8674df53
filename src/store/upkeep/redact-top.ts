/** Removes rows from a report's top lists that only the forgotten mentions account for. */
import type { Mention, Report } from '../../types.js';
import { folded } from './select.js';

type Top = Report['top'];

/** Rows that other mentions account for too stay, with their numbers unchanged. */
export function redactTop(top: Top, gone: readonly Mention[], left: readonly Mention[]): Top {
  const kept = <Row>(rows: readonly Row[], says: (row: Row) => (mention: Mention) => boolean): Row[] =>
    rows.filter((row) => !gone.some(says(row)) || left.some(says(row)));
  const plainTexts = new Map<Mention, string>();
  const textOf = (mention: Mention) => {
    const known = plainTexts.get(mention);
    if (known !== undefined) return known;
    const text = plain(`${mention.title ?? ''}\n${mention.text}`);
    plainTexts.set(mention, text);
    return text;
  };
  return {
    keywords: kept(top.keywords, ({ value }) => {
      const words = plain(value).split(' ');
      return (mention) => words.every((word) => textOf(mention).includes(word));
    }),
    hashtags: kept(top.hashtags, ({ value }) => {
      const tag = folded(value);
      return ({ tags }) => tags.some((one) => folded(one.replace(/^[#＃]/, '')) === tag);
    }),
    authors: kept(top.authors, ({ value, source }) => {
      const name = folded(value);
      return ({ source: at, author }) =>
        at === source && [author.handle, author.name, author.id].some((one) => one !== null && folded(one) === name);
    }),
    sources: kept(
      top.sources,
      ({ value }) =>
        ({ source }) =>
          source === value,
    ),
    domains: kept(
      top.domains,
      ({ value }) =>
        ({ links, url }) =>
          [...links, url ?? ''].some((link) => link.toLowerCase().includes(value)),
    ),
    links: kept(
      top.links,
      ({ value }) =>
        ({ links }) =>
          links.includes(value),
    ),
  };
}

/** Folds as keywords are compared: without case and accents. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
