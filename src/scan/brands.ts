/** Many brands in one run: what is read whole is read once for all of them, searches are made for each. */
import { readOnce } from '../core/mention/read-once.js';
import { sharedViews } from '../core/query/subject.js';
import type { Intaken, Undecided } from '../core/report/intake.js';
import type { Query, Report } from '../types.js';
import { type Asking, ask } from './ask.js';
import { asTheyCome, oneByOne } from './fan-in.js';
import { type Gathering, gathering } from './gathering.js';
import { othersOf } from './others.js';
import type { ScanEvent, ScanRequest } from './request.js';
import { type ShortLinks, shortLinks } from './short-links.js';
import { skimOf } from './skim.js';
import { turn } from './turn.js';

/** What happens in a scan of many brands. `brand` is null where it is told of a source that is read once for all. */
export type BrandEvent = { readonly brand: string | null } & ScanEvent;

/** What is looked at before timers and Ctrl-C get their turn. */
const LOOKS_AT_ONCE = 2000;

/**
 * Everything that happens, as it happens; the last events are the reports, in the order of the brands. Sources are
 * asked side by side, each for one brand after the other: that many searches at once no host would bear.
 * @param requests one a brand, with the same sources, window and network
 * @throws the reason of the first request's signal when it is aborted
 */
export async function* streamBrands(requests: readonly ScanRequest[]): AsyncGenerator<BrandEvent> {
  const [first] = requests;
  if (first === undefined) return;
  const leave = new AbortController();
  const signal = AbortSignal.any([first.signal, leave.signal]);
  const shared = { read: readOnce(), view: sharedViews() };
  const queries = requests.map(({ query }) => query);
  const others = othersOf(queries, { now: first.asOf ?? first.clock, timezone: first.timezone });
  const brands = requests.map(
    (request, place): Brand => ({
      name: request.query.brand,
      request: { ...request, signal },
      gathered: gathering(request, shared, others[place]),
    }),
  );
  const all = { ...first, signal, query: EVERYTHING, languages: requests.flatMap(({ languages }) => languages) };
  const followed = shortLinks(all, queries);
  const asked = first.sources.map((source, place) => {
    if (!isReadWhole(source)) return searchedForEach(brands, place, followed);
    const expand = followed?.expanding((one) => brands.some(({ gathered }) => gathered.mayCount(one, place)));
    return readForAll(ask(source, all, { work: expand, skim: skimOf(brands, source, place) }));
  });
  try {
    first.signal.throwIfAborted();
    for await (const { from, value } of first.repeatable ? oneByOne(asked) : asTheyCome(asked)) {
      const { said, place } = value;
      const brand = place === null ? null : brands[place]!.name;
      if (said === null) {
        yield { brand, type: 'asking', source: first.sources[from]!.name };
        continue;
      }
      const hearers = place === null ? brands : [brands[place]!];
      yield* takenIn(hearers, said, from);
      const end: Asking = said.type === 'page' ? { ...said, found: [] } : said;
      for (const [at, { gathered }] of hearers.entries()) {
        for await (const events of gathered.hear(end, from)) {
          if (at === 0) for (const event of events) yield { brand, ...event };
        }
      }
    }
    for (const { name, gathered } of brands) {
      yield { brand: name, type: 'report', report: await gathered.report(followed?.warnings()) };
    }
  } finally {
    leave.abort(new Error('the scan was left'));
  }
}

/** The reports alone, in the order of the brands. */
export async function scanBrands(requests: readonly ScanRequest[]): Promise<Report[]> {
  const reports: Report[] = [];
  for await (const event of streamBrands(requests)) if (event.type === 'report') reports.push(event.report);
  return reports;
}

interface Brand {
  readonly name: string;
  readonly request: ScanRequest;
  readonly gathered: Gathering;
}

/** Each thing found is shown to all of them before the next: what was read of it serves them all. */
async function* takenIn(brands: readonly Brand[], said: Asking, from: number): AsyncGenerator<BrandEvent> {
  let looks = 0;
  const taken = brands.map((): (Intaken | Undecided)[] => []);
  for (const found of said.type === 'page' ? said.found : []) {
    for (const [at, { gathered }] of brands.entries()) {
      const news = gathered.take(found, from);
      if (news !== null) taken[at]!.push(news);
      looks += 1;
      if (looks % LOOKS_AT_ONCE === 0) await turn();
    }
  }
  for (const [at, { name, gathered }] of brands.entries()) {
    if (taken[at]!.length === 0) continue;
    for await (const events of gathered.judge(taken[at]!)) for (const event of events) yield { brand: name, ...event };
  }
}

/** Whose answer it is; null: everybody's. `said` is null when the asking begins. */
interface Heard {
  readonly place: number | null;
  readonly said: Asking | null;
}

async function* readForAll(asking: AsyncIterable<Asking>): AsyncGenerator<Heard> {
  yield { place: null, said: null };
  for await (const said of asking) yield { place: null, said };
}

async function* searchedForEach(
  brands: readonly Brand[],
  source: number,
  followed: ShortLinks | null,
): AsyncGenerator<Heard> {
  for (const [place, { request, gathered }] of brands.entries()) {
    yield { place, said: null };
    const expand = followed?.expanding((one) => gathered.mayCount(one, source));
    for await (const said of ask(request.sources[source]!, request, { work: expand })) yield { place, said };
  }
}

/** What a source is told that is not asked for anything. */
const EVERYTHING: Query = { input: '*', brand: '*', expression: '*', owned: [], profile: null, node: { type: 'all' } };

/** Names of those that are read once for all brands. */
export function readOnceOf({ sources }: ScanRequest): ReadonlySet<string> {
  return new Set(sources.filter(isReadWhole).map(({ name }) => name));
}

/** A source that cannot say is asked as the others are, and fails as they do. */
function isReadWhole({ source, settings }: ScanRequest['sources'][number]): boolean {
  try {
    return source.capabilities(settings).search === 'whole';
  } catch {
    return false;
  }
}
