/** Explains why an instance refuses: usually JSON answers were never enabled. */
import { type HttpResponse, type Refusal, SourceError } from '../source.js';

export function explain(response: HttpResponse): Refusal | undefined {
  if (response.status !== 403) return undefined;
  const { host } = new URL(response.url);
  // The message of SearXNG's web framework; an edge server would use another.
  if (/have the permission to access the requested resource/i.test(response.text())) {
    const error = new SourceError('needs_config', `${host} does not return JSON`, {
      status: 403,
      hint: 'add json to search.formats in the settings.yml of the instance, or name another one in searxng.baseUrl',
    });
    return { error, retry: false };
  }
  const error = new SourceError('blocked', `${host} turned the request away (HTTP 403)`, {
    status: 403,
    hint: 'ask an instance of your own: public ones let browsers in, not programs',
  });
  return { error, retry: false };
}
