/** What is printed about deliveries of alerts. */
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { sendPending } from '../../../src/cli/alerting/send-pending.js';
import { LockedError } from '../../../src/errors.js';
import { sampleAlert } from '../../support/telling.js';
import { temporaryFolder } from '../../support/temporary.js';

/** Returns what is written to standard error for one delivery; `settle` stands in for that of the outbox. */
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
  await sendPending([pending], { settle }, 'it is kept', told);
  return String((stderr.read() as Buffer | null) ?? '');
}

describe('sendPending', () => {
  it('prints nothing for a delivered alert', async () => {
    expect(await said(join(temporaryFolder(), 'a.atom'), () => Promise.resolve())).toBe('');
  });

  it('warns that an alert will be delivered again if its delivery could not be recorded', async () => {
    const feed = join(temporaryFolder(), 'a.atom');
    expect(await said(feed, () => Promise.reject(new LockedError('another run writes')))).toMatch(
      /^socialrank: alert sent to feed .*: Acme: net<.*; this could not be recorded \(another run writes\), so a later run sends it again\n$/,
    );
  });

  it('reports an alert that could not be delivered', async () => {
    const feed = join(temporaryFolder(), 'nowhere', 'a.atom');
    expect(await said(feed, () => Promise.reject(new LockedError('another run writes')))).toMatch(
      /^socialrank: the alert of Acme: .* was not sent to feed .*: .*; it is kept\n$/,
    );
  });
});
