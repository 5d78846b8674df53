/** Maps results of Brave's news and web indexes. */
import { parseDate } from '../shared/date.js';
import { htmlToText } from '../shared/html-text.js';
import { distinct, hasText, listOf, objectOf, textOf, webOf } from '../shared/json.js';
import { listFrom, type Told } from '../shared/recognised.js';
import { tidyLine } from '../shared/text.js';
import type { Found } from '../source.js';

export interface Results {
  readonly results: readonly unknown[];
  /** Null if Brave does not say. */
  readonly isLast: boolean | null;
}

/** News results are at the top level, web results under `web`; both are absent if there are none. */
export function resultsIn(body: unknown, index: 'news' | 'web', told: Told): Results {
  const answer = objectOf(body);
  const isNothing = textOf(answer?.['type']) !== null && answer?.[index === 'web' ? 'web' : 'results'] === undefined;
  const holder = index === 'web' ? objectOf(answer?.['web']) : answer;
  const results = isNothing ? [] : listFrom(holder?.['results'], 'results', 'Brave', isResult, told);
  const more = objectOf(answer?.['query'])?.['more_results_available'];
  return { results, isLast: typeof more === 'boolean' ? !more : null };
}

function isResult(value: unknown): boolean {
  return webOf(objectOf(value)?.['url']) !== null && hasText(value, 'title');
}

export function fromResult(value: unknown): Found | null {
  const result = objectOf(value);
  const url = webOf(result?.['url']);
  const title = plain(result?.['title']);
  if (result === null || url === null || title === '') return null;
  const moment = parseDate(textOf(result['page_age']) ?? '');
  const extracts = [result['description'], ...listOf(result['extra_snippets'])].map(plain);
  const host = textOf(objectOf(result['meta_url'])?.['hostname']) ?? new URL(url).hostname;
  const profile = objectOf(result['profile']);
  return {
    id: url,
    kind: 'article',
    url,
    title: tidyLine(title),
    text: distinct(extracts.map((extract) => extract || null)).join('\n') || title,
    ...(moment === null ? {} : { publishedAt: moment.iso, precision: moment.precision }),
    language: textOf(result['language']),
    origin: { name: textOf(profile?.['name']) ?? host, url: webOf(`https://${host}`) },
    media: distinct([webOf(objectOf(result['thumbnail'])?.['original'])]),
  };
}

function plain(value: unknown): string {
  return htmlToText(textOf(value) ?? '');
}
