/** Pages of one search with one template. */
import { mayRead } from '../shared/robots.js';
import type { Found, SourceContext } from '../source.js';
import { hasPlace, headersOf, type Places, pageUrl } from './address.js';
import type { Answer } from './answer.js';
import type { Template } from './definition.js';
import { readAnswer } from './read-answer.js';

const ACCEPT: Readonly<Record<Template['answer'], string>> = {
  feed: 'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5',
  json: 'application/json, */*;q=0.5',
  html: 'text/html, application/xhtml+xml, */*;q=0.5',
};

export async function* pagesOf(
  template: Template,
  places: Places,
  context: SourceContext,
): AsyncGenerator<readonly Found[]> {
  const seen = new Set<string>();
  const first = pageUrl(template, places, 0, '');
  let url = first;
  for (let page = 1; ; page += 1) {
    const answer = await ask(template, places, url, first, page, context);
    if (answer === null) return;
    const fresh = answer.found.filter(({ id }) => !seen.has(id!));
    for (const { id } of fresh) seen.add(id!);
    if (page === 1) warnUnknown(template, answer, context);
    yield fresh;
    // A site without paging returns its first page again.
    if (answer.count === 0 || fresh.length === 0 || isBefore(template, fresh, context.since)) return;
    const next = nextUrl(template, places, page, answer);
    if (next === null || next === url) return;
    if (page === template.pages) {
      context.truncated(`only the first ${page} pages of ${template.name} were read; there may be more`);
      return;
    }
    url = next;
  }
}

/** Returns null if the page does not exist. @param page counted from 1 */
async function ask(
  template: Template,
  places: Places,
  url: string,
  first: string,
  page: number,
  context: SourceContext,
): Promise<Answer | null> {
  // A URL found in an answer may lead anywhere: keys are sent to the template's own origin only.
  const isHome = new URL(url).origin === new URL(first).origin;
  if (template.answer === 'html') await mayRead(url, !isHome, context);
  const response = await context.http.request({
    url,
    untrusted: !isHome,
    headers: { accept: ACCEPT[template.answer], ...(isHome ? headersOf(template, places) : {}) },
    // With numbered pages the last one is unknown: many sites, such as WordPress, answer 404 after it.
    accept: page > 1 && hasPlace(template, 'page') ? [404] : [],
  });
  if (response.status === 404) return null;
  const answer = await readAnswer(template, response, context);
  const { count, found } = answer;
  // For feeds this was reported already; their items may be pictures without text.
  if (template.answer !== 'feed' && count > found.length) context.unrecognised(count - found.length);
  return answer;
}

/** Warns if nothing was found and the template may be the reason, as that must not pass for an absence of results. */
function warnUnknown(template: Template, { count, found }: Answer, context: SourceContext): void {
  const isUnsure = template.answer === 'html' && template.empty === null;
  if (count === 0 && isUnsure) {
    const advice = 'name in empty what the page shows where there is none';
    context.warn('no_results', `${template.name}: no result was recognised; ${advice}`);
  }
  // Only feeds get here, whose items may be pictures: in other formats, results without text are an error.
  if (count > 0 && found.length === 0) {
    context.warn('no_results', `${template.name}: none of its ${count} items has a title or a text`);
  }
}

/**
 * Returns the URL of the next page; null if there is none, or no way to get it.
 * @param page number of pages already read
 */
function nextUrl(template: Template, places: Places, page: number, { next, cursor }: Answer): string | null {
  if (hasPlace(template, 'page')) return pageUrl(template, places, page, '');
  if (hasPlace(template, 'cursor'))
    return cursor === null || cursor === '' ? null : pageUrl(template, places, page, cursor);
  return next;
}

function isBefore({ order }: Template, found: readonly Found[], since: Date): boolean {
  if (order === 'relevance') return false;
  return found.every(({ publishedAt }) => typeof publishedAt === 'string' && Date.parse(publishedAt) < since.getTime());
}
