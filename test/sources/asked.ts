/** Runs one search of a source against made-up answers and returns its results, requests and messages. */
import type { Found, HttpRequest, SettingSpecs, Source } from '../../src/sources/source.js';
import { type Answer, answering, collect, type Search, type TestContext, testContext } from '../../src/testing.js';

export interface Asked<S extends SettingSpecs> extends TestContext<S> {
  readonly found: readonly Found[];
  readonly error: unknown;
  readonly asked: readonly HttpRequest[];
  readonly urls: readonly URL[];
}

export async function ask<S extends SettingSpecs>(
  source: Source<S>,
  search: Search,
  answer: Answer | ((url: URL, request: HttpRequest) => Answer),
): Promise<Asked<S>> {
  const http = answering(
    (request) => (typeof answer === 'function' ? answer(new URL(request.url), request) : answer),
    search.now ?? search.until,
  );
  const test = testContext(source, search, http);
  const outcome = await collect(source.search(search.query, test.context)).then(
    (found) => ({ found, error: null }),
    (error: unknown) => ({ found: [], error }),
  );
  return { ...test, ...outcome, asked: http.asked, urls: http.asked.map(({ url }) => new URL(url)) };
}
