/** Builds a profile from a Wikidata entity; every value has its provenance. */
import { joinedName } from '../../core/query/name.js';
import { foldText } from '../../core/text/fold.js';
import type { Http } from '../../sources/source.js';
import type { Origin } from '../origin.js';
import { brandKey, readProfile, type SavedProfile } from '../profile.js';
import { acceptedValue } from '../values.js';
import { writtenFrom } from '../written.js';
import { readEntity, readLabels } from './ask.js';
import { ID } from './candidate.js';
import type { Entity } from './entity.js';

export interface Resolved {
  readonly profile: SavedProfile;
  /** Name of the entity at Wikidata. */
  readonly label: string;
  readonly id: string;
  /** Notes for the user on what was left out, and why. */
  readonly notes: readonly string[];
}

type Field = 'aliases' | 'handles' | 'hashtags' | 'domains' | 'owned' | 'context';

interface Claim {
  readonly property: string;
  readonly field: Field;
  readonly kind: Parameters<typeof acceptedValue>[0];
  /** Turns the value into what a user would type. */
  readonly typed?: (value: string) => string;
}

const handle = (value: string) => `@${value.replace(/^@/, '')}`;

/**
 * Handles are searched for on networks where people name accounts by their handle; accounts elsewhere only count as the
 * brand's own. A subreddit is seldom the brand's own, but what is said there is likely to be about it.
 */
const CLAIMS: readonly Claim[] = [
  { property: 'P2002', field: 'handles', kind: 'handle', typed: handle }, // X
  { property: 'P12361', field: 'handles', kind: 'handle', typed: handle }, // Bluesky
  { property: 'P4033', field: 'handles', kind: 'handle', typed: handle }, // Mastodon
  { property: 'P2003', field: 'handles', kind: 'handle', typed: handle }, // Instagram
  { property: 'P11892', field: 'handles', kind: 'handle', typed: handle }, // Threads
  { property: 'P11245', field: 'owned', kind: 'handle', typed: handle }, // YouTube
  { property: 'P7085', field: 'owned', kind: 'handle', typed: handle }, // TikTok
  { property: 'P3789', field: 'owned', kind: 'handle', typed: handle }, // Telegram
  { property: 'P2037', field: 'owned', kind: 'handle', typed: handle }, // GitHub
  { property: 'P4265', field: 'owned', kind: 'handle', typed: handle }, // Reddit
  { property: 'P3943', field: 'owned', kind: 'handle', typed: handle }, // Tumblr
  { property: 'P2572', field: 'hashtags', kind: 'hashtag', typed: (value) => `#${value.replace(/^[#＃]/u, '')}` },
  { property: 'P856', field: 'domains', kind: 'site', typed: hostOf }, // official website
  { property: 'P1581', field: 'domains', kind: 'site', typed: hostOf }, // official blog
  { property: 'P3984', field: 'context', kind: 'words', typed: (value) => `r/${value.replace(/^\/?r\//, '')}` },
];

const [EXCHANGE, TICKER, INDUSTRY] = ['P414', 'P249', 'P452'] as const;
const MOST_ALIASES = 20;
const MOST_INDUSTRIES = 5;
/** Shorter aliases have too many other meanings. */
const SHORTEST_ALIAS = 3;

/**
 * @param name name of the profile as typed, so that the profile is found under it again
 * @throws SourceError
 */
export async function resolveEntity(
  http: Http,
  id: string,
  { name, languages }: { readonly name: string; readonly languages: readonly string[] },
): Promise<Resolved> {
  const entity = await readEntity(http, id, languages);
  const notes: string[] = [];
  const found: Origin[] = [
    ...aliasesOf(entity, name, notes),
    ...tickersOf(entity),
    ...CLAIMS.flatMap((claim) => claimed(entity, claim)),
    ...(await industriesOf(http, entity, languages[0] ?? 'en')),
  ];
  const origins = distinctOrigins(found);
  const provenance = [{ field: 'name', value: name, from: `wikidata:${entity.id}` }, ...origins];
  return {
    profile: withOrigins(name, provenance),
    label: acceptedValue('name', entity.label ?? '') ?? entity.id,
    id: entity.id,
    notes,
  };
}

