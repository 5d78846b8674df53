/**
 * Searches any site that answers with a feed, JSON or HTML, from a declarative description by the user, without code.
 */
import { KINDS } from '../../kinds.js';
import { searchEndpoints } from '../shared/endpoints.js';
import { newestFirst } from '../shared/newest-first.js';
import { robotsUrl } from '../shared/robots.js';
import {
  defineSource,
  type Found,
  type NativeRequest,
  type RequestContext,
  type SettingSpecs,
  type SourceContext,
  type SourceQuery,
} from '../source.js';
import { hasPlace, pageUrl, searchesOf } from './address.js';
import { nameOf, readTemplate, readTemplates, type Template } from './definition.js';
import { pagesOf } from './pages.js';

const settings = {
  templates: {
    description: 'a template, or a list of them, as JSON; in the settings file as plain objects',
    required: true,
    check: (text) => readTemplates(text).map(readTemplate),
  },
  keys: {
    description: 'keys of the sites, written as {key1}, {key2} … in url and headers',
    list: true,
    secret: true,
  },
} as const satisfies SettingSpecs;

type Context = SourceContext<typeof settings>;

export default defineSource({
  name: 'template',
  title: 'Templates',
  homepage: 'https://docs.rsshub.app',
  example: 'open source',
  groups: ['social', 'news', 'blogs', 'forums'],
  kinds: KINDS,
  limits: [
    'a template has a name and a url with {query} {since} {until} {page} {cursor}: for RSSHub, Nitter, RSS-Bridge or the search of any site',
    'answer is feed, json or html; for the last two, items says where the results are, and fields where id url title text author authorUrl date language tags likes replies views are in each',
    'a place is a path in JSON (data.posts, links.0.href) or a selector in HTML (h2 a@href; @id is an attribute of the result itself)',
    'times is the format of {since} and {until}, date the format of dates in results: iso, unix, milliseconds or letters such as DD.MM.YYYY HH:mm; zone, such as +01:00, applies to dates without one',
    'first, step and pages count {page}; next says where the address of the next page is, cursor where its {cursor} is (or header:NAME); empty is a place that only a page without results has',
    'order is newest or relevance, kind one of those above; headers are sent with each request; HTML pages are read only if robots.txt allows it',
  ],
  settings,
  capabilities(given) {
    const templates = templatesIn(given.templates);
    const isWhole =
      templates.length > 0 && templates.every((template) => template !== null && !hasPlace(template, 'query'));
    return isWhole
      ? { search: 'whole', operators: [] }
      : { search: 'words', operators: ['phrase'], wordsFindTags: true, isUnordered: true };
  },
  requests(query, context) {
    const templates = templatesIn(context.settings.templates).filter((template) => template !== null);
    const requests = templates.flatMap((template) => requestsOf(template, query, context));
    // The rules (robots.txt) of a site are requested only once.
    return [...new Map(requests.map((request) => [request.url, request])).values()];
  },
  search,
});

function requestsOf(template: Template, query: SourceQuery, context: RequestContext<typeof settings>): NativeRequest[] {
  return searchesOf(template, query.branches, context.settings.keys, context).flatMap((places): NativeRequest[] => {
    const url = pageUrl(template, places, 0, '');
    const rules = template.answer === 'html' ? [{ url: robotsUrl(url), query: null }] : [];
    return [...rules, { url, query: places.query }];
  });
}

async function* search(query: SourceQuery, context: Context): AsyncGenerator<readonly Found[]> {
  const templates = new Map<string, unknown>();
  for (const value of readTemplates(context.settings.templates))
    templates.set(unusedName(nameOf(value), templates), value);
  yield* searchEndpoints([...templates.keys()], context, (name) => searchOne(templates.get(name), query, context));
}

async function* searchOne(value: unknown, query: SourceQuery, context: Context): AsyncGenerator<readonly Found[]> {
  const template = readTemplate(value);
  const searches = searchesOf(template, query.branches, context.settings.keys, context);
  yield* newestFirst(searches.map((places) => pagesOf(template, places, context)));
}

function unusedName(name: string, used: ReadonlyMap<string, unknown>): string {
  for (let number = 1; ; number += 1) {
    const numbered = number === 1 ? name : `${name} (${number})`;
    if (!used.has(numbered)) return numbered;
  }
}

/** Returns null for invalid templates, which are reported when settings are checked. */
function templatesIn(text: string): readonly (Template | null)[] {
  const read = <T>(task: () => T): T | null => {
    try {
      return task();
    } catch {
      return null;
    }
  };
  return (read(() => readTemplates(text)) ?? []).map((value) => read(() => readTemplate(value)));
}
