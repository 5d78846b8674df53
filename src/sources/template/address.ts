/** Builds the URL of a page by filling the placeholders of the template. */
import { type Dialect, plainOrQuoted, quoted, renderQuery } from '../shared/dialect.js';
import type { QueryNode, RequestContext } from '../source.js';
import type { Template } from './definition.js';
import { DAY, unitOf, writeTime } from './times.js';

const dialect: Dialect = { word: plainOrQuoted, phrase: quoted };

/** Values of the placeholders for one search; page number and cursor are given per page. */
export interface Places {
  /** Null: the template has no placeholder for it. */
  readonly query: string | null;
  readonly keys: readonly string[];
  readonly window: Pick<RequestContext, 'since' | 'until'>;
}

export function hasPlace(template: Template, place: string): boolean {
  return template.url.includes(`{${place}}`);
}

/** Returns one search per branch; a template without a query placeholder is read once, in full. */
export function searchesOf(
  template: Template,
  branches: readonly QueryNode[],
  keys: readonly string[],
  window: Places['window'],
): Places[] {
  if (!hasPlace(template, 'query')) return [{ query: null, keys, window }];
  return branches.flatMap((branch) => {
    const query = renderQuery(branch, dialect);
    return query === '' ? [] : { query, keys, window };
  });
}

/** @param page counted from 0 */
export function pageUrl(template: Template, places: Places, page: number, cursor: string): string {
  const unit = unitOf(template.times);
  // The site's time zone and whether its last day is included are unknown: one more day on each side covers all cases.
  const slack = unit === DAY ? DAY : 0;
  const written = new Map<string, string>([
    ['query', places.query ?? ''],
    ['since', writeTime(new Date(places.window.since.getTime() - slack), template.times)],
    ['until', writeTime(new Date(places.window.until.getTime() + (slack || unit - 1)), template.times)],
    ['page', String(template.first + page * template.step)],
    ['cursor', cursor],
  ]);
  return filled(template.url, written, places.keys, encodeURIComponent);
}

export function headersOf(template: Template, places: Places): Record<string, string> {
  const fill = (text: string) => filled(text, new Map(), places.keys, (value) => value);
  return Object.fromEntries(Object.entries(template.headers).map(([name, value]) => [name, fill(value)]));
}

function filled(
  text: string,
  written: ReadonlyMap<string, string>,
  keys: readonly string[],
  encode: (value: string) => string,
): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = written.get(name) ?? keys[Number(/^key(\d{1,3})$/.exec(name)?.[1] ?? Number.NaN) - 1];
    return value === undefined ? place : encode(value.toWellFormed());
  });
}
