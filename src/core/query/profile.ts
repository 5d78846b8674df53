/**
 * Turns a profile into a query: its names with their natural forms, accounts, hashtags and tickers, minus its
 * exclusions.
 */
import { UsageError } from '../../errors.js';
import type { Profile, Query, QueryNode } from '../../types.js';
import { foldText } from '../text/fold.js';
import { asWritten, handleForms } from './forms.js';
import { compileQuery } from './match.js';
import { joinedName, tagNames, withOtherAnd } from './name.js';
import { needlesOf } from './needles.js';
import { print, printQuery } from './print.js';
import { namesSomething } from './tokens.js';
import { and, not, or } from './tree.js';
import { hasWildcard, normalizeWildcard, wildcardProblem } from './wildcard.js';

/**
 * Excluded words drop the texts that contain them, as `-word` does. `context` and `domains` are not searched for: they
 * only affect ownership and relevance.
 * @param input the query as typed, if it was not the name
 * @throws UsageError if the profile excludes its own name, so that nothing could ever be found
 */
export function profileQuery(profile: Profile, input = profile.name): Query {
  const names = [profile.name, ...profile.aliases];
  const forms = names.flatMap((name) => named(name, profile.caseSensitive));
  const marks = [
    ...profile.handles.map((handle) => ({ type: 'handle', text: handle.replace(/^@/, '') }) as const),
    ...profile.hashtags.map((tag) => ({ type: 'tag', text: tag.replace(/^#/, '') }) as const),
  ];
  const wanted = or([...forms, ...unsaid(marks, forms)]);
  const excluded = profile.exclude.map(marked);
  const clash = excludedName(names, excluded);
  if (clash !== null) {
    throw new UsageError(`the profile ${profile.name} excludes its own name ${clash}: it would find nothing of it`, {
      hint: 'exclude a longer phrase, or leave that name out',
    });
  }
  const node = excluded.length === 0 ? wanted : and([wanted, not(or(excluded))]);
  return { input, brand: profile.name, expression: printQuery(node), owned: ownedBy(profile), profile, node };
}

/** Returns the accounts and hashtags that no natural form of a name already covers. */
function unsaid(marks: readonly QueryNode[], forms: readonly QueryNode[]): readonly QueryNode[] {
  if (marks.length === 0) return marks;
  const names = forms.flatMap((form) => (form.type === 'brand' ? form.text : []));
  const said = new Set(
    names
      .flatMap((name) => [
        ...tagNames(name).map((tag) => `#${tag}`),
        ...handleForms(name).map((handle) => `@${handle}`),
      ])
      .map(foldText),
  );
  return marks.filter((mark) => !said.has(keyOf(mark)));
}

const keyOf = (node: QueryNode): string => foldText(print(node));

/** With `caseSensitive`, only the spellings are used: tags and accounts have no case to recognize the brand by. */
function named(name: string, caseSensitive: boolean): readonly QueryNode[] {
  const [, ticker] = TICKER.exec(name) ?? [];
  if (ticker !== undefined) return [{ type: 'ticker', text: ticker }];
  if (!caseSensitive) return [{ type: 'brand', text: name, exact: false }];
  const spellings = [name, withOtherAnd(name), joinedName(name)].filter((text) => text !== null);
  return spellings.map((text) => ({ type: 'case', text }));
}

/** An alias in capitals after a dollar sign: `$ACME`, `$BRK.B`. */
const TICKER = /^\$([A-Z][A-Z0-9]{0,9}(?:[.:-][A-Z0-9]{1,4})?)$/;

/**
 * Parses an exclusion as after `-` in a query: `#ad` is a hashtag, `@acme_help` an account, `plug*` any word with that
 * prefix.
 */
function marked(text: string): QueryNode {
  if (/^[#＃]\S+$/u.test(text)) return { type: 'tag', text: text.slice(1) };
  if (/^[@＠]\S+$/u.test(text)) return { type: 'handle', text: text.slice(1) };
  const isPattern = hasWildcard(text) && wildcardProblem(text) === null && namesSomething(text);
  return isPattern ? { type: 'wildcard', text: normalizeWildcard(text) } : asWritten(text);
}

function excludedName(names: readonly string[], excluded: readonly QueryNode[]): string | null {
  if (excluded.length === 0) return null;
  const needles = needlesOf(or(excluded));
  const mayHold = (name: string) => needles?.some((needle) => foldText(name).includes(needle)) ?? true;
  if (!names.some(mayHold)) return null;
  const holds = compileQuery(or(excluded));
  const subject = { title: null, tags: [], author: { handle: null }, urls: [], language: null };
  return names.find((text) => holds({ ...subject, text }) !== null) ?? null;
}

/**
 * Accounts and sites of the brand; a profile without handles gets those its name suggests. Domains count because a
 * domain can be a handle on Bluesky.
 */
function ownedBy({ name, handles, owned, domains }: Profile): readonly string[] {
  const own = handles.length > 0 ? handles : handleForms(name).map((handle) => `@${handle}`);
  return [...new Set([...own, ...owned, ...domains])];
}
