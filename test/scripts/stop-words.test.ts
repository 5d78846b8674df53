import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { stopWordsFile } from '../../scripts/stop-words.js';

it('writes the file of stop words as it stands: node dist/scripts/stop-words.js', () => {
  expect(readFileSync('src/core/text/stop-words.data.ts', 'utf8')).toBe(stopWordsFile());
});
