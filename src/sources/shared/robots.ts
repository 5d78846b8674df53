/** robots.txt (RFC 9309): whether programs may read a page. */
import { type SourceContext, SourceError } from '../source.js';
import { hostOf } from './address.js';
import { objectOf, textOf } from './json.js';
import { oneAtATime } from './one-at-a-time.js';

/** Name of this program in the rules of sites. */
const AGENT = 'socialrank';
const DAY = 86_400_000;
/** The standard requires crawlers to parse at least 500 KiB; anything beyond may be ignored. */
const CHARACTERS_AT_MOST = 500 * 1024;
const RULES_AT_MOST = 5_000;

type Context = Pick<SourceContext, 'http' | 'cache' | 'now'>;

export function robotsUrl(url: string): string {
  return new URL('/robots.txt', url).href;
}

/**
 * Checks that a page may be read. Rules are requested once a day; without rules, everything may be read.
 * @param untrusted whether the URL was found in content
 * @throws SourceError `blocked` if the page may not be read; the failure of the request if the rules could not be read
 */
export async function mayRead(url: string, untrusted: boolean, context: Context): Promise<void> {
  if (allows(await rulesOf(url, untrusted, context), url)) return;
  throw new SourceError('blocked', `${hostOf(url)} asks programs not to read this page (robots.txt)`, {
    hint: 'ask its owner, or use a feed or an interface of the site where it has one',
  });
}

/** Requests the rules once, even if a site is read in several ways at the same time. */
async function rulesOf(url: string, untrusted: boolean, context: Context): Promise<string> {
  const key = `robots:${new URL(url).origin}`;
  return oneAtATime(key, async () => {
    const kept = readKept(await context.cache.get(key));
    if (kept !== null && context.now.getTime() - kept.at < DAY) return kept.rules;
    const rules = await askRules(url, untrusted, context);
    await context.cache.set(key, JSON.stringify({ rules, at: context.now.getTime() }));
    return rules;
  });
}

async function askRules(url: string, untrusted: boolean, { http }: Context): Promise<string> {
  try {
    const response = await http.request({
      url: robotsUrl(url),
      untrusted,
      headers: { accept: 'text/plain, */*;q=0.5' },
    });
    return ownGroup(response.text().slice(0, CHARACTERS_AT_MOST));
  } catch (error) {
    // Any 4xx other than 429 means that there are no rules; if the site is down, its rules are unknown.
    const status = error instanceof SourceError ? (error.status ?? 0) : 0;
    if (status >= 400 && status < 500 && status !== 429) return '';
    throw error;
  }
}

/** Returns the rules of all groups for this program, else of those for all programs, one per line: `allow /a`. */
function ownGroup(text: string): string {
  const groups = new Map<string, string[]>();
  let agents = new Set<string>();
  let isHead = false;
  for (const line of text.split(/[\r\n]+/)) {
    const said = line.split('#', 1)[0]!;
    const colon = said.indexOf(':');
    const field = said.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    const value = said.slice(colon + 1).trim();
    if (field === 'user-agent') {
      const agent = value.toLowerCase().split('/', 1)[0]!.trim();
      if (!isHead) agents = new Set();
      isHead = true;
      if (agent !== AGENT && agent !== '*') continue;
      agents.add(agent);
      if (!groups.has(agent)) groups.set(agent, []);
    } else if (field === 'allow' || field === 'disallow') {
      isHead = false;
      if (value !== '') for (const agent of agents) groups.get(agent)?.push(`${field} ${value}`);
    }
  }
  return (groups.get(AGENT) ?? groups.get('*') ?? []).slice(0, RULES_AT_MOST).join('\n');
}

/** The longest rule that matches the path applies; of two equally long ones, the one that allows. */
export function allows(rules: string, url: string): boolean {
  const { pathname, search } = new URL(url);
  const path = unescaped(`${pathname}${search}`);
  let [longest, isAllowed] = [-1, true];
  for (const rule of rules === '' ? [] : rules.split('\n')) {
    const space = rule.indexOf(' ');
    const pattern = unescaped(rule.slice(space + 1));
    if (pattern.length < longest || !fits(path, pattern)) continue;
    const allow = rule.startsWith('allow');
    isAllowed = pattern.length > longest ? allow : isAllowed || allow;
    longest = pattern.length;
  }
  return isAllowed;
}

/**
 * `*` matches anything, a final `$` the end of the path. Without backtracking: each part matches where it first occurs.
 */
function fits(path: string, pattern: string): boolean {
  const isWhole = pattern.endsWith('$');
  const [first = '', ...parts] = (isWhole ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(first)) return false;
  if (parts.length === 0) return !isWhole || path === first;
  let at = first.length;
  for (const [index, part] of parts.entries()) {
    if (isWhole && index === parts.length - 1) return path.length - part.length >= at && path.endsWith(part);
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return true;
}

function unescaped(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function readKept(text: string | undefined): { readonly rules: string; readonly at: number } | null {
  try {
    const kept = objectOf(JSON.parse(text ?? 'null'));
    return kept === null || typeof kept['at'] !== 'number'
      ? null
      : { rules: textOf(kept['rules']) ?? '', at: kept['at'] };
  } catch {
    return null;
  }
}
