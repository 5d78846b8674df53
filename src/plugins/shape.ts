/** Validates a plugin: its description, its capabilities and the requests it would send. */
import { UsageError } from '../errors.js';
import { KINDS } from '../kinds.js';
import { parseUrl } from '../parse-url.js';
import type { Capabilities, NativeRequest, Operator, Rate, Source, SourceGroup } from '../sources/source.js';

/** The members of a source that are not functions. */
export type Description = Omit<Source, 'capabilities' | 'requests' | 'search' | 'allowance' | 'quota' | 'isLocal'>;

const GROUPS: readonly SourceGroup[] = ['social', 'news', 'blogs', 'forums', 'dev', 'reviews'];
const OPERATORS: readonly Operator[] = [
  'phrase',
  'or',
  'not',
  'group',
  'tag',
  'handle',
  'ticker',
  'from',
  'site',
  'lang',
  'link',
];
const LONGEST_TEXT = 500;
const MOST_REQUESTS = 1000;

type Members = Readonly<Partial<Record<string, unknown>>>;
type Check = readonly [member: string, isRight: (value: unknown) => boolean, what: string];

const CHECKS: readonly Check[] = [
  ['name', (value) => isText(value) && /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(value), 'a name in kebab-case'],
  ['title', isText, 'a text'],
  ['homepage', (value) => isText(value) && /^https?:$/.test(parseUrl(value)?.protocol ?? ''), 'a web address'],
  ['example', isText, 'a query that finds something'],
  ['groups', isListOf((value) => GROUPS.some((group) => group === value)), `a list of ${GROUPS.join(', ')}`],
  ['kinds', isListOf((value) => KINDS.some((kind) => kind === value)), `a list of ${KINDS.join(', ')}`],
  ['limits', isListOf(isText), 'a list of lines'],
];

/**
 * @param told the answer of its process
 * @param called the name that the user wrote
 * @throws UsageError naming the first member that is missing or invalid
 */
export function readDescription(told: unknown, called: string): Description {
  const { members, functions } = membersOf(told);
  const own = membersOf(members);
  const refuse = (why: string) =>
    new UsageError(`${called} is not a source: ${why}`, {
      hint: 'its default export must be the result of defineSource()',
    });
  for (const [member, isRight, what] of CHECKS) {
    if (own[member] === undefined) throw refuse(`it has no ${member}`);
    if (!isRight(own[member])) throw refuse(`its ${member} must be ${what}`);
  }
  for (const member of ['capabilities', 'requests', 'search']) {
    if (!Array.isArray(functions) || !functions.includes(member)) throw refuse(`it has no ${member}()`);
  }
  const { name, title, homepage, example, groups, kinds, limits, rate, isOptIn } = own as unknown as Description;
  return {
    name,
    title,
    homepage,
    example,
    groups,
    kinds,
    limits,
    settings: readSettings(own['settings'] ?? {}, refuse),
    ...rateIn(rate),
    ...(isOptIn === true ? { isOptIn } : {}),
  };
}

function rateIn(told: unknown): { readonly rate?: Rate } {
  const { requests, seconds } = membersOf(told);
  return isCount(requests) && isCount(seconds) ? { rate: { requests, seconds } } : {};
}

function readSettings(given: unknown, refuse: (why: string) => UsageError): NonNullable<Source['settings']> {
  const entries = Object.entries(membersOf(given)).map(([key, spec]) => {
    const { description, required, secret, list, default: unset, env } = membersOf(spec);
    if (!/^[a-z][a-zA-Z0-9]{0,50}$/.test(key) || !isText(description)) {
      throw refuse(`its setting ${key.slice(0, 50)} must have a name in camelCase and a description`);
    }
    const read = {
      description,
      ...(required === true ? { required } : {}),
      ...(secret === true ? { secret } : {}),
      ...(list === true ? { list } : {}),
      ...(isText(unset) ? { default: unset } : {}),
      ...(Array.isArray(env) ? { env: env.filter((name) => isText(name) && /^[A-Z][A-Z0-9_]*$/.test(name)) } : {}),
    };
    return [key, read] as const;
  });
  return Object.fromEntries(entries);
}

/** Returns null if they are invalid. */
export function readCapabilities(told: unknown): Capabilities | null {
  const given = membersOf(told);
  const { search, operators, wordsFindTags, followsThreads, isUnordered, pageSize, maxItems, maxDays, maxLength } =
    given;
  if (search !== 'words' && search !== 'tags' && search !== 'whole') return null;
  if (!isListOf((value) => OPERATORS.some((known) => known === value))(operators)) return null;
  return {
    search,
    operators: operators as Operator[],
    ...(wordsFindTags === true ? { wordsFindTags } : {}),
    ...(followsThreads === true ? { followsThreads } : {}),
    ...(isUnordered === true ? { isUnordered } : {}),
    ...(isCount(pageSize) ? { pageSize } : {}),
    ...(isCount(maxItems) ? { maxItems } : {}),
    ...(isCount(maxDays) ? { maxDays } : {}),
    ...(isCount(maxLength) ? { maxLength } : {}),
    ...rateIn(given['rate']),
  };
}

/** Returns null if they are invalid. */
export function readRequests(told: unknown): readonly NativeRequest[] | null {
  if (!Array.isArray(told) || told.length > MOST_REQUESTS) return null;
  const requests = told.map((given: unknown): NativeRequest | null => {
    const { method, url, query } = membersOf(given);
    if (typeof url !== 'string' || parseUrl(url) === null) return null;
    return { ...(method === 'POST' ? { method } : {}), url, query: typeof query === 'string' ? query : null };
  });
  return requests.every((request) => request !== null) ? requests : null;
}

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {};
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_TEXT;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && value > 0;
}

function isListOf(isRight: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => Array.isArray(value) && value.length <= LONGEST_TEXT && value.every(isRight);
}
