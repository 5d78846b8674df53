import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { ran } from '../../support/fake-io.js';
import { posts, temporaryFile, temporaryFolder } from '../../support/temporary.js';

it.each([
  ['config.json', '{}'],
  ['brands.yaml', '- name: Globex\n'],
  ['labels.ndjson', ''],
])('an output does not overwrite a file of settings or saved data: %s', async (name, text) => {
  const home = temporaryFolder();
  const path = join(home, name);
  writeFileSync(path, text);
  const words = ['acme', '-s', `file:${temporaryFile('posts.ndjson', posts(3))}`, '-f', 'json', '-o', path];
  const { code, stderr } = await ran(words, { env: { SOCIALRANK_HOME: home } });
  expect([code, stderr]).toEqual([2, `socialrank: ${path} holds what you set and saved; name another output\n`]);
  expect(readFileSync(path, 'utf8')).toBe(text);
});
