/** Completion scripts, run by the shells that they are for. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ran } from '../support/fake-io.js';
import { temporaryFile } from '../support/temporary.js';

const script = async (shell: string) => temporaryFile(`completion.${shell}`, (await ran(['completion', shell])).stdout);

/** Returns what bash offers to complete the last of the words. */
async function offered(words: readonly string[]): Promise<string[]> {
  const asking = `source "$0"; COMP_WORDS=(socialrank "$@"); COMP_CWORD=$#; COMPREPLY=(); _socialrank; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', asking, await script('bash'), ...words], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((word) => word !== '');
}

describe('bash', () => {
  it.each([
    [['s'], ['scan', 'store', 'score', 'sources']],
    [['acme', '--vi'], ['--view']],
    [
      ['acme', '-f', ''],
      ['table', 'json', 'ndjson', 'csv', 'tsv', 'md'],
    ],
    [
      ['score', '-f', ''],
      ['table', 'json', 'ndjson'],
    ],
    [['scan', 'acme', '--view', 'k'], ['keywords']],
    [['acme', '-s', 'blu'], ['bluesky']],
    [
      ['acme', '--color', 'a'],
      ['auto', 'always'],
    ],
    [['config', 'g'], ['get']],
    [['sources', 'sh'], ['show']],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['help', 'ex'], ['exit-codes']],
    [['help', 'hi'], ['history']],
    [['store', 'prune', '--k'], ['--keep']],
    [
      ['brand', 'show', 'acme', '-f', ''],
      ['yaml', 'json'],
    ],
    [['sources', 'show', 'hack'], ['hackernews']],
    [['acme', '-s', 'mastodon,hack'], ['mastodon,hackernews']],
  ])('completes %j with %j', async (words, expected) => {
    expect(await offered(words)).toEqual(expected);
  });
});

describe.each(['bash', 'zsh', 'fish'])('the completion script of %s', (shell) => {
  const isThere = spawnSync(shell, ['-c', 'true']).status === 0;
  if (!isThere) it(`skipped: ${shell} is not installed`, () => {});
  else
    it('has a valid syntax', async () => {
      const path = await script(shell);
      const { status, stderr } = spawnSync(shell, ['-n', path], { encoding: 'utf8', cwd: join(path, '..') });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    });
});
