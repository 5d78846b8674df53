/** Client of Wikidata's API, which needs no key: search by name, and reading one entity. */
import { SourceError } from '../../errors.js';
import { listOf, objectOf } from '../../sources/shared/json.js';
import type { Http, HttpResponse } from '../../sources/source.js';
import { type Candidate, candidateOf } from './candidate.js';
import { type Entity, entityOf, labelOf } from './entity.js';

const API = 'https://www.wikidata.org/w/api.php';
const MOST_CANDIDATES = 10;
const MOST_BYTES = 8_000_000;
// Requests are refused while the database servers lag behind by more than this many seconds (API etiquette).
const MAX_LAG = '5';

/**
 * Searches by name. Results are in Wikidata's order, which puts what is linked most first.
 * @throws SourceError
 */
export async function findCandidates(http: Http, name: string, language: string): Promise<readonly Candidate[]> {
  const answer = await ask(http, {
    action: 'wbsearchentities',
    search: name,
    language,
    uselang: language,
    type: 'item',
    limit: String(MOST_CANDIDATES),
  });
  return listOf(answer['search'])
    .slice(0, MOST_CANDIDATES)
    .flatMap((one) => candidateOf(one, name) ?? []);
}

/**
 * @param id checked, such as `Q42`
 * @param languages of names; the first also applies to descriptions
 * @throws SourceError `not_found` if there is no such entity
 */
export async function readEntity(http: Http, id: string, languages: readonly string[]): Promise<Entity> {
  const answer = await ask(http, {
    action: 'wbgetentities',
    ids: id,
    props: 'labels|aliases|descriptions|claims',
    // Names that apply in every language are stored under `mul`.
    languages: [...new Set([...languages, 'mul'])].join('|'),
    languagefallback: '1',
  });
  // An entity that was merged into another is returned under the other's id.
  const [found] = Object.values(objectOf(answer['entities']) ?? {}).map(objectOf);
  const entity = found === undefined || found === null || 'missing' in found ? null : entityOf(found, languages);
  if (entity === null) throw new SourceError('not_found', `Wikidata has nothing under ${id}`);
  return entity;
}

/**
 * Labels of entities by id; those without a label are absent.
 * @throws SourceError
 */
export async function readLabels(
  http: Http,
  ids: readonly string[],
  language: string,
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const answer = await ask(http, {
    action: 'wbgetentities',
    ids: ids.join('|'),
    props: 'labels',
    languages: `${language}|mul`,
    languagefallback: '1',
  });
  const entities = objectOf(answer['entities']) ?? {};
  return new Map(
    ids.flatMap((id) => {
      const found = Object.hasOwn(entities, id) ? objectOf(entities[id]) : null;
      const label = found === null ? null : labelOf(found, [language]);
      return label === null ? [] : [[id, label] as const];
    }),
  );
}

async function ask(
  http: Http,
  parameters: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, unknown>>> {
  const query = new URLSearchParams({ ...parameters, format: 'json', formatversion: '2', maxlag: MAX_LAG });
  const response = await http.request({ url: `${API}?${query}`, maxBytes: MOST_BYTES });
  const answer = objectOf(response.json());
  if (answer === null)
    throw new SourceError('bad_response', 'Wikidata returned something other than what was requested');
  const error = objectOf(answer['error']);
  if (error !== null) throw refused(error['code'], response);
  return answer;
}

/** The API responds with 200 even if it refuses a request. */
function refused(code: unknown, { headers }: HttpResponse): SourceError {
  if (code === 'maxlag' || code === 'ratelimited') {
    const seconds = Number(headers['retry-after']);
    const wait = seconds > 0 && seconds <= 3600 ? `; try again in ${Math.ceil(seconds)} s` : '; try again later';
    return new SourceError('rate_limited', `Wikidata is busy${wait}`);
  }
  const known = typeof code === 'string' && /^[a-z0-9_-]{1,40}$/.test(code) ? ` (${code})` : '';
  return new SourceError('bad_response', `Wikidata refused the request${known}`);
}
