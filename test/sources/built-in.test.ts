import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { BUILT_IN } from '../../src/sources/built-in.js';
import { NAMES } from '../../src/sources/index.js';

describe('the built-in sources', () => {
  it('have the names that are listed without loading them, in the same order', () => {
    expect(BUILT_IN.map(({ name }) => name)).toEqual(NAMES);
  });

  it('include every source in the folder', () => {
    const folders = readdirSync('src/sources', { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && readdirSync(`src/sources/${entry.name}`).includes('index.ts'))
      .map(({ name }) => name);
    expect([...NAMES].sort()).toEqual(folders.sort());
  });
});
