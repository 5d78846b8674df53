import { describe, expect, it } from '@jest/globals';
import { parseQuery } from '../../src/core/query/parse.js';
import { detectLanguage, languageOfHeaded } from '../../src/detect-language.js';
import type { Judges, Score } from '../../src/engine.js';
import { social } from '../../src/engines/social.js';
import { streamBrands } from '../../src/scan/brands.js';
import type { ScanRequest } from '../../src/scan/request.js';
import { scan, stream } from '../../src/scan/scan.js';
import type { Found } from '../../src/types.js';
import { pageByPage, post } from '../support/made-up-source.js';
import { asking, run, scanRequest } from '../support/scan-request.js';

const TEXTS = [
  'I love this acme kettle so much',
  'acme broke again and I am furious',
  'acme opens at nine',
  'der acme Kessel ist furchtbar',
  'what a lovely acme morning, @ann',
  'acme ketel kapot gegaan, wat jammer zeg, morgen terugbrengen',
  'globex and acme: the one is great, the other awful',
];

const PAGES: readonly (readonly Found[])[] = Array.from({ length: 40 }, (_, page) =>
  Array.from({ length: 5 }, (_, place) =>
    post(`${page}-${place}`, {
      text: `${TEXTS[(page * 5 + place) % TEXTS.length]} ${(page * 7 + place * 3) % 83}`,
      title: place === 4 ? 'Neues aus dem Haus der Kessel' : null,
      language: page % 9 === 8 ? 'en' : null,
    }),
  ),
);

const paged = () => pageByPage('forum', PAGES);

/** Judges that score like the engine, earlier pages more slowly than later ones, and decline every third page. */
function reluctant(): Judges & { readonly judged: () => number; readonly told: () => number } {
  let asked = 0;
  let judged = 0;
  let told = 0;
  return {
    judged: () => judged,
    told: () => told,
    takes(count) {
      asked += 1;
      return asked % 3 !== 0 && count > 0;
    },
    judge(tasks) {
      judged += tasks.length;
      const scores = tasks.map(({ text, context }): Score => social.score(text, context));
      const delay = Math.max(0, 60 - 2 * asked);
      return new Promise((resolve) => setTimeout(() => resolve((place) => scores[place]!), delay));
    },
    async languages(texts) {
      told += texts.length;
      const languages = await Promise.all(texts.map(languageOfHeaded));
      return new Promise((resolve) => setTimeout(() => resolve(languages), Math.max(0, 60 - 2 * asked)));
    },
  };
}

async function eventsOf<T>(events: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const event of events) all.push(event);
  return structuredClone(all);
}

const FIXED = { engine: social, limit: 1000, repeatable: true, detectLanguage } as const;

describe('scoring in another thread while reading continues', () => {
  it.each<[string, Partial<ScanRequest>]>([
    ['every text', {}],
    ['what depends on its score', { query: parseQuery('acme (:) OR @ann)') }],
    ['only what is wanted of them', { wants: ['emotions'] }],
    ['what is relevant', { minRelevance: 0.6 }],
    ['what a person judged', { labels: new Map([['forum:0-1', 'positive']]) }],
    ['no copies', { dedupe: false }],
    ['one language', { languages: ['de'] }],
    ['what is in another language', { query: parseQuery('acme -lang:de') }],
    ['what is in another language, or liked', { query: parseQuery('acme ((polarity:>0.2 lang:en) OR lang:de)') }],
  ])('yields the same events in the same order, including the report: %s', async (_, given) => {
    const judges = reluctant();
    const alone = await eventsOf(stream(scanRequest([paged()], { ...FIXED, ...given })));
    const beside = await eventsOf(stream(scanRequest([paged()], { ...FIXED, ...given, judges })));
    expect(beside).toEqual(alone);
    expect(judges.judged()).toBeGreaterThan(0);
    expect(judges.told()).toBeGreaterThan(0);
    expect(alone.filter(({ type }) => type === 'mention').length).toBeGreaterThan(10);
  });

  it('looks up mentions seen before page by page, in order', async () => {
    const asked = async (judges?: Judges) => {
      const pages: string[][] = [];
      const seen: ScanRequest['seen'] = async (mentions) => {
        pages.push(mentions.map(({ id }) => id));
        return new Set(mentions.flatMap(({ id }) => (id.endsWith('2') ? id : [])));
      };
      const { events, report } = await run([paged()], { ...FIXED, seen, ...(judges && { judges }) });
      return { pages, report, told: events.map((event) => (event.type === 'mention' ? event.mention.id : event.type)) };
    };
    expect(await asked(reluctant())).toEqual(await asked());
  });

  it('yields the same events for several brands', async () => {
    const brands = (judges?: Judges) =>
      ['acme', 'globex', 'initech'].map((name) => {
        const source = { ...paged(), isLocal: true, capabilities: () => ({ search: 'whole' as const, operators: [] }) };
        return { ...scanRequest([source], { ...FIXED, query: parseQuery(name) }), ...(judges && { judges }) };
      });
    const told = async (judges?: Judges) => eventsOf(streamBrands(brands(judges)));
    const alone = await told();
    expect(await told(reluctant())).toEqual(alone);
    expect(alone.filter(({ type }) => type === 'report')).toHaveLength(3);
  });

  it('rejects with the reason of an interruption even if the thread never answers', async () => {
    const reason = new Error('Ctrl-C');
    const controller = new AbortController();
    const never = () => new Promise<never>(() => {});
    const silent: Judges = { takes: () => true, judge: never, languages: never };
    setTimeout(() => controller.abort(reason), 30);
    const request = scanRequest([asking(paged())], { ...FIXED, judges: silent, signal: controller.signal });
    await expect(scan(request)).rejects.toBe(reason);
  });
});
