/** Rate limits and refusals in Brave's answers. */
import { bodyOf } from '../shared/body.js';
import { instantAt } from '../shared/instant.js';
import { countOf, type JsonObject, objectOf, textOf } from '../shared/json.js';
import { type Allowance, type HttpResponse, type Refusal, SourceError } from '../source.js';

/** The headers list several windows, a second and a month: `1, 998` requests are left for `1, 1209600` seconds. */
export function allowance(response: HttpResponse): Allowance | undefined {
  const answeredAt = Date.parse(response.headers['date'] ?? '');
  const remaining = numbersIn(response.headers['x-ratelimit-remaining']);
  const resets = numbersIn(response.headers['x-ratelimit-reset']);
  // A plan without a monthly limit reports 0 of 0 for the month.
  const limits = numbersIn(response.headers['x-ratelimit-limit']);
  const windows = remaining.flatMap((left, at) => {
    const resetsAt = instantAt(answeredAt + (resets[at] ?? Number.NaN) * 1000);
    return resetsAt === null || limits[at] === 0 ? [] : [{ remaining: left, resetsAt }];
  });
  // The window with the fewest requests left; of several, the one that lasts longest.
  return windows.sort((a, b) => a.remaining - b.remaining || b.resetsAt.localeCompare(a.resetsAt))[0];
}

export function explain(response: HttpResponse): Refusal | undefined {
  const { status } = response;
  const said = objectOf(bodyOf(response)?.['error']);
  const code = textOf(said?.['code']) ?? '';
  const refuse = (error: SourceError): Refusal => ({ error, retry: false });
  if (/SUBSCRIPTION_TOKEN_INVALID/.test(code) || (status === 401 && code !== '')) {
    return refuse(new SourceError('auth', 'Brave refused the key', { status, hint: 'check brave.key' }));
  }
  if (/QUOTA|USAGE_LIMIT/.test(code) || status === 402 || isUsedUp(objectOf(said?.['meta']))) {
    return refuse(
      new SourceError('quota', 'the plan of this key at Brave has no requests left', {
        status,
        hint: 'wait for the next month, or raise the limit at https://api-dashboard.search.brave.com',
      }),
    );
  }
  if (/NOT_IN_PLAN|OPTION_NOT|RESOURCE_NOT_ALLOWED/.test(code)) {
    return refuse(
      new SourceError('auth', 'Brave does not let this key search', { status, hint: 'the key needs a Search plan' }),
    );
  }
  return undefined;
}

function numbersIn(header: string | undefined): number[] {
  if (header === undefined) return [];
  return header.split(',').map((part) => (/^\s*\d{1,12}\s*$/.test(part) ? Number(part) : Number.NaN));
}

/**
 * Whether the month's quota is used up, which has the same error code as the limit per second. A plan without a monthly
 * limit reports 0.
 */
function isUsedUp(plan: JsonObject | null): boolean {
  const [limit, used] = [countOf(plan?.['quota_limit']) ?? 0, countOf(plan?.['quota_current']) ?? 0];
  return limit > 0 && used >= limit;
}
