/** What is said of deliveries. */
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { tellPending } from '../../../src/cli/alerting/tell.js';
import { LockedError } from '../../../src/errors.js';
import { sampleAlert } from '../../support/telling.js';
import { temporaryFolder } from '../../support/temporary.js';

/** Standard error after a delivery, of which the outbox says what it wants. */
async function said(feed: string, settle: () => Promise<void>): Promise<string> {
  const stderr = new PassThrough();
  const io = { stderr, stdout: new PassThrough(), env: { SOCIALRANK_HOME: temporaryFolder() } };
  const pending = {
    id: '1',
    target: `feed:${feed}`,
    alert: sampleAlert({ brand: 'Acme' }),
    attempts: 0,
    createdAt: Date.now(),
  };
  const told = { io: io as never, signal: new AbortController().signal, isVerbose: false };
  await tellPending([pending], { settle }, 'it is kept', told);
  return String((stderr.read() as Buffer | null) ?? '');
}

describe('of what a target took', () => {
  it('nothing is said', async () => {
    expect(await said(join(temporaryFolder(), 'a.atom'), () => Promise.resolve())).toBe('');
  });

  it('it is said that it will be told again where that could not be noted', async () => {
    const feed = join(temporaryFolder(), 'a.atom');
    expect(await said(feed, () => Promise.reject(new LockedError('another run writes')))).toMatch(
      /^socialrank: feed .* was told of Acme: net<.*, which could not be noted \(another run writes\): a later run tells it again\n$/,
    );
  });

  it('and of what it did not take, that it was not', async () => {
    const feed = join(temporaryFolder(), 'nowhere', 'a.atom');
    expect(await said(feed, () => Promise.reject(new LockedError('another run writes')))).toMatch(
      /^socialrank: feed .* was not told of Acme: .*; it is kept\n$/,
    );
  });
});
