/**
 * Cases for lists with only unknown elements: if an API has changed, a source must not report that nothing was found.
 */
import assert from 'node:assert/strict';
import type { Tape } from '../http/tape.js';
import { type HttpRequest, type SettingSpecs, type Source, SourceError } from '../sources/source.js';
import { type ContractCase, collect, NO_ANSWER, type Oddities } from './case.js';
import { type Search, testContext } from './context.js';
import { answering, type TestHttp, tapeHttp } from './http.js';
import { CHANGES, type Change, strangeTape } from './strange-tape.js';

export function unknownElementCases<S extends SettingSpecs>(
  source: Source<S>,
  tape: Tape,
  search: Search,
  { noLists }: Oddities,
): readonly ContractCase[] {
  const now = search.now ?? search.until;
  return CHANGES.map((change) => ({
    title: `does not take a list of ${change.name} for an empty one`,
    async run() {
      if (noLists !== undefined) return assert.notEqual(noLists.trim(), '', 'noLists says why');
      const { context, endpoints } = testContext(source, search, strangerHttp(tape, change, now));
      const ended: unknown = await collect(source.search(search.query, context)).catch((error: unknown) => error);
      const errors = [ended, ...endpoints.map(({ error }) => error)].filter((one) => one instanceof SourceError);
      const codes = errors.map(({ code }) => code);
      assert.ok(
        codes.some((code) => NO_ANSWER.includes(code)),
        ended instanceof Error ? String(ended) : 'it took that for an answer in which nothing was found',
      );
    },
  }));
}

/**
 * Requests that are not on the tape, such as to another API of the same site, also get an answer with unknown elements.
 */
function strangerHttp(tape: Tape, change: Change, now: Date): TestHttp {
  const strange = strangeTape(tape, change);
  const last = strange.changed.at(-1)?.response;
  assert.ok(last !== undefined, 'the tape holds no list of JSON and no feed: say in noLists why');
  const http = tapeHttp(strange.tape, now);
  const otherwise = answering({ ...last, body: new TextDecoder().decode(last.bytes) }, now);
  return {
    ...http,
    request: (request: HttpRequest) =>
      http.request(request).catch((error: unknown) => {
        if (error instanceof SourceError && error.code === 'not_recorded') return otherwise.request(request);
        throw error;
      }),
  };
}
