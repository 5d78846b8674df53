import { describe, expect, it } from '@jest/globals';
import { fromRecord, toRecord } from '../../../src/cli/recorded-scan.js';
import { settingsOf } from '../../../src/cli/settings/settings.js';
import type { ScanRequest } from '../../../src/scan/request.js';
import { settingValues } from '../../../src/sources/settings.js';
import template from '../../../src/sources/template/index.js';
import { answering, sourceQuery, testContext } from '../../../src/testing.js';
import { week, word } from '../searches.js';

const one = { name: 'one', url: 'https://a.example/?q={query}&k={key1}' };
const two = { name: 'two', url: 'https://b.example/?q={query}' };

function requestsWith(templates: unknown, env: Record<string, string> = {}) {
  const tree = { sources: { template: { templates, keys: ['KEYKEYKEY'] } } };
  const settings = settingValues(template, settingsOf(template, tree, env)) as Record<string, string | string[]>;
  const { context } = testContext(template, { query: sourceQuery(), ...week, settings }, answering({ body: '' }));
  return template.requests(sourceQuery(word('acme')), context).map(({ url }) => url);
}

const [urlOne, urlTwo] = ['https://a.example/?q=acme&k=KEYKEYKEY', 'https://b.example/?q=acme'];

describe('templates in the settings', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['objects in a list', [one, two], [urlOne, urlTwo]],
    ['one object', one, [urlOne]],
    ['a text', JSON.stringify([one, two]), [urlOne, urlTwo]],
    ['texts in a list', [JSON.stringify(one), JSON.stringify(two)], [urlOne, urlTwo]],
  ])('can be %s', (_, templates, urls) => {
    expect(requestsWith(templates)).toEqual(urls);
  });

  it('can be in the environment, which takes precedence', () => {
    expect(requestsWith([one], { SOCIALRANK_TEMPLATE_TEMPLATES: JSON.stringify(two) })).toEqual([urlTwo]);
  });

  it('are recorded on a tape unchanged, but with keys redacted', () => {
    const settings = { templates: JSON.stringify(one), keys: ['KEYKEYKEY', 'https://a.example/KEYKEYKEY'] };
    const sources = [{ name: 'template', source: template, settings }];
    const record = toRecord({
      query: { input: 'a' },
      now: week.until,
      clock: week.until,
      window: week,
      sources,
    } as unknown as ScanRequest);
    expect(fromRecord({ entries: [], scan: record }).settings).toEqual({
      template: { templates: JSON.stringify(one), keys: ['REDACTED', 'https://a.example/REDACTED'] },
    });
  });
});
