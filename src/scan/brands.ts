/**
 * Scans many brands in one run: sources that are read whole are read once for all brands, searches are made for each.
 */
import type { Intaken, Undecided } from '../core/report/intake.js';
import type { Query, Report } from '../types.js';
import { type Asking, ask } from './asking/ask.js';
import { type ShortLinks, shortLinks } from './asking/short-links.js';
import { asTheyCome, oneByOne } from './fan-in.js';
import { type Emitted, inOrder, mapEmitted } from './gathering/in-order.js';
import { inItsLanguage } from './gathering/judged.js';
import { type ManyBrands, manyBrands } from './gathering/many-brands.js';
import { skimOf } from './gathering/skim.js';
import { nextTurn } from './next-turn.js';
import type { ScanEvent, ScanRequest } from './request.js';

/** An event in a scan of many brands; `brand` is null for events of a source that is read once for all brands. */
export type BrandEvent = { readonly brand: string | null } & ScanEvent;

/** Number of checks after which timers and Ctrl-C get a turn. */
const LOOKS_AT_ONCE = 2000;

/**
 * Yields every event as it happens; the last ones are the reports, in the order of the brands. Sources are searched in
 * parallel, but each for one brand after the other: no host could bear that many searches at once.
 * @param requests one per brand, with the same sources, window and network
 * @throws the reason of the first request's signal if it is aborted
 */
export async function* streamBrands(requests: readonly ScanRequest[]): AsyncGenerator<BrandEvent> {
  const leave = new AbortController();
  const [first, ...others] = withSignal(requests, leave.signal);
  if (first === undefined) return;
  const brands: Brands = [first, ...others];
  const readForAll = new Set(first.sources.flatMap((source, place) => (isReadWhole(source) ? [place] : [])));
  const gathered = manyBrands(brands, readForAll);
  const all = { ...first, query: EVERYTHING, languages: brands.flatMap(({ languages }) => languages) };
  const followed = shortLinks(
    all,
    brands.map(({ query }) => query),
  );
  const asked = first.sources.map((source, place) => {
    if (!readForAll.has(place)) return searchedForEach(brands, place, gathered, followed);
    const expand = followed?.expanding((one) => gathered.mayCount(one, place));
    const skim = skimOf(brands, source, {
      keys: gathered.keys,
      pass: (time, endpoint) => gathered.everybody.pass(time, place, endpoint),
    });
    return readForAllOf(ask(source, all, { work: expand, skim }));
  });
  const line = inOrder<BrandEvent>();
  async function* inLine(told: Emitted<BrandEvent>): AsyncGenerator<BrandEvent> {
    for await (const events of line.take(told)) yield* events;
  }
  try {
    first.signal.throwIfAborted();
    for await (const { from, value } of first.repeatable ? oneByOne(asked) : asTheyCome(asked)) {
      const { said, place } = value;
      const brand = place === null ? null : brands[place]!.query.brand;
      if (said === null) {
        yield { brand, type: 'asking', source: first.sources[from]!.name };
        continue;
      }
      for await (const told of takenIn(value, from, brands, gathered)) yield* inLine(told);
      if (place === null && said.type === 'answer') gathered.ended(said, from);
      const hearer = place === null ? gathered.everybody : gathered.gathered(place);
      const end: Asking = said.type === 'page' ? { ...said, found: [] } : said;
      for await (const told of hearer.hear(end, from))
        yield* inLine(mapEmitted(told, (event) => ({ brand, ...event })));
      if (said.type === 'answer') for await (const events of line.rest()) yield* events;
    }
    for (const [place, { query }] of brands.entries()) {
      yield { brand: query.brand, type: 'report', report: await gathered.report(place, followed?.warnings()) };
    }
  } finally {
    leave.abort(new Error('the scan was abandoned'));
  }
}

/** Resolves to the reports only, in the order of the brands. */
export async function scanBrands(requests: readonly ScanRequest[]): Promise<Report[]> {
  const reports: Report[] = [];
  for await (const event of streamBrands(requests)) if (event.type === 'report') reports.push(event.report);
  return reports;
}

type Brands = readonly [ScanRequest, ...ScanRequest[]];

/** Makes the requests end when either their own signal or `leave` aborts. */
function withSignal(requests: readonly ScanRequest[], leave: AbortSignal): readonly ScanRequest[] {
  const [first] = requests;
  if (first === undefined) return [];
  const signal = AbortSignal.any([first.signal, leave]);
  return requests.map((request) => ({ ...request, signal }));
}

/**
 * Matches each item against all brands that it may be about before the next item, so that its parsed form is shared.
 */
async function* takenIn(
  { said, place }: Heard,
  from: number,
  brands: Brands,
  gathered: ManyBrands,
): AsyncGenerator<Emitted<BrandEvent>> {
  let looks = 0;
  const taken = new Map<number, (Intaken | Undecided)[]>();
  for (const found of said?.type === 'page' ? said.found : []) {
    for (const brand of place === null ? gathered.meant(found, from) : [place]) {
      const seen = gathered.gathered(brand).take(found, from);
      const news = seen?.type === 'undecided' ? await inItsLanguage(seen, brands[brand]!) : seen;
      if (news !== null) add(taken, brand, news);
      looks += 1;
    }
    looks += 1;
    if (looks >= LOOKS_AT_ONCE) {
      looks = 0;
      await nextTurn();
    }
  }
  for (const [place, news] of [...taken].sort(([a], [b]) => a - b)) {
    const { brand } = brands[place]!.query;
    for await (const told of gathered.gathered(place).judge(news))
      yield mapEmitted(told, (event) => ({ brand, ...event }));
  }
}

function add<T>(lists: Map<number, T[]>, place: number, value: T): void {
  const list = lists.get(place);
  if (list === undefined) lists.set(place, [value]);
  else list.push(value);
}

/**
 * An answer with the place of its brand; null if it is for all brands. `said` is null when the search of the source
 * begins.
 */
interface Heard {
  readonly place: number | null;
  readonly said: Asking | null;
}

async function* readForAllOf(asking: AsyncIterable<Asking>): AsyncGenerator<Heard> {
  yield { place: null, said: null };
  for await (const said of asking) yield { place: null, said };
}

async function* searchedForEach(
  brands: Brands,
  source: number,
  gathered: ManyBrands,
  followed: ShortLinks | null,
): AsyncGenerator<Heard> {
  for (const [place, request] of brands.entries()) {
    yield { place, said: null };
    const expand = followed?.expanding((one) => gathered.gathered(place).mayCount(one, source));
    for await (const said of ask(request.sources[source]!, request, { work: expand })) yield { place, said };
  }
}

/** The query passed to a source that is read whole. */
const EVERYTHING: Query = { input: '*', brand: '*', expression: '*', owned: [], profile: null, node: { type: 'all' } };

/** Returns the names of the sources that are read once for all brands. */
export function readOnceOf({ sources }: ScanRequest): ReadonlySet<string> {
  return new Set(sources.filter(isReadWhole).map(({ name }) => name));
}

/** A source that throws is searched like the others, so that it fails like them. */
function isReadWhole({ source, settings }: ScanRequest['sources'][number]): boolean {
  try {
    return source.capabilities(settings).search === 'whole';
  } catch {
    return false;
  }
}
