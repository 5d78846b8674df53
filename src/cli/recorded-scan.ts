/** Options of a scan stored on its tape, so that a replay makes the same requests. */

import { REDACTED } from '../http/redact.js';
import type { Tape } from '../http/tape.js';
import { isRemote } from '../plugins/remote-source.js';
import type { ScanRequest } from '../scan/request.js';
import type { GivenSettings } from '../sources/settings.js';
import type { Source } from '../sources/source.js';
import { member } from './settings/settings.js';

export interface RecordedScan {
  /** Real time at which the scan ran. */
  readonly now?: Date;
  /** Clock of the scan, as set by `--as-of`. */
  readonly asOf?: Date;
  readonly since?: Date;
  readonly allTime?: boolean;
  readonly until?: Date;
  readonly limit?: number;
  readonly strict?: boolean;
  readonly expandLinks?: boolean;
  readonly sources?: readonly string[];
  /** Those of `sources` that were named or have a key, and so must not be omitted silently. */
  readonly wanted?: readonly string[];
  readonly settings: Readonly<Record<string, GivenSettings>>;
}

/** Omits local inputs and external processes: they are not on a tape and must be named again on replay. */
export function toRecord(request: ScanRequest): Record<string, unknown> {
  const sources = request.sources.filter(({ source }) => source.isLocal !== true && !isExternal(source));
  return {
    query: request.query.input,
    now: request.now.toISOString(),
    asOf: request.clock.toISOString(),
    since: request.isAllTime === true ? undefined : request.window?.since.toISOString(),
    until: request.window?.until.toISOString(),
    allTime: request.window === null || request.isAllTime || undefined,
    limit: request.limitsWhole ? request.limit : undefined,
    strict: request.strict || undefined,
    expandLinks: request.shortLinks !== null || undefined,
    sources: sources.map(({ name, source }) => (isRemote(source) ? source.origin.written : name)),
    wanted: sources.filter(({ isWanted }) => isWanted).map(({ name }) => name),
    settings: Object.fromEntries(
      sources.map(({ name, source, settings }) => [name, withoutSecrets(source.settings ?? {}, settings)]),
    ),
  };
}

function isExternal(source: Source): boolean {
  return isRemote(source) && source.origin.type === 'exec';
}

/** Reads the options from a tape. A HAR from another tool has none, so only the flags of this run apply. */
export function fromRecord(tape: Tape): RecordedScan {
  const time = (key: string) => {
    const written = member(tape.scan, key);
    return typeof written === 'string' && !Number.isNaN(Date.parse(written)) ? new Date(written) : undefined;
  };
  const [now, asOf, since, until] = [time('now'), time('asOf'), time('since'), time('until')];
  const limit = member(tape.scan, 'limit');
  const [sources, wanted] = [names(member(tape.scan, 'sources')), names(member(tape.scan, 'wanted'))];
  const settings = member(tape.scan, 'settings');
  return {
    ...(now === undefined ? {} : { now }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(member(tape.scan, 'allTime') === true ? { allTime: true } : {}),
    ...(typeof limit === 'number' ? { limit } : {}),
    ...(member(tape.scan, 'strict') === true ? { strict: true } : {}),
    ...(member(tape.scan, 'expandLinks') === true ? { expandLinks: true } : {}),
    ...(sources === null ? {} : { sources }),
    ...(wanted === null ? {} : { wanted }),
    settings: typeof settings === 'object' && settings !== null ? (settings as Record<string, GivenSettings>) : {},
  };
}

function names(written: unknown): readonly string[] | null {
  return Array.isArray(written) ? written.filter((name) => typeof name === 'string') : null;
}

/** Redacts secrets; they still count as set, because the responses that they gave access to are on the tape. */
function withoutSecrets(
  specs: NonNullable<ScanRequest['sources'][number]['source']['settings']>,
  values: GivenSettings,
): GivenSettings {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, specs[key]?.secret === true ? redacted(value) : value]),
  );
}

/** Redacts a value as the recording does: only the host of an address remains. */
function redacted(value: GivenSettings[string]): GivenSettings[string] {
  if (typeof value === 'object') return value.map((part) => redactedText(part));
  return value === undefined ? undefined : redactedText(value);
}

function redactedText(value: string): string {
  const [host] = /^https?:\/\/[^/?#@]+(?=\/|$)/i.exec(value.trim()) ?? [];
  return host === undefined ? REDACTED : `${host}/${REDACTED}`;
}
