/** Scans that are rejected after much of their setup is done. */
import { getActiveResourcesInfo } from 'node:process';
import { describe, expect, it } from '@jest/globals';
import { prepare } from '../../src/library/prepare.js';
import { madeUp } from '../support/made-up-source.js';
import { sampleReport } from '../support/sample-report.js';

const timers = () => getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
const forum = madeUp('forum', async function* () {
  yield [];
});

describe('a rejected scan', () => {
  it('leaves no timer behind', async () => {
    const before = timers();
    const asked = { sources: [forum], deadlineMilliseconds: 1e6 };
    await expect(prepare('acme', { ...asked, engine: 'nosuch' })).rejects.toThrow('nosuch');
    expect(timers()).toBe(before);
    const ready = await prepare('acme', asked);
    expect(timers()).toBe(before + 1);
    ready.close();
    expect(timers()).toBe(before);
  });

  it('closes the transport, and the engine that was made for it', async () => {
    const closed: string[] = [];
    const engine = () => ({
      name: 'sure',
      version: '1',
      threshold: null,
      score: () => Promise.reject(new Error('asked')),
      close: () => void closed.push('engine'),
    });
    const transport = { send: () => Promise.reject(new Error('asked')), close: () => void closed.push('network') };
    const baseline = () => sampleReport();
    await expect(prepare('acme', { sources: [forum], engine, transport, baseline })).rejects.toThrow('the baseline');
    expect(closed).toEqual(['network', 'engine']);
  });
});
