/** Settings that several processes change at once. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { program } from '../support/program.js';
import { temporaryFolder } from '../support/temporary.js';

describe('config set', () => {
  it('loses no setting if several are set at the same time', async () => {
    const home = temporaryFolder();
    const sources = ['tumblr', 'youtube', 'brave', 'marginalia', 'disqus', 'podcasts', 'stackexchange'];
    const ended = await Promise.all(
      sources.map((source) =>
        program(['config', 'set', `sources.${source}.key`, 'made-up'], { env: { SOCIALRANK_HOME: home } }),
      ),
    );
    expect(ended.map(({ code, stderr }) => [code, stderr])).toEqual(sources.map(() => [0, '']));
    expect(JSON.parse(readFileSync(join(home, 'config.json'), 'utf8'))).toEqual({
      sources: Object.fromEntries(sources.map((source) => [source, { key: 'made-up' }])),
    });
    expect(readdirSync(home)).toEqual(['config.json']);
  });
});
