/** What Brave says of what is left, and of what it refuses. */
import { bodyOf } from '../shared/body.js';
import { instantAt } from '../shared/instant.js';
import { countOf, type JsonObject, objectOf, textOf } from '../shared/json.js';
import { type Allowance, type HttpResponse, type Refusal, SourceError } from '../source.js';

/** Its headers list several windows at once, a second and a month: `1, 998` requests left for `1, 1209600` seconds. */
export function allowance(response: HttpResponse): Allowance | undefined {
  const answeredAt = Date.parse(response.headers['date'] ?? '');
  const remaining = numbersIn(response.headers['x-ratelimit-remaining']);
  const resets = numbersIn(response.headers['x-ratelimit-reset']);
  // A plan without a limit a month says 0 of 0 for it.
  const limits = numbersIn(response.headers['x-ratelimit-limit']);
  const windows = remaining.flatMap((left, at) => {
    const resetsAt = instantAt(answeredAt + (resets[at] ?? Number.NaN) * 1000);
    return resetsAt === null || limits[at] === 0 ? [] : [{ remaining: left, resetsAt }];
  });
  // The one that runs out first; of two, the one that lasts longer.
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

/** It calls both the same; a plan without a limit a month says 0 for it. */
function isUsedUp(plan: JsonObject | null): boolean {
  const [limit, used] = [countOf(plan?.['quota_limit']) ?? 0, countOf(plan?.['quota_current']) ?? 0];
  return limit > 0 && used >= limit;
}
