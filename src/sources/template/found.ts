/** From the texts of a result, wherever they stood, to what was found. */
import { hostOf, httpAddress } from '../shared/address.js';
import { absoluteLinks } from '../shared/feed/finish.js';
import { personId } from '../shared/feed/found.js';
import { htmlToText, readHtml } from '../shared/html-text.js';
import { tidyLine } from '../shared/text.js';
import type { Found } from '../source.js';
import type { Field, Template } from './definition.js';
import { readTime } from './times.js';

/** @param texts all that stands at the place of a field; may be markup @param base for relative addresses */
export function toFound(template: Template, texts: (field: Field) => readonly string[], base: string): Found | null {
  const line = (field: Field) => tidyLine(htmlToText(texts(field)[0] ?? ''));
  const count = (field: Field) => readCount(line(field));
  const url = httpAddress(texts('url')[0] ?? '', base);
  const id = idOf(template, line('id')) ?? url;
  const title = line('title');
  const body = readHtml(texts('text')[0] ?? '');
  if (id === null || (title === '' && body.text === '')) return null;
  const author = line('author');
  const moment = readTime(line('date'), template.date, template.zone);
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
    ...(moment === null ? {} : { publishedAt: moment.iso, precision: moment.precision }),
    language: line('language') || null,
    tags: texts('tags')
      .map((tag) => tidyLine(htmlToText(tag)).replace(/^#/, ''))
      .filter((tag) => tag !== ''),
    links: absoluteLinks(body.links, base, url),
    engagement: { likes: count('likes'), replies: count('replies'), views: count('views') },
    origin: { name: template.name, url: new URL(base).origin },
  };
}

/** Numbers of two sites may be the same. */
function idOf(template: Template, id: string): string | null {
  return id === '' ? null : /^(?:https?:|tag:|urn:)/i.test(id) ? id : `${hostOf(template.url)}/${id}`;
}

/** `1,234`, `1.2k`, `12 likes`. */
function readCount(text: string): number | null {
  const [, digits, thousands] = /^\D{0,20}?(\d[\d.,' ]{0,15})\s*([km])?\b/i.exec(text) ?? [];
  if (digits === undefined) return null;
  if (thousands === undefined) return Number(digits.replace(/\D/g, ''));
  return (
    Math.round(Number(digits.trim().replace(',', '.')) * (thousands.toLowerCase() === 'k' ? 1_000 : 1_000_000)) || null
  );
}
