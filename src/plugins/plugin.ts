/** Makes a source of a plugin: its description is known, everything else is requested from its process. */
import { SourceError } from '../errors.js';
import { KINDS } from '../kinds.js';
import type {
  Capabilities,
  Found,
  NativeRequest,
  RequestContext,
  SourceContext,
  SourceQuery,
} from '../sources/source.js';
import type { Place } from './find.js';
import { FOUND_AT_MOST } from './limits.js';
import { type Link, type NodeProcess, openLink } from './link.js';
import { writtenContext } from './messages.js';
import type { RemoteSource } from './remote-source.js';
import { serving } from './serve.js';
import { type Description, readCapabilities, readDescription, readRequests } from './shape.js';

/** The answers that must be known before it searches. */
interface Known {
  readonly capabilities: Capabilities;
  readonly requests: RemoteSource['requests'];
}

/** Searched in spite of the failure, so that the report states what is wrong with it. */
const BROKEN: Known = { capabilities: { search: 'whole', operators: [] }, requests: () => [] };

const IN_ITS_MODULE = 'the fault is in its module, or in one that it imports';

// How a search is split depends on the requests of its parts, which can be split again; this limits the rounds.
const MOST_ROUNDS = 50;

/**
 * Loads a plugin. If it cannot be loaded, it becomes a source that fails when it is searched, so that the other sources
 * continue.
 * @throws UsageError if it can be loaded but is not a source
 */
export async function openPlugin({ target, origin }: Place, node: NodeProcess): Promise<RemoteSource> {
  const open = async (): Promise<[Link, unknown]> => {
    const link = openLink(node);
    try {
      return [link, await link.ask({ type: 'load', target }, null)];
    } catch (error) {
      link.close();
      throw error;
    }
  };
  let loaded: Awaited<ReturnType<typeof open>>;
  try {
    loaded = await open();
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return failing(
      nameless(origin.written),
      origin,
      new SourceError(error.code, `it cannot be loaded: ${error.message}`, { hint: error.hint ?? IN_ITS_MODULE }),
    );
  }
  const [first, told] = loaded;
  try {
    const description = readDescription(told, origin.written);
    return running(
      description,
      origin,
      linksOf(first, async () => (await open())[0]),
    );
  } catch (error) {
    first.close();
    throw error;
  }
}

/**
 * The processes in which the plugin is loaded. Each search takes a process of its own and ends it; questions before a
 * search go to the process that the next search will take.
 */
interface Links {
  take(): Promise<Link>;
  giveBack(link: Link): void;
  close(): void;
}

function linksOf(first: Link, open: () => Promise<Link>): Links {
  let spare: Link | null = first;
  return {
    async take() {
      const link = spare ?? (await open());
      if (link === spare) spare = null;
      return link;
    },
    giveBack(link) {
      if (spare === null) spare = link;
      else link.close();
    },
    close() {
      spare?.close();
      spare = null;
    },
  };
}

function running(description: Description, origin: RemoteSource['origin'], links: Links): RemoteSource {
  const knowing = (known: Known): RemoteSource => ({
    ...description,
    origin,
    capabilities: () => known.capabilities,
    requests: known.requests,
    search: (query, context) => search(query, context, links),
    close: () => links.close(),
    async settled(settings, rehearsal) {
      const link = await links.take();
      try {
        const settled = knowing(await settle(link, settings, rehearsal && ((known) => rehearsal(knowing(known)))));
        links.giveBack(link);
        return settled;
      } catch (error) {
        link.close();
        if (!(error instanceof SourceError)) throw error;
        return failing(description, origin, error);
      }
    },
  });
  return knowing(BROKEN);
}

/** @param rehearsal calls `requests` to find out, with the answers known so far, which others are needed */
async function settle(
  link: Link,
  settings: Parameters<RemoteSource['settled']>[0],
  rehearsal: ((known: Known) => void) | undefined,
): Promise<Known> {
  const capabilities = readCapabilities(await link.ask({ type: 'capabilities', settings }, null));
  if (capabilities === null) throw new SourceError('bad_response', 'its capabilities() returns no capabilities');
  const known = new Map<string, readonly NativeRequest[]>();
  for (let round = 0; rehearsal !== undefined && round < MOST_ROUNDS; round += 1) {
    const wanted: Parameters<RemoteSource['requests']>[] = [];
    rehearsal({
      capabilities,
      requests(query, context) {
        const requests = known.get(keyOf(query));
        if (requests === undefined) wanted.push([query, context]);
        return requests ?? [];
      },
    });
    if (wanted.length === 0) break;
    for (const [query, context] of wanted) known.set(keyOf(query), await requestsOf(link, query, context));
  }
  return { capabilities, requests: (query) => known.get(keyOf(query)) ?? [] };
}

function keyOf({ branches }: SourceQuery): string {
  return JSON.stringify(branches);
}

async function requestsOf(link: Link, query: SourceQuery, context: RequestContext): Promise<readonly NativeRequest[]> {
  const question = { type: 'requests', query, context: writtenContext(context) } as const;
  // requests() must be pure, so any other messages it sends are ignored.
  const requests = readRequests(await link.ask(question, () => undefined));
  if (requests === null) throw new SourceError('bad_response', 'its requests() returns no list of requests');
  return requests;
}

async function* search(query: SourceQuery, context: SourceContext, links: Links): AsyncGenerator<readonly Found[]> {
  context.signal.throwIfAborted();
  const link = await links.take();
  const stop = () => link.close();
  context.signal.addEventListener('abort', stop, { once: true });
  try {
    context.signal.throwIfAborted();
    link.printTo(context.note);
    const serve = serving(link, context);
    await link.ask({ type: 'search', query, context: writtenContext(context) }, serve);
    for (let count = 0; count < FOUND_AT_MOST; ) {
      const page = await link.ask({ type: 'next' }, serve, null);
      if (page === null) return;
      if (!Array.isArray(page)) throw new SourceError('bad_response', 'it broke the connection to its process');
      count += page.length;
      yield page as readonly Found[];
    }
    context.truncated(`it returned more than ${FOUND_AT_MOST} items`);
  } catch (error) {
    // If the run ended its process, the signal has the reason.
    context.signal.throwIfAborted();
    throw error;
  } finally {
    context.signal.removeEventListener('abort', stop);
    link.close();
  }
}

function failing(description: Description, origin: RemoteSource['origin'], error: SourceError): RemoteSource {
  const source: RemoteSource = {
    ...description,
    origin,
    capabilities: () => BROKEN.capabilities,
    requests: BROKEN.requests,
    search: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(error) }) }),
    settled: () => Promise.resolve(source),
    close() {},
    failure: error,
  };
  return source;
}

/** The name of a source that could not state its own, derived from what the user wrote. */
function nameless(written: string): Description {
  const name = written
    .replace(/^.*[/\\]/, '')
    .replace(/\.[cm]?[jt]s$/, '')
    .replace(/^socialrank-source-/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  return {
    name: name === '' ? 'plugin' : name,
    title: written,
    homepage: 'https://www.npmjs.com/search?q=keywords:socialrank-source',
    example: 'acme',
    groups: [],
    kinds: KINDS,
    limits: ['it cannot be loaded'],
    settings: {},
  };
}
