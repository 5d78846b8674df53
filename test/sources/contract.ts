/** Runs the contract of sources in Jest for the built-in ones, and checks that each keeps the meaning of a query. */
import { readFileSync } from 'node:fs';
import { describe, it } from '@jest/globals';
import type { SettingSpecs, Source } from '../../src/sources/source.js';
import { contractCases, type Oddities, readTape, type Search, type Tape } from '../../src/testing.js';
import { countsStrangers } from './mixed.js';
import { meansTheSame } from './same-query.js';

/** @param name path of a tape below test/fixtures, such as `hackernews/search.har` */
export function tape(name: string): Tape {
  const file = new URL(`../../../test/fixtures/${name}`, import.meta.url);
  return readTape(readFileSync(file, 'utf8'), name);
}

export function keepsTheContract<S extends SettingSpecs>(
  source: Source<S>,
  tapeName: string,
  search: Search,
  oddities: Oddities,
): void {
  describe(`${source.name} on ${tapeName}`, () => {
    for (const { title, run } of contractCases(source, tape(tapeName), search, oddities)) it(title, run);
    countsStrangers(source, tape(tapeName), search, { ...oddities, tapeName });
    meansTheSame(source, tape(tapeName), search);
  });
}
