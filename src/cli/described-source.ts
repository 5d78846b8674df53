/** Describes a source without making a request: what it declares, how it is set up, and how it last answered. */
import { isOlderThanUsual } from '../core/report/warnings.js';
import { forShell } from '../for-shell.js';
import { age, span } from '../output/words/time-words.js';
import { isRemote } from '../plugins/remote-source.js';
import { limitsAhead } from '../scan/asking/kept-limits.js';
import { environmentName, missingSetting } from '../scan/asking/settings.js';
import { type Known, knownOf } from '../scan/habits.js';
import { settingValues } from '../sources/settings.js';
import type { Source } from '../sources/source.js';
import { diskCache } from './files/disk-cache.js';
import { pathsOf } from './files/paths.js';
import type { Io } from './io/io.js';
import { type SettingsTree, settingsOf } from './settings/settings.js';

export async function describeSource(named: Source, tree: SettingsTree, io: Io, now: Date) {
  const given = settingsOf(named, tree, io.env);
  const settings = settingValues(named, given);
  const source = isRemote(named) ? await named.settled(settings) : named;
  if (isRemote(source)) source.close();
  const failure = isRemote(source) ? (source.failure ?? null) : null;
  const asked = isRemote(source) ? { given: forShell(source.origin.written) } : {};
  const missing = missingSetting({ source, settings, ...asked });
  const { search, operators, maxItems, maxDays, maxLength, rate = source.rate } = source.capabilities(settings);
  const cache = diskCache(pathsOf(io).cacheFolder, source.name);
  const [known, ahead] = await Promise.all([knownOf(cache), limitsAhead({ settings, cache }, now.getTime())]);
  const secrets = Object.entries(source.settings ?? {}).filter(([, spec]) => spec.secret === true);
  return {
    name: source.name,
    title: source.title,
    homepage: source.homepage,
    groups: source.groups,
    kinds: source.kinds,
    origin: isRemote(source) ? source.origin : BUILT_IN,
    state:
      failure !== null
        ? 'broken'
        : stateOf(source, { isMissing: missing !== null, waits: ahead.length > 0, isStale: isStale(known) }),
    key: {
      need: secrets.some(([, spec]) => spec.required === true) ? 'required' : secrets.length > 0 ? 'optional' : 'none',
      isSet: secrets.some(([key]) => given[key] !== undefined),
    } satisfies KeyNeed,
    needs:
      failure !== null
        ? failure.message
        : missing === null
          ? null
          : `${missing.message.replace(/^needs /, '')}: ${missing.hint}`,
    understands: { words: ['words', ...operators].join(', '), tags: 'hashtags', whole: 'read whole, filtered here' }[
      search
    ],
    reaches: { items: maxItems ?? null, days: maxDays ?? null, characters: maxLength ?? null },
    rate: rate ?? null,
    quota:
      missing === null && source.quota !== undefined
        ? await source.quota({ settings, cache, now }).catch(() => null)
        : null,
    waits: ahead.map(({ code, message, retryAt }) => ({ code, message, retryAt })),
    answered: known,
    isStale: isStale(known),
    limits: source.limits,
    example: source.example,
    settings: Object.entries(source.settings ?? {}).map(([key, spec]) => ({
      key: `sources.${source.name}.${key}`,
      description: spec.description,
      environment: [environmentName(source.name, key), ...(spec.env ?? [])],
      isRequired: spec.required === true,
      isSecret: spec.secret === true,
      isSet: given[key] !== undefined,
      default: spec.default ?? null,
    })),
  };
}

const BUILT_IN = { type: 'built-in', written: null, path: null } as const;

/** For example `2 h ago; its newest was from 5 h ago; it usually is 10 min old`. */
export function answeredWords({ answered }: DescribedSource, now: Date): string {
  if (answered === null) return 'never so far';
  const { lastSuccess, newest, usualAgeSeconds: usual } = answered;
  return [
    ago(lastSuccess, now),
    ...(newest === null ? [] : [`its newest was from ${ago(newest, now)}`]),
    ...(usual === null ? [] : [`it usually is ${span(usual * 1000)} old`]),
  ].join('; ');
}

/** For example `2 h ago`. */
export function ago(time: string, now: Date): string {
  return `${age(time, now.toISOString())} ago`;
}

/** Whether the source takes a key, and whether one is set. */
interface KeyNeed {
  readonly need: 'none' | 'optional' | 'required';
  readonly isSet: boolean;
}

export type DescribedSource = Awaited<ReturnType<typeof describeSource>>;

function stateOf({ isOptIn }: Source, seen: { isMissing: boolean; waits: boolean; isStale: boolean }): string {
  if (seen.isMissing) return 'wants a setting';
  if (seen.waits) return 'waits';
  if (seen.isStale) return 'stale';
  return isOptIn === true ? 'on request' : 'ready';
}

function isStale(known: Known | null): boolean {
  const { lastAgeSeconds = null, usualAgeSeconds = null } = known ?? {};
  return (
    lastAgeSeconds !== null &&
    usualAgeSeconds !== null &&
    isOlderThanUsual(lastAgeSeconds * 1000, usualAgeSeconds * 1000)
  );
}
