/** Converts the texts of a result to a found item, for any answer format. */
import { hostOf, httpAddress } from '../shared/address.js';
import { absoluteLinks } from '../shared/feed/finish.js';
import { personId } from '../shared/feed/found.js';
import { htmlToText, readHtml } from '../shared/html-text.js';
import { tidyLine } from '../shared/text.js';
import { type Found, SourceError } from '../source.js';
import type { Field, Template } from './definition.js';
import { readTime } from './times.js';

/** Returns all texts at a location in a result; they may contain markup. */
type TextsAt<T> = (result: T, place: string) => readonly string[];

/**
 * Converts the results of a page.
 * @param base base of relative URLs
 * @throws SourceError `bad_response` if there are results, but none has the required fields
 */
export function foundIn<T>(template: Template, results: readonly T[], textsAt: TextsAt<T>, base: string): Found[] {
  const found = results.flatMap((result) => {
    const texts = (field: Field) => {
      const place = template.fields[field];
      return place === undefined ? [] : textsAt(result, place);
    };
    return toFound(template, texts, base) ?? [];
  });
  if (results.length === 0 || found.length > 0) return found;
  const missing = `none of its ${results.length} results has an id or url, and a title or text`;
  throw new SourceError('bad_response', `${template.name}: ${missing}`, {
    hint: 'has the site changed? compare items and fields with its answer',
  });
}

function toFound(template: Template, texts: (field: Field) => readonly string[], base: string): Found | null {
  const line = (field: Field) => tidyLine(htmlToText(texts(field)[0] ?? ''));
  const count = (field: Field) => readCount(line(field));
  const url = httpAddress(texts('url')[0] ?? '', base);
  const id = idOf(template, line('id')) ?? url;
  const title = line('title');
  const body = readHtml(texts('text')[0] ?? '');
  if (id === null || (title === '' && body.text === '')) return null;
  const author = line('author');
  return {
    id,
    kind: template.kind ?? 'article',
    url,
    title: title || null,
    text: body.text || title,
    author:
      author === ''
        ? {}
        : { id: personId(author, base), name: author, url: httpAddress(texts('authorUrl')[0] ?? '', base) },
    ...timeOf(template, line('date')),
    language: line('language') || null,
    tags: texts('tags')
      .map((tag) => tidyLine(htmlToText(tag)).replace(/^#/, ''))
      .filter((tag) => tag !== ''),
    links: absoluteLinks(body.links, base, url),
    engagement: { likes: count('likes'), replies: count('replies'), views: count('views') },
    origin: { name: template.name, url: new URL(base).origin },
  };
}

/** Marks a date that does not have the format of the template as unreadable, as the template may be wrong about it. */
function timeOf(
  { date, zone }: Template,
  written: string,
): Pick<Found, 'publishedAt' | 'precision' | 'hasUnreadableTime'> {
  const moment = readTime(written, date, zone);
  if (moment !== null) return { publishedAt: moment.iso, precision: moment.precision };
  return written === '' ? {} : { hasUnreadableTime: true };
}

/** Ids of different sites may coincide, so they are prefixed with the host. */
function idOf(template: Template, id: string): string | null {
  return id === '' ? null : /^(?:https?:|tag:|urn:)/i.test(id) ? id : `${hostOf(template.url)}/${id}`;
}

/** Parses `1,234`, `1.2k`, `12 likes`; negative numbers are not counts. */
function readCount(text: string): number | null {
  const [, before = '', digits, thousands] = /^(\D{0,20}?)(\d[\d.,' ]{0,15})\s*([km])?\b/i.exec(text) ?? [];
  if (digits === undefined || /(?:^|\s)[-−]$/.test(before)) return null;
  if (thousands === undefined) return Number(digits.replace(/[.,]\d{1,2}\s*$/, '').replace(/\D/g, ''));
  return (
    Math.round(Number(digits.trim().replace(',', '.')) * (thousands.toLowerCase() === 'k' ? 1_000 : 1_000_000)) || null
  );
}
