import { describe, expect, it } from '@jest/globals';
import { SourceError } from '../../src/errors.js';
import { type Failed, type Patience, retryWait } from '../../src/http/retry.js';

const now = Date.UTC(2026, 0, 1);
const limited = new SourceError('rate_limited', 'asked too often');
const failed: Failed = { error: limited, retry: true, retryAfterMilliseconds: null };
const patience: Patience = { retries: 2, deadlineAt: null, now, random: 0.5 };

describe('retryWait', () => {
  it.each<[title: string, failed: Partial<Failed>, attempt: number, patience: Partial<Patience>, wait: number | null]>([
    ['draws the first wait from half a second', {}, 0, {}, 250],
    ['draws the second from a whole one', {}, 1, {}, 500],
    ['can wait for no time at all', {}, 0, { random: 0 }, 0],
    ['gives up after the retries', {}, 2, {}, null],
    ['never tries again without retries', {}, 0, { retries: 0 }, null],
    ['never tries again what cannot help', { retry: false, retryAfterMilliseconds: 1000 }, 0, {}, null],
    ['waits as long as it is told', { retryAfterMilliseconds: 7000 }, 0, {}, 7000],
    ['takes a wait of nothing for silence', { retryAfterMilliseconds: 0 }, 0, {}, 250],
    ['does not wait for half a minute without a deadline', { retryAfterMilliseconds: 30_000 }, 0, {}, null],
    ['waits for longer inside a deadline', { retryAfterMilliseconds: 40_000 }, 0, { deadlineAt: now + 50_000 }, 40_000],
    ['does not wait up to the deadline', { retryAfterMilliseconds: 50_000 }, 0, { deadlineAt: now + 50_000 }, null],
    ['does not even back off beyond the deadline', {}, 0, { deadlineAt: now + 100 }, null],
    ['does nothing after the deadline', {}, 0, { deadlineAt: now - 1, random: 0 }, null],
  ])('%s', (_, change, attempt, changed, wait) => {
    expect(retryWait({ ...failed, ...change }, attempt, { ...patience, ...changed })).toBe(wait);
  });

  it('prefers the time found by the source to that of the header', () => {
    const error = new SourceError('rate_limited', 'asked too often', { retryAt: new Date(now + 3000).toISOString() });
    expect(retryWait({ error, retry: true, retryAfterMilliseconds: 9000 }, 0, patience)).toBe(3000);
  });
});
