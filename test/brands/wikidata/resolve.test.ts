/** Profiles from Wikidata: which values are used, from which statements, and what of a hostile response is not. */
import { describe, expect, it } from '@jest/globals';
import { findCandidates, readEntity } from '../../../src/brands/wikidata/ask.js';
import { resolveEntity } from '../../../src/brands/wikidata/resolve.js';
import { readTape, replay } from '../../../src/http/tape.js';
import { loopback } from '../../support/loopback.js';
import { errorOf, testNetwork } from '../../support/test-network.js';

const API = 'https://www.wikidata.org/w/api.php';
const claim = (value: unknown, more: object = {}) => ({ mainsnak: { datavalue: { value } }, rank: 'normal', ...more });

const ACME = {
  id: 'Q900001',
  labels: { en: { language: 'en', value: 'Acme Coffee' } },
  aliases: {
    en: [{ value: 'Acme Roasters' }, { value: 'AC' }, { value: 'acme coffee' }],
    de: [{ value: 'Acme Kaffee' }],
    mul: [{ value: 'ACMECO' }],
  },
  claims: {
    P856: [claim('https://www.acme.example/en'), claim('https://www.facebook.com/acme')],
    P1581: [claim('http://blog.acme.example:8080/')],
    P2002: [claim('acmehq'), claim('acme_old', { qualifiers: { P582: [{}] } }), claim('liar', { rank: 'deprecated' })],
    P2003: [claim('acme.pics', { rank: 'preferred' }), claim('acme.fr')],
    P4033: [claim('acme@mastodon.example')],
    P12361: [claim('acme.example')],
    P2037: [claim('acme-dev'), claim('acmehq')],
    P2572: [claim('OatMonday')],
    P3984: [claim('acmecoffee')],
    P414: [{ mainsnak: {}, rank: 'normal', qualifiers: { P249: [{ datavalue: { value: 'ACME' } }] } }],
    P452: [claim({ id: 'Q900010' })],
  },
};

/** A network that replays these responses, in the order of their requests. */
function http(...exchanges: readonly (readonly [Readonly<Record<string, string>>, unknown])[]) {
  const entries = exchanges.map(([parameters, answer]) => {
    const query = new URLSearchParams({ ...parameters, format: 'json', formatversion: '2', maxlag: '5' });
    return {
      request: { method: 'GET', url: `${API}?${query}` },
      response: {
        status: 200,
        headers: [{ name: 'Content-Type', value: 'application/json' }],
        content: { text: JSON.stringify(answer) },
      },
    };
  });
  const transport = replay(readTape(JSON.stringify({ log: { entries } }), 'wikidata.har'));
  return testNetwork({ transport, isReplay: true }).http;
}

const SEARCH = {
  action: 'wbsearchentities',
  search: 'Acme Coffee',
  language: 'en',
  uselang: 'en',
  type: 'item',
  limit: '10',
};
const entityAsked = (languages: string) => ({
  action: 'wbgetentities',
  ids: 'Q900001',
  props: 'labels|aliases|descriptions|claims',
  languages,
  languagefallback: '1',
});
const LABELS = {
  action: 'wbgetentities',
  ids: 'Q900010',
  props: 'labels',
  languages: 'en|mul',
  languagefallback: '1',
};

