/** Anonymized exports of the history. */
import { describe, expect, it } from '@jest/globals';
import { anonymizer } from '../../../src/cli/history/anonymize.js';
import { readHistoryLine, runLines } from '../../../src/cli/history/lines.js';
import type { NewRun } from '../../../src/store/store.js';
import type { Mention, Report } from '../../../src/types.js';
import fc from '../../support/property.js';
import { sampleMention, sampleReport, sampleSentiment } from '../../support/sample-report.js';
import { sampleRun } from '../../support/sample-run.js';

const row = (value: string) => ({ value, mentions: 2, share: 1, positive: 0, neutral: 2, negative: 0 });

/** Anonymizes a run with mentions by AnnSmith and bob-lee.example. */
function hidden(mention: Partial<Mention>, top: Partial<Report['top']> = {}): { text: string; report: Report } {
  const author = (handle: string) => ({ id: null, handle, name: null, url: null, followers: null });
  const { report } = anonymizer('salt')(
    sampleRun({
      mentions: [
        sampleMention({ id: 'bluesky:1', author: author('AnnSmith'), ...mention }),
        sampleMention({ id: 'bluesky:2', author: author('bob-lee.example') }),
      ],
      report: { top: { ...sampleReport().top, ...top } },
    }),
  );
  return { text: JSON.stringify(report), report };
}

/** The complete anonymized export of a run. */
const exported = (run: NewRun) => [...runLines(anonymizer('salt')(run))].join('');

/** A person with a handle in the form of some network, and addresses that contain the handle. */
const person = fc
  .record({
    stem: fc.stringMatching(/^zq[a-z0-9]{4,8}$/),
    shape: fc.constantFrom('', '.example', '@inst.example', '_x'),
  })
  .map(({ stem, shape }) => {
    const handle = `${stem}${shape}`;
    const site = shape === '.example' ? handle : `${stem}.blogs.example`;
    return {
      stem,
      handle,
      site: `https://www.${site}/`,
      addresses: [
        `https://inst.example/@${handle}.rss`,
        `https://inst.example/@${handle.toUpperCase()}/17?by=${handle}`,
        `https://user.${stem}:pw@net.example/profile/${encodeURIComponent(handle)}/post/1#${handle}`,
        `http://${site}/2026/11/post.html`,
        `https://net.example/~${stem}/feed.atom`,
      ],
    };
  });

/** The people of a run. The property chooses whether they post on their own sites or on a shared one. */
const run = fc.record({ people: fc.uniqueArray(person, { minLength: 1, maxLength: 3, selector: ({ stem }) => stem }) });

