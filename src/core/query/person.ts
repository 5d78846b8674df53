/** People with several accounts: resolves `from:~ann` to the person's accounts on each source. */
import type { Account, Person, QueryNode } from '../../types.js';
import { foldText } from '../text/fold.js';
import { splitHandle } from './pattern.js';
import { queryError, type Token } from './tokens.js';
import { and, not, or } from './tree.js';

const FEEDS = 'rss';

/** Parses `bluesky:@ann.example`, `reddit:u/ann` or the address of a feed; null if it is none of these. */
export function readAccount(text: string): Account | null {
  const written = text.trim();
  if (/^https?:\/\/[^\s"]{1,2000}$/i.test(written)) return { source: FEEDS, handle: written };
  const [, source, handle] =
    /^([a-z][a-z\d-]{0,39}):@?(?:\/?u\/)?([\p{L}\p{N}_][^\s"@~]{0,250}(?:@[\p{L}\p{N}.-]{1,250})?)$/u.exec(written) ??
    [];
  return source === undefined || handle === undefined || source === FEEDS ? null : { source, handle };
}

export const printAccount = ({ source, handle }: Account): string =>
  source === FEEDS ? handle : `${source}:${handle}`;

/** Returns the name in lower case, without the `~` of `from:~name`; null if it is not a valid name of a person. */
export function personName(text: string): string | null {
  const name = text.trim().replace(/^~/, '').toLowerCase();
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,99}$/u.test(name) ? name : null;
}

/** @throws QueryError at the first unknown person, listing those that are known */
export function checkPersons(input: string, tokens: readonly Token[], persons: readonly Person[]): void {
  const known = persons.map(({ name }) => name.toLowerCase());
  for (const token of tokens) {
    if (token.type !== 'leaf') continue;
    const name = nameIn(token.node);
    if (name === null || known.includes(name)) continue;
    const expected =
      known.length === 0
        ? 'somebody saved before, as socialrank person add does'
        : known.map((one) => `~${one}`).join(', ');
    throw queryError(input, `nobody is known as ~${name}`, token.column + token.text.indexOf('~'), expected);
  }
}

/** Replaces each person's name with their accounts, each of which applies to its own source only. */
export function withPersons(node: QueryNode, persons: readonly Person[]): QueryNode {
  if (node.type === 'and') return and(node.nodes.map((part) => withPersons(part, persons)));
  if (node.type === 'or') return or(node.nodes.map((part) => withPersons(part, persons)));
  if (node.type === 'not') return not(withPersons(node.node, persons));
  const name = nameIn(node);
  const person = persons.find((one) => one.name.toLowerCase() === name);
  return person === undefined || person.accounts.length === 0 ? node : or(person.accounts.map(at));
}

const at = ({ source, handle }: Account): QueryNode =>
  and([
    { type: 'field', field: 'source', value: source },
    { type: 'field', field: 'from', value: handle },
  ]);

/** Simplifies a query for a single source, whose name is known; null if nothing there can match. */
export function onSource(node: QueryNode, source: string): QueryNode | null {
  const left = within(node, source);
  return left === 'never' ? null : left === 'always' ? { type: 'all' } : left;
}

function within(node: QueryNode, source: string): QueryNode | 'always' | 'never' {
  if (node.type === 'field' && node.field === 'source') return node.value === source ? 'always' : 'never';
  if (node.type === 'not') {
    const inner = within(node.node, source);
    return inner === 'always' ? 'never' : inner === 'never' ? 'always' : not(inner);
  }
  if (node.type !== 'and' && node.type !== 'or') return node;
  const [decisive, idle] = node.type === 'and' ? (['never', 'always'] as const) : (['always', 'never'] as const);
  const parts = node.nodes.map((part) => within(part, source));
  if (parts.includes(decisive)) return decisive;
  const rest = parts.filter((part) => part !== 'always' && part !== 'never');
  return rest.length === 0 ? idle : node.type === 'and' ? and(rest) : or(rest);
}

/** Returns the feeds of all persons that the query names. */
export function feedsAskedFor(node: QueryNode, persons: readonly Person[]): readonly string[] {
  const names = namesIn(node);
  const asked = persons.filter(({ name }) => names.includes(name.toLowerCase()));
  return asked.flatMap(({ accounts }) => accounts.filter(({ source }) => source === FEEDS).map(({ handle }) => handle));
}

/** Returns a function that maps a source and handle to the name of the person who owns the account, or null. */
export function identities(persons: readonly Person[]): (source: string, handle: string) => string | null {
  const names = new Map<string, string>();
  for (const { name, accounts } of persons) {
    for (const { source, handle } of accounts) names.set(keyOf(source, handle), name);
  }
  return (source, handle) =>
    names.get(keyOf(source, handle)) ?? names.get(keyOf(source, splitHandle(handle.replace(/^@/, ''))[0])) ?? null;
}

const keyOf = (source: string, handle: string): string => `${source}:${foldText(handle).replace(/^@/, '')}`;

const nameIn = (node: QueryNode): string | null =>
  node.type === 'field' && node.field === 'from' && node.value.startsWith('~') ? node.value.slice(1) : null;

function namesIn(node: QueryNode): readonly string[] {
  if (node.type === 'and' || node.type === 'or') return node.nodes.flatMap(namesIn);
  if (node.type === 'not') return namesIn(node.node);
  const name = nameIn(node);
  return name === null ? [] : [name];
}
