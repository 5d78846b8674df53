/** Reads results of SearXNG, from any engine. */
import { parseDate } from '../shared/date.js';
import { htmlToText } from '../shared/html-text.js';
import { distinct, hasSome, hasText, listOf, objectOf, textOf, webOf } from '../shared/json.js';
import { listFrom, type Told } from '../shared/recognised.js';
import { tidyLine } from '../shared/text.js';
import type { Found, Kind } from '../source.js';

export interface Results {
  readonly results: readonly unknown[];
  /** Names of engines, each with the reason. */
  readonly unresponsive: readonly string[];
}

const ENGINES_AT_MOST = 20;

export function resultsIn(body: unknown, told: Told): Results {
  const answer = objectOf(body);
  const results = listFrom(answer?.['results'], 'results', 'SearXNG', isResult, told);
  const unresponsive = listOf(answer?.['unresponsive_engines']).slice(0, ENGINES_AT_MOST).map(listOf);
  return {
    results,
    unresponsive: distinct(
      unresponsive.map(([name, reason]) => {
        const engine = short(name);
        return engine === '' ? null : short(reason) === '' ? engine : `${engine} (${short(reason)})`;
      }),
    ),
  };
}

const KINDS = new Map<unknown, Kind>([
  ['videos', 'video'],
  ['images', 'image'],
]);

/** Some engines return key-value pairs without a link. */
function isResult(value: unknown): boolean {
  const isPage = webOf(objectOf(value)?.['url']) !== null && hasText(value, 'title');
  return isPage || hasSome(value, 'kvmap');
}

export function fromResult(value: unknown): Found | null {
  const result = objectOf(value);
  const url = webOf(result?.['url']);
  const title = tidyLine(htmlToText(textOf(result?.['title']) ?? ''));
  if (result === null || url === null || title === '') return null;
  const moment = parseDate(textOf(result['publishedDate']) ?? '');
  const author = tidyLine(textOf(result['author']) ?? '');
  const { hostname, origin } = new URL(url);
  return {
    id: url,
    kind: KINDS.get(result['category']) ?? 'article',
    url,
    title,
    text: htmlToText(textOf(result['content']) ?? '') || title,
    author: author === '' ? {} : { name: author },
    ...(moment === null ? {} : { publishedAt: moment.iso, precision: moment.precision }),
    origin: { name: hostname, url: origin },
    media: distinct([webOf(result['img_src']), webOf(result['thumbnail'])]),
  };
}

function short(value: unknown): string {
  return tidyLine(textOf(value) ?? '').slice(0, 60);
}
