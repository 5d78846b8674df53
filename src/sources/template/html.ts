/**
 * Answers in HTML: CSS selectors, with `@name` for an attribute, as in `h2 a@href`; `@name` alone refers to the result
 * itself.
 */
import { httpAddress } from '../shared/address.js';
import { botWall, isBotWall } from '../shared/bot-wall.js';
import { type Page, type PageNode, readPage } from '../shared/page.js';
import { SourceError } from '../source.js';
import type { Answer } from './answer.js';
import { type Template, wrong } from './definition.js';
import { foundIn } from './found.js';

const RESULTS_AT_MOST = 1_000;

/** @param url URL of the page, the base of relative URLs unless the page sets another */
export async function readHtmlAnswer(template: Template, html: string, url: string): Promise<Answer> {
  const page = await readPage(html);
  const base = httpAddress(page('base[href]').first().attr('href') ?? '', url) ?? url;
  const whole = (place: string) => textsAt(page, null, place, template)[0] ?? null;
  const results = find(page, null, template.items, template).slice(0, RESULTS_AT_MOST);
  if (results.length === 0) checkEmpty(template, page, html);
  return {
    found: foundIn(template, results.toArray(), (result, place) => textsAt(page, result, place, template), base),
    count: results.length,
    next: template.next === null ? null : httpAddress(whole(template.next) ?? '', base),
    cursor: template.cursor === null || template.cursor.startsWith('header:') ? null : whole(template.cursor),
  };
}

/** Distinguishes a page without results from one that was not understood. @throws SourceError in the latter case */
function checkEmpty(template: Template, page: Page, html: string): void {
  if (isBotWall(html)) throw botWall(template.name);
  if (template.empty === null || find(page, null, template.empty, template).length > 0) return;
  throw new SourceError('bad_response', `${template.name}: neither a result nor the sign of an empty page`, {
    hint: 'has the page changed? compare items and empty with it',
  });
}

function textsAt(page: Page, within: PageNode | null, place: string, template: Template): readonly string[] {
  const [, selector = '', attribute] = /^([^@]*)(?:@([\w:-]+))?$/s.exec(place) ?? [];
  const found = selector.trim() === '' && within !== null ? page(within) : find(page, within, selector, template);
  return found
    .toArray()
    .map((element) => (attribute === undefined ? (page(element).html() ?? '') : (page(element).attr(attribute) ?? '')))
    .filter((text) => text.trim() !== '');
}

function find(page: Page, within: PageNode | null, selector: string, template: Template) {
  try {
    return within === null ? page(selector) : page(within).find(selector);
  } catch {
    throw wrong(`the template ${template.name} has a selector that cannot be read: ${JSON.stringify(selector)}`);
  }
}
