/** Posts of 4chan and similar imageboards, as stored by their API and its archives. */
import { readHtml } from '../../sources/shared/html-text.js';
import { distinct, idOf, type JsonObject, textOf, webOf } from '../../sources/shared/json.js';
import type { Found } from '../../types.js';
import { textOfMarkup } from '../fields/marked-up.js';
import { momentOf } from '../fields/moment.js';
import { numberOf } from '../fields/values.js';

export function isImageboardPost(value: JsonObject): boolean {
  if (!('resto' in value) || !('no' in value)) return false;
  return numberOf(value['no']) !== null && numberOf(value['resto']) !== null && numberOf(value['time']) !== null;
}

/** Returns null for an image without text. Ids are unique only within a board, and the post does not always name it. */
export function fromImageboardPost(value: JsonObject): Found | null {
  const { text, links } = readHtml(textOf(value['com']) ?? '');
  const title = textOfMarkup(textOf(value['sub']) ?? '').text;
  if (text === '' && title === '') return null;
  const thread = numberOf(value['resto']);
  // The default name of anonymous posters.
  const name = textOf(value['name']);
  const moment = momentOf(value['time'], 'UTC');
  return {
    id: [textOf(value['board']), idOf(value['no']), idOf(value['time'])].filter((part) => part !== null).join('/'),
    kind: thread === 0 ? 'post' : 'comment',
    title: title === '' ? null : title,
    text,
    author: { handle: textOf(value['trip']), name: name === 'Anonymous' ? null : name },
    publishedAt: moment?.iso ?? null,
    precision: moment?.precision ?? null,
    links: distinct(links.map(webOf)),
    engagement: { replies: numberOf(value['replies']) },
  };
}
