/** Serves the requests of a plugin while it searches: the network, its cache and the report, within limits. */
import { SourceError } from '../errors.js';
import type { HttpRequest, HttpResponse, SourceContext } from '../sources/source.js';
import { MESSAGE_BYTES, REMARKS_AT_MOST, REMARKS_TOO_MANY, REQUESTS_AT_ONCE } from './limits.js';
import type { Link, Serve } from './link.js';
import { readError, type WrittenResponse, writtenError } from './messages.js';

type Said = Parameters<Serve>[0];

export function serving(link: Link, context: SourceContext): Serve {
  const underWay = new Set<Promise<void>>();
  let remarks = 0;
  return (said) => {
    const remark = remarkOf(said, context);
    if (remark !== null) {
      remarks += 1;
      if (remarks <= REMARKS_AT_MOST) remark();
      if (remarks > REMARKS_TOO_MANY) {
        throw new SourceError('too_large', `it made more than ${REMARKS_TOO_MANY} remarks`);
      }
      return undefined;
    }
    const granted = grant(said, link, context).finally(() => underWay.delete(granted));
    underWay.add(granted);
    return underWay.size < REQUESTS_AT_ONCE ? undefined : Promise.race(underWay);
  };
}

function remarkOf(said: Said, context: SourceContext): (() => void) | null {
  const { type, message, code, count, reason, completeFrom, url, error } = said;
  if (type === 'note') return () => context.note(textOf(message));
  if (type === 'warn') return () => context.warn(textOf(code), textOf(message));
  if (type === 'unrecognised') return () => context.unrecognised(countOf(count));
  if (type === 'truncated') {
    const since = completeFrom === undefined ? undefined : new Date(textOf(completeFrom));
    return () => context.truncated(textOf(reason), since);
  }
  if (type !== 'endpoint') return null;
  const failure = error === null || error === undefined ? null : readError(error);
  return () => context.endpoint({ url: textOf(url), error: failure });
}

async function grant(said: Said, link: Link, context: SourceContext): Promise<void> {
  const id = Number(said['id']);
  try {
    if (said['type'] === 'http') {
      const refused: { response?: WrittenResponse } = {};
      try {
        const response = await context.http.request(readRequest(said, refused));
        link.reply({ type: 'reply', id, response: writtenResponse(response) });
      } catch (error) {
        link.reply({ type: 'reply', id, error: writtenError(error), ...refused });
      }
      return;
    }
    link.reply({ type: 'reply', id, value: await cached(said, context) });
  } catch (error) {
    link.reply({ type: 'reply', id, error: writtenError(error) });
  }
}

async function cached({ type, key, value }: Said, { cache }: SourceContext): Promise<unknown> {
  if (type === 'get') return cache.get(textOf(key));
  if (type === 'set' && textOf(value).length > MESSAGE_BYTES) {
    throw new SourceError('too_large', 'a cache is for small values');
  }
  if (type === 'set') return cache.set(textOf(key), textOf(value));
  if (type === 'delete') return cache.delete(textOf(key));
  throw new SourceError('bad_response', 'it requested something that does not exist');
}

/** Reads a request as the contract defines it; invalid members are ignored. */
function readRequest(said: Said, refused: { response?: WrittenResponse }): HttpRequest {
  const { url, method, headers, body, form, untrusted, accept, maxBytes } = (said['request'] ?? {}) as Said;
  return {
    url: textOf(url),
    ...(method === 'HEAD' || method === 'POST' ? { method } : {}),
    headers: textsOf(headers),
    ...(body === undefined ? {} : { body }),
    ...(typeof form === 'object' && form !== null ? { form: textsOf(form) } : {}),
    untrusted: untrusted === true,
    ...(Array.isArray(accept) ? { accept: accept.filter((status) => Number.isInteger(status)) } : {}),
    ...(typeof maxBytes === 'number' && maxBytes > 0 ? { maxBytes } : {}),
    ...(said['explains'] === true
      ? {
          // The plugin is asked to explain the response after the last retry.
          explain(response: HttpResponse) {
            refused.response = writtenResponse(response);
            return undefined;
          },
        }
      : {}),
  };
}

function writtenResponse({ status, url, headers, bytes }: HttpResponse): WrittenResponse {
  return { status, url, headers: { ...headers }, base64: Buffer.from(bytes).toString('base64') };
}

function textsOf(value: unknown): Record<string, string> {
  const entries = Object.entries(typeof value === 'object' ? (value ?? {}) : {});
  return Object.fromEntries(entries.map(([name, text]) => [name, textOf(text)]));
}

function countOf(value: unknown): number {
  return Number.isSafeInteger(value) ? Math.max(0, Number(value)) : 0;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
