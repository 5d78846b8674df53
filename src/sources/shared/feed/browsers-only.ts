/** Sites whose edge lets homes in and turns data centres away. */
import { type HttpResponse, type Refusal, SourceError } from '../../source.js';
import { hostOf } from '../address.js';

/** 403, whatever stands in it: there is no key that could be wrong. */
export function browsersOnly(response: HttpResponse): Refusal | undefined {
  if (response.status !== 403) return undefined;
  const error = new SourceError('blocked', `${hostOf(response.url)} turned the request away (HTTP 403)`, {
    status: 403,
    hint: 'it admits home and office networks, not servers: try from another network',
  });
  return { error, retry: false };
}
