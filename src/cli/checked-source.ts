/** Checks a source with the smallest possible scan: its own example query, one item, the default window. */
import { UsageError } from '../errors.js';
import type { Transport } from '../http/transport.js';
import { prepare } from '../library/prepare.js';
import { forgetLimits } from '../scan/asking/kept-limits.js';
import { stream } from '../scan/scan.js';
import type { GivenSettings } from '../sources/settings.js';
import type { Source } from '../sources/source.js';
import { diskCache } from './files/disk-cache.js';
import { pathsOf } from './files/paths.js';
import type { Io } from './io/io.js';
import { readSettings, settingsOf } from './settings/settings.js';

export interface Checked {
  readonly name: string;
  readonly status: 'answers' | 'silent' | 'fails' | 'skipped';
  readonly durationMs: number;
  readonly detail: string;
  readonly hint: string | null;
}

interface Circumstances {
  readonly signal: AbortSignal;
  readonly timeoutMilliseconds?: number;
  readonly transport?: Transport;
  /** Whether the user named the source: limits stored by earlier runs are then forgotten and it is queried anyway. */
  readonly isWanted?: boolean;
}

export async function checkSource(source: Source, io: Io, given: Circumstances): Promise<Checked> {
  const settings = settingsOf(source, readSettings(io), io.env);
  try {
    return await asked(source, settings, io, given);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    // An invalid setting concerns this source only; the others are still checked.
    return { name: source.name, status: 'fails', durationMs: 0, detail: error.message, hint: error.hint };
  }
}

async function asked(
  source: Source,
  settings: GivenSettings,
  io: Io,
  { isWanted = false, ...given }: Circumstances,
): Promise<Checked> {
  const now = (io.now ?? (() => new Date()))();
  const { cacheFolder } = pathsOf(io);
  if (isWanted) await forgetLimits(diskCache(cacheFolder, source.name));
  const prepared = await prepare(source.example, {
    sources: [source],
    settings: { [source.name]: settings },
    cache: (name) => diskCache(cacheFolder, name),
    // No expansion of the name: each form would be a separate search.
    exact: true,
    limit: 1,
    retries: 0,
    now: () => now,
    ...given,
  });
  try {
    for await (const event of stream(prepared.request)) {
      if (event.type !== 'report') continue;
      const { status, error, durationMs, fetched } = event.report.sources[0]!;
      const stale = event.report.warnings.find(({ code }) => code === 'stale');
      const hint = error?.hint ?? stale?.message ?? null;
      if (status === 'skipped')
        return {
          name: source.name,
          status: 'skipped',
          durationMs,
          detail: error?.message ?? 'cannot be checked',
          hint,
        };
      if (error !== null)
        return {
          name: source.name,
          status: 'fails',
          durationMs,
          detail: `${error.code}: ${error.message}${again(error.retryAt)}`,
          hint,
        };
      const detail = fetched === 0 ? 'answered, with nothing in it' : 'answered';
      return { name: source.name, status: fetched === 0 ? 'silent' : 'answers', durationMs, detail, hint };
    }
    throw new Error('a scan ended without its report');
  } finally {
    prepared.close();
  }
}

function again(retryAt: string | null): string {
  return retryAt === null ? '' : `; again after ${retryAt}`;
}
