/** The cases that every source must pass. */
import assert from 'node:assert/strict';
import type { Tape } from '../http/tape.js';
import type { SettingSpecs, Source } from '../sources/source.js';
import { type ContractCase, collect, idle, type Oddities } from './case.js';
import { type Search, testContext } from './context.js';
import { descriptionCases } from './description.js';
import { foundCases } from './found.js';
import { silent, tapeHttp } from './http.js';
import { refusalCases } from './refusals.js';
import { unknownElementCases } from './unknown-elements.js';

/**
 * Returns the cases that every source must pass: its description, the items it finds, that it sends no more requests
 * than are read, and how it handles refusals and unknown answers.
 * @param tape with answers to all requests of the search: at least two pages, unless the source returns only one
 */
export function contractCases<S extends SettingSpecs>(
  source: Source<S>,
  tape: Tape,
  search: Search,
  oddities: Oddities,
): readonly ContractCase[] {
  return [
    ...descriptionCases(source, search),
    ...foundCases(source, tape, search),
    ...lazinessCases(source, tape, search, oddities),
    ...refusalCases(source, search, oddities),
    ...unknownElementCases(source, tape, search, oddities),
  ];
}

function lazinessCases<S extends SettingSpecs>(
  source: Source<S>,
  tape: Tape,
  search: Search,
  oddities: Oddities,
): readonly ContractCase[] {
  const open = () => {
    const http = tapeHttp(tape, search.now ?? search.until);
    const test = testContext(source, search, http);
    return { ...test, http, pages: source.search(search.query, test.context)[Symbol.asyncIterator]() };
  };
  return [
    {
      title: 'asks nothing before it is read',
      async run() {
        const { http } = open();
        await idle();
        assert.equal(http.asked.length, 0);
      },
    },
    {
      title: 'asks for no more pages than are read',
      async run() {
        const { http, pages } = open();
        await pages.next();
        const first = http.asked.length;
        await idle();
        assert.equal(http.asked.length, first, 'it read ahead');
        while ((await pages.next()).done !== true);
        if (oddities.onePage !== true) assert.ok(http.asked.length > first, 'the tape holds one page only');
      },
    },
    {
      title: 'stops when it is returned from',
      async run() {
        const { http, pages } = open();
        await pages.next();
        const first = http.asked.length;
        await pages.return?.();
        assert.deepEqual(await pages.next(), { done: true, value: undefined });
        await idle();
        assert.equal(http.asked.length, first);
      },
    },
    {
      title: 'stops when the signal aborts, though no answer comes',
      async run() {
        const { context, abort } = testContext(source, search, silent);
        const waiting = collect(source.search(search.query, context));
        await idle();
        abort();
        await assert.rejects(waiting);
      },
    },
    {
      title: 'sends first what requests() says, which sends nothing itself',
      async run() {
        const { context, http, pages } = open();
        const [planned] = source.requests(search.query, context);
        assert.equal(http.asked.length, 0);
        await pages.next();
        assert.equal(planned?.url, http.asked[0]?.url);
        assert.equal(planned?.method ?? 'GET', http.asked[0]?.method ?? 'GET');
      },
    },
  ];
}
