/** Reads the replies to one status, as far as the instance knows them. */
import { idOf, objectOf, textOf } from '../shared/json.js';
import type { Found } from '../source.js';
import { statusesIn } from './hashtags.js';
import { ask, type Context, type Instance } from './instance.js';
import { fromStatus, isPublic } from './wire.js';

/** Maps the URI of a status to its id on this instance, which is needed to request its replies. */
export interface LocalIds {
  readonly localIds: Map<string, string>;
}

export function noteLocalIds(statuses: readonly unknown[], { localIds }: LocalIds): void {
  for (const status of statuses.map(objectOf)) {
    const [uri, id] = [textOf(status?.['uri']), idOf(status?.['id'])];
    if (uri !== null && id !== null) localIds.set(uri, id);
  }
}

export async function* answerPages(
  { id }: Found,
  instance: Instance,
  context: Context & LocalIds,
  token: string,
): AsyncGenerator<readonly Found[]> {
  const local = context.localIds.get(id ?? '');
  if (local === undefined) return;
  const url = `${instance.origin}/api/v1/statuses/${encodeURIComponent(local)}/context`;
  const { body, response } = await ask(url, context, token);
  const statuses = statusesIn(objectOf(body)?.['descendants'], response, context).filter(isPublic);
  const uris = new Map(statuses.map((status) => [idOf(objectOf(status)?.['id']), textOf(objectOf(status)?.['uri'])]));
  yield statuses.flatMap((status) => {
    const found = fromStatus(status, instance.host);
    // A status refers to its parent by the instance's own id.
    const parent = uris.get(idOf(objectOf(status)?.['in_reply_to_id'])) ?? null;
    return found === null ? [] : { ...found, thread: parent === null ? {} : { parent } };
  });
}
