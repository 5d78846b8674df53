import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { stopWordsFile } from '../../scripts/stop-words.js';

it('the committed file of stop words is what node dist/scripts/stop-words.js writes', () => {
  expect(readFileSync('src/core/text/stop-words.data.ts', 'utf8')).toBe(stopWordsFile());
});
