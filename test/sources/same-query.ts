/** A query means the same for every source: a scan keeps what a plain reference evaluation picks from its tape. */
import { expect, it } from '@jest/globals';
import { complete } from '../../src/core/mention/complete.js';
import { parseQuery } from '../../src/core/query/parse.js';
import { pushdown } from '../../src/core/query/pushdown.js';
import type { Subject } from '../../src/core/query/subject.js';
import { languageOfHeaded } from '../../src/detect-language.js';
import type { Transport } from '../../src/http/transport.js';
import { scan } from '../../src/library/scan.js';
import type { Cache, Found, SettingSpecs, Source } from '../../src/sources/source.js';
import { collect, type Search, type Tape, tapeHttp, testContext } from '../../src/testing.js';
import type { QueryNode, Report } from '../../src/types.js';
import { answerOf } from '../core/query/reference.js';
import { careless } from './careless.js';

const QUERIES: readonly string[] = [
  'acme coffee',
  'acme',
  '"acme coffee"',
  '"acme * coffee" OR "my acme"',
  'acme -coffee',
  'acme OR mill',
  '(acme OR beans) -(tea OR mill)',
  'acme -"acme coffee"',
  'acm* acme',
  'acme NEAR/3 coffee',
  'coffee ONEAR/5 acme',
  '#acme OR #coffee',
  'acme -#acme',
  '@acme OR acme',
  'title:acme',
  'raw:Acme',
  'case:Acme',
  'from:ann',
  'acme -from:ann',
  'acme has:links',
  'acme -has:links',
  'acme lang:en',
  'acme likes:>=2',
  'acme -likes:>=2',
  'acme type:comment',
  'acme is:reply',
  'acme -is:repost',
  'acme since:2026-11-19',
  '*',
];

/**
 * No source is exempt. One that only lists hashtags, or reports that it cannot express the whole query, is checked
 * against what it can find; one that cannot be queried must have no results, and a warning with the reason.
 */
export function meansTheSame<S extends SettingSpecs>(source: Source<S>, tape: Tape, search: Search): void {
  const { context } = testContext(source, search, tapeHttp(tape));
  const capabilities = source.capabilities(context.settings);
  const isWhole = capabilities.search === 'whole';
  const reading = readingOf(source.name, search);

  it('finds, for every query, what the plain reference evaluation picks from its tape', async () => {
    const test = testContext(source, search, tapeHttp(tape, search.now ?? search.until));
    const onTape = await collect(source.search(search.query, test.context));
    let picked = 0;
    for (const input of [...QUERIES, ...ownQueries(onTape)]) {
      const { branches, impossible } = pushdown(parseQuery(input), capabilities);
      const reach = isWhole ? onTape : await reading.reached(branches, onTape);
      // Returns exactly what the searches sent to it match.
      const exact: Source = {
        ...(source as unknown as Source),
        async *search() {
          yield reach;
        },
      };
      const report = await scanned(input, exact, { ...search, limit: 10_000 }, careless(tape));
      const isExact = isWhole || (capabilities.search === 'words' && impossible.length === 0);
      const expected = await reading.picks(input, isExact ? onTape : reach);
      expect([input, idsOf(report)]).toEqual([input, expected]);
      if (branches.length === 0 && !isWhole) {
        expect(report.warnings).toContainEqual(expect.objectContaining({ message: impossible[0] }));
      }
      picked += expected.length;
    }
    expect(picked).toBeGreaterThan(0);
  });

  it('keeps, for every query, what the plain reference evaluation picks from the results received', async () => {
    let sent = 0;
    for (const input of QUERIES) {
      const given: Found[] = [];
      const heard: Source = {
        ...(source as unknown as Source),
        async *search(query, context) {
          for await (const page of (source as unknown as Source).search(query, context)) {
            given.push(...page);
            yield page;
          }
        },
      };
      const report = await scanned(input, heard, search, careless(tape));
      expect([input, report.sources[0]?.error?.message]).toEqual([input, undefined]);
      const expected = await reading.picks(input, given.slice(0, search.limit ?? 100));
      expect([input, idsOf(report)]).toEqual([input, expected]);
      sent += given.length;
    }
    expect(sent).toBeGreaterThan(0);
  });
}

/** Queries for things that are on this tape, but not elsewhere. */
function ownQueries(onTape: readonly Found[]): readonly string[] {
  const plain = (text: string | null | undefined) => (text != null && /^[a-z][a-z\d]{2,}$/.test(text) ? [text] : []);
  const [handle] = onTape.flatMap(({ author }) => plain(author?.handle));
  const [tag] = onTape.flatMap(({ tags }) => (tags ?? []).flatMap(plain));
  const [host] = onTape.flatMap(({ url }) => (url == null ? [] : new URL(url).hostname.replace(/^www\./, '')));
  const [kind] = onTape.flatMap(({ kind }) => kind ?? []);
  return [
    ...(handle === undefined ? [] : [`from:${handle}`, `acme -from:${handle}`]),
    ...(tag === undefined ? [] : [`#${tag}`, `acme -#${tag}`]),
    ...(host === undefined ? [] : [`acme site:${host}`, `acme -site:${host}`]),
    ...(kind === undefined ? [] : [`acme type:${kind}`]),
  ];
}

function readingOf(source: string, { since, until }: Search) {
  const subjectOf = async (found: Found): Promise<(Subject & { readonly id: string }) | null> => {
    const mention = complete(found, { source, seenAt: until.toISOString() });
    if (mention === null) return null;
    const time = mention.publishedAt === null ? null : new Date(mention.publishedAt);
    if (time !== null && (time < since || time >= until)) return null;
    const { url, origin } = mention;
    const language = mention.language ?? (await languageOfHeaded(mention));
    return { ...mention, language, urls: [url, origin.url].filter((one) => one !== null) };
  };
  const isPicked = (node: QueryNode, subject: Subject) => answerOf(node, subject) === 'yes';
  return {
    /** Returns the results that at least one of several searches finds. */
    async reached(searches: readonly QueryNode[], given: readonly Found[]): Promise<readonly Found[]> {
      const subjects = await Promise.all(given.map(subjectOf));
      return given.filter((_, place) => {
        const subject = subjects[place]!;
        return subject !== null && searches.some((node) => isPicked(node, subject));
      });
    },
    async picks(input: string, given: readonly Found[]): Promise<readonly string[]> {
      const { node } = parseQuery(input);
      const subjects = await Promise.all(given.map(subjectOf));
      const picked = subjects.filter((subject) => subject !== null && isPicked(node, subject));
      return [...new Set(picked.map((subject) => subject!.id))].sort();
    },
  };
}

const idsOf = ({ mentions = [] }: Report): readonly string[] => [...new Set(mentions.map(({ id }) => id))].sort();

function scanned(input: string, source: Source, search: Search, transport: Transport): Promise<Report> {
  const { since, until, settings = {}, limit } = search;
  return scan(input, {
    sources: [source],
    settings: { [source.name]: settings },
    since,
    until,
    now: () => search.now ?? until,
    ...(limit === undefined || limit === Number.POSITIVE_INFINITY ? {} : { limit }),
    transport,
    isReplay: true,
    dedupe: false,
    cache: () => cacheWith(search.cache ?? {}),
    deadlineMilliseconds: Number.POSITIVE_INFINITY,
  });
}

function cacheWith(entries: Readonly<Record<string, string>>): Cache {
  const kept = new Map(Object.entries(entries));
  return {
    get: async (key) => kept.get(key),
    set: async (key, value) => void kept.set(key, value),
    delete: async (key) => void kept.delete(key),
  };
}