describe('a profile from Wikidata', () => {
  it('records the statement that each value comes from', async () => {
    const asked = http(
      [entityAsked('en|mul'), { entities: { Q900001: ACME } }],
      [LABELS, { entities: { Q900010: { id: 'Q900010', labels: { en: { value: 'coffee retail' } } } } }],
    );
    const { profile, label, notes } = await resolveEntity(asked, 'Q900001', { name: 'Acme', languages: ['en'] });
    expect({ label, notes }).toEqual({
      label: 'Acme Coffee',
      notes: ['left out as too short to mean one brand: AC'],
    });
    expect(profile.provenance.map(({ field, value, from }) => `${field} ${value} ${from}`)).toEqual([
      'name Acme wikidata:Q900001',
      'aliases Acme Coffee wikidata:Q900001#label',
      'aliases Acme Roasters wikidata:Q900001#alias-en',
      'aliases ACMECO wikidata:Q900001#alias-mul',
      'aliases $ACME wikidata:Q900001#P414/P249',
      'handles @acmehq wikidata:Q900001#P2002',
      'handles @acme.example wikidata:Q900001#P12361',
      'handles @acme@mastodon.example wikidata:Q900001#P4033',
      'handles @acme.pics wikidata:Q900001#P2003',
      'owned @acme-dev wikidata:Q900001#P2037',
      'hashtags #OatMonday wikidata:Q900001#P2572',
      'domains acme.example wikidata:Q900001#P856',
      'domains blog.acme.example wikidata:Q900001#P1581',
      'context r/acmecoffee wikidata:Q900001#P3984',
      'context coffee retail wikidata:Q900001#P452',
    ]);
    const values = [profile.name, ...[profile.aliases, profile.handles, profile.owned, profile.hashtags].flat()];
    const known = new Set(profile.provenance.map(({ value }) => value));
    expect([...values, ...profile.domains, ...profile.context].filter((value) => !known.has(value))).toEqual([]);
  });

  it('uses names in the requested languages', async () => {
    const bare = { ...ACME, claims: [] };
    const asked = http([entityAsked('de|en|mul'), { entities: { Q900001: bare } }]);
    const { profile } = await resolveEntity(asked, 'Q900001', { name: 'Acme Coffee', languages: ['de', 'en'] });
    expect(profile.aliases).toEqual(['Acme Kaffee', 'Acme Roasters', 'ACMECO']);
  });

  it('has candidates with descriptions, and those with exactly that name are marked', async () => {
    const asked = http([
      SEARCH,
      {
        search: [
          { id: 'Q1', label: 'Acme Coffee', description: 'a chain', match: { text: 'Acme Coffee' } },
          { id: 'Q2', label: 'Acme', match: { text: 'ÁCME  COFFEE' } },
          { id: 'Q3', label: 'Acme Coffee Roasters', description: 'another', match: { text: 'Acme Coffee Roasters' } },
          { id: 'L4', label: 'a lexeme' },
          { id: 'Q5' },
          null,
        ],
      },
    ]);
    expect(await findCandidates(asked, 'Acme Coffee', 'en')).toEqual([
      { id: 'Q1', label: 'Acme Coffee', description: 'a chain', isExact: true },
      { id: 'Q2', label: 'Acme', description: null, isExact: true },
      { id: 'Q3', label: 'Acme Coffee Roasters', description: 'another', isExact: false },
      { id: 'Q5', label: 'Q5', description: null, isExact: false },
    ]);
  });

  it.each<[string, unknown, string, RegExp]>([
    ['nothing', { entities: { Q900001: { id: 'Q900001', missing: '' } } }, 'not_found', /nothing under Q900001/],
    ['no entities', {}, 'not_found', /nothing under Q900001/],
    ['a list', [], 'bad_response', /something other/],
    ['an id that is none', { entities: { Q900001: { id: '../../etc' } } }, 'not_found', /nothing under/],
    ['a lag', { error: { code: 'maxlag', info: 'SECRETCANARY' } }, 'rate_limited', /busy; try again later/],
    ['a refusal', { error: { code: 'no-such-entity', info: 'SECRETCANARY' } }, 'bad_response', /\(no-such-entity\)/],
    ['a hostile refusal', { error: { code: 'SECRETCANARY\u001b[31m' } }, 'bad_response', /refused the request$/],
  ])('fails with an error in our own words if the service answers with %s', async (_, answer, code, message) => {
    const error = await errorOf(readEntity(http([entityAsked('en|mul'), answer]), 'Q900001', ['en']));
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
    expect(String(error)).not.toContain('SECRETCANARY');
  });

  it('drops invalid values, and nothing else', async () => {
    const hostile = JSON.parse(
      JSON.stringify({
        ...ACME,
        labels: { en: { value: 'Acme\u001b[31m Coffee' } },
        aliases: { en: [{ value: 'x'.repeat(5000) }, { value: 7 }, null, { value: 'Fine Name' }], __proto__: 1 },
        claims: {
          P856: [claim('javascript:alert(1)'), claim('https://good.example'), claim({ id: 1 }), claim(['a'])],
          P2002: [claim('not a handle'), claim('fine'), claim('\u202eevil'), 7, null, { mainsnak: 'x' }],
          P4033: 'a text',
          P452: [claim({ id: '../Q1|Q2' })],
          P2572: [claim('')],
        },
      }).replace('"__proto__":1', '"__proto__":{"polluted":true}'),
    ) as unknown;
    const asked = http([entityAsked('en|mul'), { entities: { Q900001: hostile } }]);
    const { profile } = await resolveEntity(asked, 'Q900001', { name: 'Acme', languages: ['en'] });
    expect(profile.aliases).toEqual(['Fine Name']);
    expect(profile.domains).toEqual(['good.example']);
    expect(profile.handles).toEqual(['@fine']);
    expect(profile.context).toEqual([]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each<[string, string, string]>([
    ['rubbish', '<html>no</html>', 'blocked'],
    ['deep JSON', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'bad_response'],
    ['half of it', '{"search": [', 'bad_response'],
    ['more than fits', `{"search": "${'x'.repeat(8_000_001)}"}`, 'too_large'],
  ])('fails with an error if the response is %s', async (_, body, code) => {
    const server = await loopback((_request, response) => {
      response.setHeader('content-type', body.startsWith('<') ? 'text/html' : 'application/json');
      response.end(body);
    });
    try {
      const { http: wire } = testNetwork({ baseUrl: server.url });
      expect(await errorOf(findCandidates(wire, 'Acme', 'en'))).toMatchObject({ code });
      expect(server.requests[0]!.headers['user-agent']).toBeTruthy();
      expect(server.requests[0]!.url).toMatch(/^\/w\/api\.php\?action=wbsearchentities&.*maxlag=5$/);
    } finally {
      await server.close();
    }
  });
});