describe('an anonymized export', () => {
  it('contains no name of an author in any field', () => {
    fc.assert(
      fc.property(run, fc.constantFrom('post', 'article', 'video'), fc.boolean(), ({ people }, kind, isShared) => {
        const mentions = people.flatMap(({ stem, handle, site, addresses }, at) =>
          addresses.map((address, turn) =>
            sampleMention({
              id: `net:@${handle}/${turn}`,
              kind: kind as Mention['kind'],
              url: isShared ? `https://inst.example/@${handle}/${turn}` : address,
              title: `by @${handle}: ${address}`,
              text: `says @${handle}, ${handle}, ${stem}@mail.example, see (${address}) and ${handle}.`,
              excerpt: `… @${handle}`,
              author: { id: stem, handle, name: `The ${stem}`, url: turn === 0 ? site : address, followers: 3 },
              tags: [handle],
              links: [address, site],
              origin: isShared
                ? { name: `u_${stem}`, url: 'https://inst.example/' }
                : { name: `Notes of ${stem}`, url: turn === 1 ? address : site },
              thread: { root: `net:@${handle}/0`, parent: `net:${stem}` },
              repostOf: at === 0 ? `net:@${handle}` : stem,
              quoteOf: `net:${handle}`,
              media: [address],
              matched: [`@${handle}`],
              copies: [{ source: `exec:forum --as ${stem}`, url: address }],
              sentiment: { ...sampleSentiment('positive'), reasons: [{ token: stem, weight: 1 }] },
            }),
          ),
        );
        const names = people.map(({ stem }) => stem);
        const [first] = people;
        const sound = sampleReport();
        const source = `file:/home/${first!.stem}/posts.ndjson`;
        const error = { code: 'not_found', message: first!.addresses[0]!, retryAt: null, hint: first!.site } as const;
        const given = sampleRun({
          mentions,
          report: {
            query: {
              ...sound.query,
              input: `acme from:@${first!.handle} author:"${first!.handle}" from:~${first!.stem}`,
              expression: `acme from:${first!.handle} -@${first!.handle}`,
              brand: `@${first!.handle}`,
            },
            sources: [
              {
                ...sound.sources[0]!,
                name: source,
                error,
                endpoints: [{ url: first!.addresses[0]!, status: 'failed', mentions: 0, fetched: 0, error }],
              },
            ],
            warnings: [{ code: 'bad_line', message: `${source}: line 3`, source }],
            coverage: {
              ...sound.coverage,
              overlap: [{ a: source, b: `exec:x ${first!.stem}`, mentions: 1, jaccard: 1 }],
              unseen: { ...sound.coverage.unseen, routes: [source, `exec:x ${first!.stem}`] },
            },
            top: {
              keywords: people.map(({ handle }) => row(handle)),
              hashtags: people.map(({ handle }) => row(handle)),
              authors: people.map(({ handle }) => ({ ...row(`@${handle}`), source, followers: 3 })),
              sources: [row(source)],
              domains: people.map(({ site }) => row(site.replace(/^https:\/\/www\.|\/$/g, ''))),
              links: people.flatMap(({ addresses }) => addresses.map(row)),
            },
          },
        });
        const text = exported(given).toLowerCase();
        expect(names.filter((name) => text.includes(name))).toEqual([]);
        for (const line of exported(given).trimEnd().split('\n')) expect(readHistoryLine(line)).not.toBeNull();
      }),
    );
  });

  it('keeps URLs of news sites and of sites with several authors, but not of personal ones', () => {
    const author = (name: string | null) => ({ id: null, handle: name, name, url: null, followers: null });
    const article = (id: string, url: string, name: string | null = null) =>
      sampleMention({ id, source: id.replace(/:.*/, ''), kind: 'article', url, author: author(name) });
    const urls = [
      article('googlenews:1', 'https://paper.example/a'),
      article('rss:1', 'https://town.example/a', 'annsmith'),
      article('rss:2', 'https://town.example/b', 'bob-lee'),
      article('rss:3', 'https://notes.example/a'),
      article('rss:4', 'https://home.example/a', 'carl'),
    ];
    const { report } = anonymizer('salt')(sampleRun({ mentions: urls }));
    expect(report.mentions!.map(({ url }) => url)).toEqual([
      'https://paper.example/a',
      'https://town.example/a',
      'https://town.example/b',
      null,
      null,
    ]);
  });

  it('maps equal origins to equal pseudonyms, and keeps ids apart that differ by case', () => {
    const at = { name: 'Notes', url: 'https://notes.example/' };
    const mentions = ['aB', 'ab'].map((id) => sampleMention({ id: `youtube:${id}`, origin: at }));
    const { report, counted } = anonymizer('salt')(sampleRun({ mentions }));
    expect(new Set(report.mentions!.map(({ origin }) => JSON.stringify(origin))).size).toBe(1);
    expect(report.mentions!.map(({ id }) => counted.has(id))).toEqual([true, true]);
    // Ids differ by case.
    expect(counted.size).toBe(2);
  });

  it('keeps the accounts of the brand in the query', () => {
    const { query } = sampleReport();
    const asked = { ...query, owned: ['@acme'], input: 'coffee -from:@acme', expression: 'coffee -from:acme' };
    const { report } = anonymizer('salt')(sampleRun({ report: { query: asked } }));
    expect(report.query).toEqual(asked);
  });
});

describe('an anonymized run', () => {
  it('omits keywords that contain a handle as words', () => {
    const keywords = ['annsmith', 'annsmith rocks', 'rocks', 'bob lee example', 'annsmiths'].map(row);
    expect(hidden({}, { keywords }).report.top.keywords.map(({ value }) => value)).toEqual(['rocks', 'annsmiths']);
  });

  it('replaces handles in tags and hashtags with the same pseudonym', () => {
    const { report, text } = hidden({ tags: ['AnnSmith', 'coffee'] }, { hashtags: [row('annsmith'), row('coffee')] });
    expect(report.mentions![0]!.tags).toEqual([report.mentions![0]!.author.handle, 'coffee']);
    expect(report.top.hashtags.map(({ value }) => value)).toEqual(report.mentions![0]!.tags);
    expect(text).not.toMatch(/annsmith/i);
  });

  it('replaces reasons of a score that are a handle or part of one', () => {
    const reasons = ['AnnSmith', 'Smith', 'great', '(manner)', 'not great'].map((token) => ({ token, weight: 1 }));
    const { report, text } = hidden({
      text: 'AnnSmith says that Acme Coffee is great',
      sentiment: { ...sampleSentiment('positive'), reasons },
    });
    const [first, second, ...others] = report.mentions![0]!.sentiment.reasons.map(({ token }) => token);
    expect(report.mentions![0]!.text).toContain(first);
    expect(second).toMatch(/^[\w]{12}$/);
    expect(others).toEqual(['great', '(manner)', 'not great']);
    expect(text).not.toMatch(/smith/i);
  });
});
