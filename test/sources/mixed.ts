/** Lists with unrecognisable items among valid ones: the rest must be read, and the skipped items counted. */
import { expect, it } from '@jest/globals';
import type { Http, HttpRequest, SettingSpecs, Source } from '../../src/sources/source.js';
import { collect, type Oddities, type Search, type Tape, tapeHttp, testContext } from '../../src/testing.js';

/** Tapes that contain unrecognisable results: ones without a usable address, and one without text. */
const STRANGE: ReadonlyMap<string, number> = new Map([
  ['brave/search.har', 1],
  ['searxng/search.har', 1],
  ['template/json.har', 1],
]);

export function countsStrangers<S extends SettingSpecs>(
  source: Source<S>,
  tape: Tape,
  search: Search,
  { tapeName, noLists }: Pick<Oddities, 'noLists'> & { readonly tapeName: string },
): void {
  const read = async (given: Tape) => {
    const { context, unrecognised } = testContext(source, search, inTurn(given, search.now ?? search.until));
    const found = await collect(source.search(search.query, context));
    return { found, strangers: unrecognised.reduce((sum, count) => sum + count, 0) };
  };

  it('recognises the items on its tape', async () => {
    expect(await read(tape)).toMatchObject({ strangers: STRANGE.get(tapeName) ?? 0 });
  });

  if (noLists !== undefined) return;
  it('skips and counts unrecognisable items in lists', async () => {
    const known = await read(tape);
    const mixed = await read(withStrangers(tape));
    expect(mixed.strangers).toBeGreaterThan(0);
    expect(mixed.found).toEqual(known.found);
  });
}

function withStrangers(tape: Tape): Tape {
  const entries = tape.entries.map((entry) => {
    const { status, bytes } = entry.response;
    if (status >= 300) return entry;
    const body = mixed(new TextDecoder().decode(bytes));
    return { ...entry, response: { ...entry.response, bytes: new TextEncoder().encode(body) } };
  });
  return { ...tape, entries };
}

const STRANGER = { other: { value: 'acme' } };

/** Adds unrecognisable items to a body of JSON, JSON lines or a feed. */
function mixed(body: string): string {
  try {
    return JSON.stringify(inLists(JSON.parse(body)));
  } catch {
    const [first, ...lines] = body.split('\n');
    if (first?.startsWith('{') === true) return [first, JSON.stringify(STRANGER), ...lines].join('\n');
    return body.replace(/<(item|entry)[\s>]/, '<$1><other>acme</other></$1>$&');
  }
}

/** Adds the item only to the outer one of nested lists; empty lists stay empty. */
function inLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? value : [STRANGER, ...(value as unknown[])];
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, inLists(member)]));
}

/**
 * Answers with the next page of the tape. A source that computes an offset from the number of items, strangers
 * included, requests other addresses than those on the tape.
 */
function inTurn(tape: Tape, now: Date): Http {
  const http = tapeHttp(tape, now);
  const asked = new Set<string>();
  return {
    ...http,
    request(request: HttpRequest) {
      const { pathname } = new URL(request.url);
      const own = tape.entries.map(({ url }) => url).filter((url) => new URL(url).pathname === pathname);
      const url = own.includes(request.url) ? request.url : (own.find((one) => !asked.has(one)) ?? request.url);
      asked.add(url);
      return http.request({ ...request, url });
    },
  };
}
