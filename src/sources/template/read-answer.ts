/** Reads an answer in the format of the template. */
import { decodeText } from '../shared/charset.js';
import { foundIn } from '../shared/feed/found.js';
import { parseFeed } from '../shared/feed/parse.js';
import { type FeedTold, recognisedFeed } from '../shared/feed/recognised-feed.js';
import { type HttpResponse, SourceError } from '../source.js';
import type { Answer } from './answer.js';
import type { Template } from './definition.js';
import { readHtmlAnswer } from './html.js';
import { readJsonAnswer } from './json.js';

export async function readAnswer(template: Template, response: HttpResponse, told: FeedTold): Promise<Answer> {
  const answer = await readBody(template, response, told);
  const header = /^header:\s*([\w-]+)$/i.exec(template.cursor ?? '')?.[1]?.toLowerCase();
  return header === undefined ? answer : { ...answer, cursor: response.headers[header] ?? null };
}

function readBody(template: Template, response: HttpResponse, told: FeedTold): Answer | Promise<Answer> {
  switch (template.answer) {
    case 'feed':
      return readFeedAnswer(template, response, told);
    case 'json':
      return readJsonAnswer(template, response.json(), response.url);
    case 'html':
      return readHtmlAnswer(template, decodeText(response.bytes, response.headers['content-type']), response.url);
    default:
      return template.answer satisfies never;
  }
}

function readFeedAnswer(template: Template, response: HttpResponse, told: FeedTold): Answer {
  const { bytes, url } = response;
  const contentType = response.headers['content-type'] ?? '';
  const feed = parseFeed(bytes, { contentType, url });
  if (feed === null) {
    const isPage = /\bhtml\b/i.test(contentType);
    throw new SourceError(isPage ? 'blocked' : 'not_a_feed', `${template.name} did not return a feed`, {
      hint: 'look at its address in a browser; a template of json or html says so in its answer',
    });
  }
  // URL of the feed without the query, which may differ next time.
  const home = template.url.replace(/[?#{].*$/s, '');
  const all = foundIn(recognisedFeed(feed, template.name, told), home);
  const found = all.map((one) => (template.kind === null ? one : { ...one, kind: template.kind }));
  return { found, count: feed.items.length, next: feed.next, cursor: null };
}
