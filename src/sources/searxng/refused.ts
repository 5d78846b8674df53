/** Why an instance says no: most often it was never told to answer with JSON. */
import { type HttpResponse, type Refusal, SourceError } from '../source.js';

export function explain(response: HttpResponse): Refusal | undefined {
  if (response.status !== 403) return undefined;
  const { host } = new URL(response.url);
  // The words of the framework that it is built with; an edge before it would use others.
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
