import { describe, expect, it } from '@jest/globals';
import googlealerts from '../../../src/sources/googlealerts/index.js';
import { secretsOf } from '../../../src/sources/settings.js';
import { collect, type Search, sourceQuery, tapeHttp, testContext } from '../../../src/testing.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { week } from '../searches.js';

const reading = (...feeds: string[]): Search => ({ query: sourceQuery(), ...week, settings: { feeds } });
const search = reading('https://www.google.com/alerts/feeds/0000/1', 'https://www.google.com/alerts/feeds/0000/2');

keepsTheContract(googlealerts, 'googlealerts/feeds.har', search, {
  emptyBody: '<feed xmlns="http://www.w3.org/2005/Atom"><title>Google Alert - acme</title></feed>',
  onePage: true,
});

describe('googlealerts', () => {
  it('returns the URL of the page that was found, not of the redirect to it', async () => {
    const test = testContext(googlealerts, search, tapeHttp(tape('googlealerts/feeds.har')));
    const found = await collect(googlealerts.search(search.query, test.context));
    expect(found.map(({ url, endpoint }) => [url, endpoint])).toEqual([
      ['https://www.dailybean.example/acme?id=1', 'alert 1'],
      ['https://mug.example/acme', 'alert 1'],
      ['https://blog.example/acme', 'alert 2'],
    ]);
    expect(found[0]).toMatchObject({
      id: 'tag:google.com,2013:googlealerts/feed:11',
      title: 'The Acme Coffee story, part 11',
      text: 'Beans of Acme Coffee were ...',
      author: {},
      publishedAt: '2026-11-21T08:15:00.000Z',
      origin: { name: 'www.dailybean.example', url: 'https://www.dailybean.example' },
    });
  });

  it.each([
    ['it is gone', { status: 404, body: '' }, 'not_found'],
    ['it is gone for good', { status: 410, body: '' }, 'not_found'],
    ['it is a page', { headers: { 'content-type': 'text/html' }, body: '<html></html>' }, 'blocked'],
    ['it is something else', { body: '{}' }, 'not_a_feed'],
    ['it fails', { status: 500, body: '' }, 'unreachable'],
  ])('never reveals the URL of an alert: %s', async (_, answer, code) => {
    const { error, notes, warnings, endpoints } = await ask(
      googlealerts,
      reading('https://www.google.com/alerts/feeds/777/888'),
      answer,
    );
    expect(error).toMatchObject({ code });
    expect(JSON.stringify([error, String(error), notes, warnings, endpoints])).not.toMatch(/777|888/);
  });

  it('identifies an invalid alert by its position, not by its URL', async () => {
    const { error } = await ask(googlealerts, reading('https://elsewhere.example/777'), { body: '' });
    expect(error).toMatchObject({
      code: 'needs_config',
      message: 'alert 1 of googlealerts.feeds is not the address of an alert',
    });
  });

  it('treats the paths of its URLs as secrets, but not the host', () => {
    expect(secretsOf(googlealerts, { feeds: ['https://www.google.com/alerts/feeds/777/888'] })).toEqual([
      'alerts/feeds/777/888',
    ]);
  });
});