/** Removes duplicates. An account among the handles is the brand's own anyway, and is not repeated under `owned`. */
function distinctOrigins(found: readonly Origin[]): readonly Origin[] {
  const keys = found.map(({ field, value }) => `${field === 'owned' ? 'handles' : field} ${foldText(value)}`);
  return found.filter((_, at) => keys.indexOf(keys[at]!) === at);
}

/** Builds a profile from values with their origins. */
function withOrigins(name: string, provenance: readonly Origin[]): SavedProfile {
  const of = (field: Field) => provenance.filter((one) => one.field === field).map(({ value }) => value);
  const values = (['aliases', 'handles', 'hashtags', 'domains', 'owned', 'context'] as const).map((field) => [
    field,
    of(field),
  ]);
  return { ...readProfile(writtenFrom({ name, ...Object.fromEntries(values) }, name)), provenance };
}

function aliasesOf(entity: Entity, name: string, notes: string[]): readonly Origin[] {
  const known = new Set([name, joinedName(name)].flatMap((text) => (text === null ? [] : [brandKey(text)])));
  const tooShort: string[] = [];
  const label = entity.label === null ? [] : [{ text: entity.label, mark: 'label' }];
  const given = [...label, ...entity.aliases.map(({ text, language }) => ({ text, mark: `alias-${language}` }))];
  const aliases = given.flatMap(({ text, mark }): readonly Origin[] => {
    const value = acceptedValue('name', text);
    if (value === null || known.has(brandKey(value))) return [];
    known.add(brandKey(value));
    const isTooShort = [...value].length < SHORTEST_ALIAS && /^[\p{ASCII}]+$/u.test(value);
    if (isTooShort) tooShort.push(value);
    return isTooShort ? [] : [{ field: 'aliases', value, from: `wikidata:${entity.id}#${mark}` }];
  });
  if (tooShort.length > 0) notes.push(`left out as too short to mean one brand: ${tooShort.join(', ')}`);
  const more = aliases.length - MOST_ALIASES;
  if (more > 0) notes.push(`${more} more aliases are known; the first ${MOST_ALIASES} were taken`);
  return aliases.slice(0, MOST_ALIASES);
}

function tickersOf(entity: Entity): readonly Origin[] {
  const beside = entity.qualifiers(EXCHANGE, TICKER).map((value) => ({ value, from: `${EXCHANGE}/${TICKER}` }));
  const own = entity.values(TICKER).map((value) => ({ value, from: TICKER }));
  return [...beside, ...own]
    .filter(({ value }) => /^[A-Z][A-Z0-9]{0,9}(?:[.:-][A-Z0-9]{1,4})?$/.test(value))
    .map(({ value, from }) => ({ field: 'aliases', value: `$${value}`, from: `wikidata:${entity.id}#${from}` }));
}

function claimed(entity: Entity, { property, field, kind, typed = (value) => value }: Claim): readonly Origin[] {
  return entity.values(property).flatMap((given) => {
    const value = acceptedValue(kind, typed(given));
    return value === null ? [] : [{ field, value, from: `wikidata:${entity.id}#${property}` }];
  });
}

async function industriesOf(http: Http, entity: Entity, language: string): Promise<readonly Origin[]> {
  const ids = entity
    .values(INDUSTRY)
    .filter((id) => ID.test(id))
    .slice(0, MOST_INDUSTRIES);
  return [...(await readLabels(http, ids, language)).values()].flatMap((label) => {
    const value = acceptedValue('words', label);
    return value === null ? [] : [{ field: 'context', value, from: `wikidata:${entity.id}#${INDUSTRY}` }];
  });
}

function hostOf(address: string): string {
  const host = /^https?:\/\/([^/?#@\s]+)/i.exec(address)?.[1]?.replace(/:\d+$/, '') ?? '';
  return SOMEBODY_ELSES.test(host) ? '' : host;
}

/** Sites of which the brand only owns a page. */
const SOMEBODY_ELSES =
  /(?:^|\.)(?:facebook|instagram|twitter|x|youtube|linkedin|tiktok|medium|github|google|wikipedia|archive|t|linktr)\.(?:com|org|me|ee)$/i;
