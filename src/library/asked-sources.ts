/** Prepares sources for a run: checks their settings, gives each a cache, and determines which keys they have. */
import { forShell } from '../for-shell.js';
import { readBaseUrl } from '../http/first-hop.js';
import { REDACTED } from '../http/redact.js';
import { type Written, withoutKeys } from '../http/written-keys.js';
import { isRemote } from '../plugins/remote-source.js';
import { requestContext } from '../scan/asking/ask.js';
import { fittedPushdown } from '../scan/asking/fitted-pushdown.js';
import type { AskedSource } from '../scan/request.js';
import { checkSettings, type GivenSettings, secretsOf, settingValues } from '../sources/settings.js';
import type { Source } from '../sources/source.js';
import type { Query } from '../types.js';
import { memoryCache } from './memory-cache.js';
import type { ScanOptions } from './options.js';

/** @throws UsageError if a setting is invalid */
export function askedSource(source: Source, options: ScanOptions): AskedSource {
  const given = settingValues(source, options.settings?.[source.name] ?? {});
  const keys = Object.keys(source.settings ?? {}).filter((key) => source.settings?.[key]?.secret === true);
  const hasKey = keys.some((key) => isSet(given[key]));
  const missing = keys.filter((key) => source.settings?.[key]?.required === true && !isSet(given[key]));
  // A tape contains no keys, so a replay gets placeholders for required ones, unless settings are given for the source.
  const isUnsaid = options.isReplay === true && options.settings?.[source.name] === undefined;
  if (typeof given['baseUrl'] === 'string') readBaseUrl(given['baseUrl'], `${source.name}.baseUrl`);
  checkSettings(source, given);
  return {
    name: source.name,
    ...(isRemote(source) && { given: forShell(source.origin.written) }),
    source,
    settings: isUnsaid
      ? { ...given, ...Object.fromEntries(missing.map((key) => [key, placeholder(source, key)])) }
      : given,
    cache: (options.cache ?? memoryCache)(source.name),
    client: {},
    hasKey: hasKey || writtenIn(given).some(({ holdsKeys }) => holdsKeys),
    isWanted: hasKey || (options.wanted?.has(source.name) ?? options.sources !== undefined),
  };
}

/** Returns every secret in the settings: the values of secret settings, and the keys contained in others. */
export function secretsIn(asked: readonly AskedSource[]): readonly string[] {
  return asked.flatMap(({ source, settings }) => [
    ...secretsOf(source, settings),
    ...writtenIn(settings).flatMap(({ keys }) => keys),
  ]);
}

function writtenIn(settings: GivenSettings): Written[] {
  return Object.values(settings).flatMap((value) => [value ?? []].flat().map(withoutKeys));
}

function placeholder(source: Source, key: string): string | readonly string[] {
  return source.settings?.[key]?.list === true ? [REDACTED] : REDACTED;
}

/** Asks remote sources for their capabilities and for the requests that they would send. */
export function settled(
  given: readonly AskedSource[],
  query: Query,
  request: Parameters<typeof requestContext>[1],
): readonly AskedSource[] | Promise<readonly AskedSource[]> {
  if (!given.some(({ source }) => isRemote(source))) return given;
  const asking = (asked: AskedSource) => (source: Source) => {
    const capabilities = source.capabilities(asked.settings);
    const context = requestContext(asked, request, capabilities);
    const { branches } = fittedPushdown(source, query, capabilities, context);
    if (branches.length > 0 || capabilities.search === 'whole') source.requests({ ...query, branches }, context);
  };
  return Promise.all(
    given.map(async (asked) => {
      if (!isRemote(asked.source)) return asked;
      return { ...asked, source: await asked.source.settled(asked.settings, asking(asked)) };
    }),
  );
}

function isSet(value: GivenSettings[string]): boolean {
  return value !== undefined && value.length > 0;
}
