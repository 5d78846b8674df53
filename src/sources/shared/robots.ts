/** What a site asks of robots (RFC 9309): for pages, which nobody has offered to programs as an interface or a feed. */

import { type HttpResponse, type SourceContext, SourceError } from '../source.js';
import { objectOf } from './json.js';
import { oneAtATime } from './one-at-a-time.js';

type Context = Pick<SourceContext, 'http' | 'cache' | 'now'>;

const AGENT = 'socialrank';
const DAY = 86_400_000;
// RFC 9309: at least 500 KiB are to be read.
const CHARACTERS_AT_MOST = 500 * 1024;
const RULES_AT_MOST = 2000;

/** Where a site says it. */
export function robotsUrl(url: string): string {
  return `${new URL(url).origin}/robots.txt`;
}

/** Asked once a day for a site. @throws SourceError `blocked` where robots are asked to stay away from the address */
export async function askRobots(url: string, context: Context): Promise<void> {
  const rules = await rulesOf(robotsUrl(url), context);
  const { pathname, search, host } = new URL(url);
  if (isAllowed(rules, pathname + search)) return;
  throw new SourceError('blocked', `${host} asks robots to stay away (robots.txt)`, {
    hint: 'look for an interface or a feed of that site',
  });
}

interface Rule {
  readonly allows: boolean;
  readonly path: string;
}

async function rulesOf(url: string, { http, cache, now }: Context): Promise<readonly Rule[]> {
  const key = `robots:${url}`;
  return oneAtATime(key, async () => {
    const kept = readKept(await cache.get(key));
    if (kept !== null && Math.abs(now.getTime() - kept.at) < DAY) return kept.rules;
    // What cannot be had forbids nothing; but a site that is down says nothing.
    const rules = readRules(await http.request({ url, accept: GONE }));
    await cache.set(key, JSON.stringify({ at: now.getTime(), rules }));
    return rules;
  });
}

const GONE = [301, 302, 303, 307, 308, 400, 401, 402, 403, 404, 405, 406, 410, 451];

function readRules(response: HttpResponse): Rule[] {
  if (response.status !== 200) return [];
  // A page in its place has no rules.
  return parseRobots(response.text().slice(0, CHARACTERS_AT_MOST));
}

/** The rules for us: those of our name, else those for all. */
export function parseRobots(text: string): Rule[] {
  const groups = new Map<string, Rule[]>();
  let agents: string[] = [];
  let isHead = false;
  let count = 0;
  for (const line of text.split(/\r\n?|\n/)) {
    const [, name = '', value = ''] = /^\s*(user-agent|allow|disallow)\s*:([^#]*)/i.exec(line) ?? [];
    const said = value.trim();
    if (/^user-agent$/i.test(name)) {
      agents = isHead ? [...agents, said.toLowerCase()] : [said.toLowerCase()];
      isHead = true;
    } else if (name !== '') {
      isHead = false;
      count += 1;
      if (count > RULES_AT_MOST) break;
      const rule = { allows: /^allow$/i.test(name), path: said };
      // An empty one says nothing.
      if (said !== '') for (const agent of new Set(agents)) groups.get(agent)?.push(rule);
    }
    for (const agent of agents) if (!groups.has(agent)) groups.set(agent, []);
  }
  return groups.get(AGENT) ?? groups.get('*') ?? [];
}

/** The longest rule that fits decides, and of two as long the kinder. */
export function isAllowed(rules: readonly Rule[], path: string): boolean {
  const fitting = rules.filter((rule) => fits(rule.path, path));
  const best = fitting.sort((a, b) => b.path.length - a.path.length || Number(b.allows) - Number(a.allows))[0];
  return best?.allows ?? true;
}

/** `*` stands for anything, `$` for the end. */
function fits(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith('$');
  const [first = '', ...parts] = (isWhole ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  if (!isWhole || at === path.length) return true;
  const last = parts.at(-1);
  return last !== undefined && path.endsWith(last);
}

function readKept(text: string | undefined): { readonly at: number; readonly rules: readonly Rule[] } | null {
  try {
    const kept = objectOf(JSON.parse(text ?? 'null'));
    const { at, rules } = kept ?? {};
    if (typeof at !== 'number' || !Array.isArray(rules)) return null;
    return {
      at,
      rules: rules.flatMap((rule: unknown) => {
        const { allows, path } = objectOf(rule) ?? {};
        return typeof allows === 'boolean' && typeof path === 'string' ? [{ allows, path }] : [];
      }),
    };
  } catch {
    return null;
  }
}
