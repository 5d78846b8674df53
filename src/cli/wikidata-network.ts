/** Network for a lookup at Wikidata: a few small requests, one after the other. */
import { setTimeout as sleep } from 'node:timers/promises';
import { SourceError } from '../errors.js';
import { startDeadline } from '../library/deadline.js';
import type { Http } from '../sources/source.js';
import { VERSION } from '../version.js';
import type { TapeFiles } from './files/tape-files.js';
import type { Io } from './io/io.js';

/** Environment variable that replaces scheme and host of Wikidata's address. */
const BASE_URL = 'SOCIALRANK_WIKIDATA_BASE_URL';
/** Key of the lookup settings on a tape. */
const SETTINGS = 'wikidata';
/** Short, because a user is waiting. */
const DEADLINE_MILLISECONDS = 30_000;

/** @throws whatever `work` throws; SourceError `timeout` if it takes too long; UsageError if the base URL is invalid */
export async function withWikidata<T>(
  io: Pick<Io, 'env'>,
  { signal, tape }: { readonly signal: AbortSignal; readonly tape: TapeFiles },
  work: (http: Http) => Promise<T>,
): Promise<T> {
  const { DEFAULTS, openNetwork, userAgent } = await import('../http/index.js');
  const base = tape.recorded === null ? io.env[BASE_URL] : tape.recorded.settings[SETTINGS]?.['baseUrl'];
  const deadline = startDeadline(DEADLINE_MILLISECONDS, Date.now);
  const network = openNetwork({
    ...DEFAULTS,
    transport: await tape.open(),
    concurrency: null,
    userAgent: userAgent(VERSION),
    signal: AbortSignal.any([signal, deadline.signal]),
    deadlineAt: deadline.at,
    clock: {
      now: Date.now,
      sleep: (milliseconds, until) => sleep(milliseconds, undefined, { signal: until }),
      random: Math.random,
    },
    isReplay: tape.recorded !== null,
    secrets: [],
  });
  try {
    const http = network.forSource({
      signal,
      baseUrl: typeof base === 'string' && base !== '' ? base : null,
      onRequest() {},
    });
    try {
      return await work(http);
    } finally {
      await tape.keepLookUp({ [SETTINGS]: { baseUrl: base } });
    }
  } catch (error) {
    signal.throwIfAborted();
    if (!deadline.signal.aborted) throw error;
    throw new SourceError('timeout', 'Wikidata did not answer in time', { cause: error });
  } finally {
    deadline.clear();
    network.close();
  }
}
