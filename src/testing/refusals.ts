/** Cases for refusals and for responses that are not valid answers. */
import assert from 'node:assert/strict';
import { type Found, type SettingSpecs, type Source, SourceError, type SourceErrorCode } from '../sources/source.js';
import { type ContractCase, collect, NO_ANSWER, type Oddities } from './case.js';
import { type Search, testContext } from './context.js';
import { type Answer, answering } from './http.js';

const HTML = {
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><html><body>Checking you</body></html>',
};

/** Title, response, and the error codes that the response can become. */
const REFUSALS: readonly (readonly [string, Answer, readonly SourceErrorCode[]])[] = [
  ['turns 401 into auth', { status: 401, body: '{}' }, ['auth', 'needs_config', 'blocked']],
  ["turns an edge's 403 page into blocked", { status: 403, ...HTML }, ['blocked']],
  ['turns 402 into quota', { status: 402, body: '{}' }, ['quota']],
  ['turns 404 into not_found', { status: 404, body: '{}' }, ['not_found']],
  ['turns 429 into rate_limited', { status: 429, body: '{}' }, ['rate_limited']],
  ['turns 500 into unreachable', { status: 500, body: '{}' }, ['unreachable']],
  ['does not take a web page for an answer', HTML, ['blocked', ...NO_ANSWER]],
  ['does not take half an answer for one', { body: '{"da' }, NO_ANSWER],
  ['does not take an empty body for an answer', { body: '' }, NO_ANSWER],
  ...['{"unexpected":true}', '{"data":7,"posts":"x","hits":{}}', '"text"', 'null', '42'].map(
    (body) => [`does not take ${body} for an answer`, { body }, NO_ANSWER] as const,
  ),
];

export function refusalCases<S extends SettingSpecs>(
  source: Source<S>,
  search: Search,
  oddities: Oddities,
): readonly ContractCase[] {
  const now = search.now ?? search.until;
  const ask = (answer: Answer): Promise<Found[]> => {
    const { context } = testContext(source, search, answering(answer, now));
    return collect(source.search(search.query, context));
  };
  const refused = async (answer: Answer): Promise<SourceError> => {
    const error = await ask(answer).then(
      () => assert.fail('it took that for an answer'),
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof SourceError, String(error));
    return error;
  };
  return [
    ...REFUSALS.map(([title, answer, codes]) => ({
      title,
      async run() {
        const { code } = await refused(answer);
        assert.ok(codes.includes(code), code);
      },
    })),
    {
      title: 'says when to come back, where 429 says it',
      async run() {
        const { retryAt } = await refused({ status: 429, headers: { 'retry-after': '90' }, body: '{}' });
        assert.equal(retryAt, new Date(now.getTime() + 90_000).toISOString());
      },
    },
    {
      title: 'finds nothing in an empty answer, without an error',
      async run() {
        assert.deepEqual(await ask({ body: oddities.emptyBody }), []);
      },
    },
    {
      title: 'shows no secret, whatever it is answered',
      async run() {
        const secrets = Object.entries(source.settings ?? {}).filter(([, setting]) => setting.secret === true);
        const canaries = Object.fromEntries(
          secrets.map(([name, { list }]) => [name, list === true ? [`SECRETCANARY${name}`] : `SECRETCANARY${name}`]),
        );
        const told = { ...search, settings: { ...search.settings, ...canaries } };
        for (const [, answer] of REFUSALS) {
          const test = testContext(source, told, answering(answer, now));
          const error: unknown = await collect(source.search(search.query, test.context)).catch(
            (thrown: unknown) => thrown,
          );
          const { message, hint } = error instanceof SourceError ? error : { message: String(error), hint: null };
          const shown = JSON.stringify([message, hint, test.notes, test.warnings, test.truncations, test.endpoints]);
          assert.doesNotMatch(shown, /SECRETCANARY/);
        }
      },
    },
  ];
}
