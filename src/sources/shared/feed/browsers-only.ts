/** Explains refusals of sites whose edge servers admit home connections but reject data centers. */
import { type HttpResponse, type Refusal, SourceError } from '../../source.js';
import { hostOf } from '../address.js';

/** Takes every 403 as blocked, whatever its body: no key is involved that could be wrong. */
export function browsersOnly(response: HttpResponse): Refusal | undefined {
  if (response.status !== 403) return undefined;
  const error = new SourceError('blocked', `${hostOf(response.url)} turned the request away (HTTP 403)`, {
    status: 403,
    hint: 'it admits home and office networks, not servers: try from another network',
  });
  return { error, retry: false };
}
