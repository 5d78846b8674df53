import { describe, expect, it } from '@jest/globals';
import { type Clusters, clusters, copiesOf, type Sighting } from '../../../src/core/mention/duplicates.js';
import type { Mention } from '../../../src/types.js';
import { growth, TOO_STEEP } from '../../support/growth.js';
import fc from '../../support/property.js';
import { hoursAgo, sampleMention } from '../../support/sample-mention.js';

const PAGE = 'https://news.example/story';

function sighting(given: Partial<Mention>, source = 0, endpoint: string | null = null): Sighting {
  // By default a mention has no address, and a text that no other mention has.
  return { mention: sampleMention({ url: null, text: `acme ${given.id}`, ...given }), source, endpoint };
}

function folded(sightings: readonly Sighting[], enabled = true): Clusters {
  const all = clusters(enabled);
  for (const one of sightings) all.add(one);
  return all;
}

const kept = (all: Clusters) => Array.from(all.all(), (cluster) => cluster.kept.mention.id);

describe('clusters', () => {
  it.each<[string, Partial<Mention>, Partial<Mention>]>([
    ['the same id', { id: 'x:1' }, { id: 'x:1' }],
    ['the same address', { id: 'x:1', url: PAGE }, { id: 'y:2', url: PAGE }],
    [
      'another spelling of the address',
      { id: 'x:1', url: PAGE },
      { id: 'y:2', url: `http://www.news.example/story/?utm_id=1` },
    ],
    [
      'a post and an article of one address',
      { id: 'x:1', url: PAGE, kind: 'post' },
      { id: 'y:2', url: PAGE, kind: 'article' },
    ],
    ['comments of one id', { id: 'x:1', kind: 'comment', url: PAGE }, { id: 'x:1', kind: 'comment', url: `${PAGE}#2` }],
    ['reposts of one id', { id: 'x:1', repostOf: 'x:9' }, { id: 'x:1', repostOf: 'x:9' }],
  ])('folds %s', (_, one, other) => {
    expect([...folded([sighting(one), sighting(other, 1)]).all()]).toHaveLength(1);
  });

  it.each<[string, Partial<Mention>, Partial<Mention>]>([
    ['ids of two sources', { id: 'x:1' }, { id: 'y:1' }],
    [
      'comments on one page',
      { id: 'x:1', kind: 'comment', url: `${PAGE}#1` },
      { id: 'x:2', kind: 'comment', url: `${PAGE}#2` },
    ],
    ['answers on one page', { id: 'x:1', kind: 'answer', url: PAGE }, { id: 'x:2', kind: 'answer', url: PAGE }],
    ['reviews on one page', { id: 'x:1', kind: 'review', url: PAGE }, { id: 'x:2', kind: 'review', url: PAGE }],
    ['a comment and its article', { id: 'x:1', kind: 'article', url: PAGE }, { id: 'x:2', kind: 'comment', url: PAGE }],
    ['a repost and what it repeats', { id: 'x:1', url: PAGE }, { id: 'x:2', url: PAGE, repostOf: 'x:1' }],
    ['two reposts of one thing', { id: 'x:2', url: PAGE, repostOf: 'x:1' }, { id: 'x:3', url: PAGE, repostOf: 'x:1' }],
    ['what has no address', { id: 'x:1' }, { id: 'x:2' }],
  ])('keeps %s apart', (_, one, other) => {
    expect([...folded([sighting(one), sighting(other)]).all()]).toHaveLength(2);
  });

  it('folds nothing if folding is disabled', () => {
    const twice = [sighting({ id: 'x:1', url: PAGE }), sighting({ id: 'x:1', url: PAGE })];
    expect(kept(folded(twice, false))).toEqual(['x:1', 'x:1']);
  });

  it('merges two clusters when a mention belongs to both', () => {
    const all = folded([
      sighting({ id: 'x:1' }),
      sighting({ id: 'y:2', url: PAGE }),
      sighting({ id: 'z:3', url: 'https://other.example/' }),
    ]);
    expect([...all.all()]).toHaveLength(3);
    all.add(sighting({ id: 'x:1', url: PAGE }, 1));
    expect([...all.all()]).toHaveLength(2);
    expect([...all.all()][0]).toMatchObject({ first: 'x:1', sightings: { length: 3 } });
  });

  it('returns the id under which a mention was first seen', () => {
    const all = clusters(true);
    expect(all.add(sighting({ id: 'y:2', url: PAGE, publishedAt: hoursAgo(1) })).first).toBeNull();
    expect(all.add(sighting({ id: 'x:1', url: PAGE, publishedAt: hoursAgo(9) })).first).toBe('y:2');
    expect(all.add(sighting({ id: 'z:3', url: PAGE })).first).toBe('y:2');
  });

  it.each<[string, Sighting, Sighting]>([
    [
      'the earliest',
      sighting({ id: 'y:2', publishedAt: hoursAgo(9) }, 1),
      sighting({ id: 'x:1', publishedAt: hoursAgo(1) }),
    ],
    [
      'what has a time',
      sighting({ id: 'y:2', publishedAt: hoursAgo(1) }, 1),
      sighting({ id: 'x:1', publishedAt: null }),
    ],
    ['that of the source asked first', sighting({ id: 'y:2' }, 0), sighting({ id: 'x:1' }, 1)],
    ['the first by id', sighting({ id: 'x:1' }), sighting({ id: 'y:2' })],
  ])('keeps %s', (_, first, second) => {
    const [one, other] = [first, second].map((each) => ({ ...each, mention: { ...each.mention, url: PAGE } }));
    for (const order of [
      [one!, other!],
      [other!, one!],
    ])
      expect(kept(folded(order))).toEqual([first.mention.id]);
  });

  it('keeps and counts the same in any order of arrival', () => {
    const some = fc.record({
      id: fc.constantFrom('x:1', 'x:2', 'x:3', 'x:4', 'x:5', 'x:6'),
      url: fc.constantFrom(
        null,
        `${PAGE}/1`,
        `${PAGE}/2`,
        `${PAGE}/3`,
        `${PAGE}/1?utm_id=4`,
        `http://m.news.example/story/2`,
      ),
      kind: fc.constantFrom<Mention['kind']>('post', 'article', 'comment'),
      publishedAt: fc.constantFrom(null, hoursAgo(1), hoursAgo(2)),
      repostOf: fc.constantFrom(null, null, null, 'x:9'),
      text: fc.constantFrom('one', 'two'),
      place: fc.nat(1),
      endpoint: fc.constantFrom(null, 'a', 'b'),
    });
    const shuffled = fc
      .array(some, { maxLength: 14 })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        const outcome = (given: typeof list) => {
          const all = folded(
            given.map(({ place, endpoint, ...mention }) => sighting({ ...mention, source: 'x' }, place, endpoint)),
          ).all();
          return Array.from(all, (cluster) => {
            const { kept: best, sightings } = cluster;
            return JSON.stringify([best.mention, best.source, best.endpoint, copiesOf(cluster), sightings.length]);
          }).sort();
        };
        expect(outcome(other)).toEqual(outcome(list));
      }),
      { numRuns: 1000 },
    );
  });

  it('merges long chains in linear time', () => {
    const joining = (size: number) => {
      const all = clusters(true);
      for (let place = 0; place < size; place += 1)
        all.add(sighting({ id: `x:${place}`, url: `https://a.example/${place}` }));
      // Each merges a cluster with the one before it, starting with the last.
      for (let place = size - 1; place > 0; place -= 1) {
        all.add(sighting({ id: `x:${place}`, url: `https://a.example/${place - 1}` }));
      }
      return [...all.all()];
    };
    const [chain, ...others] = joining(1000);
    expect([chain!.sightings.length, others.length]).toEqual([1999, 0]);
    expect(growth(1000, joining)).toBeLessThan(TOO_STEEP);
  });
});

describe('copiesOf', () => {
  it('lists the other places of a mention, each once and in order', () => {
    const [cluster] = folded([
      sighting({ id: 'x:1', source: 'x', url: PAGE, publishedAt: hoursAgo(9) }),
      sighting({ id: 'x:1', source: 'x', url: PAGE }),
      sighting({ id: 'x:1', source: 'x', url: `${PAGE}#b` }),
      sighting({ id: 'x:1', source: 'x', url: `${PAGE}#b` }),
      sighting({ id: 'rss:2', source: 'rss', url: PAGE }, 1),
    ]).all();
    expect(copiesOf(cluster!)).toEqual([
      { source: 'rss', url: PAGE },
      { source: 'x', url: `${PAGE}#b` },
    ]);
  });
});
