import { describe, expect, it } from '@jest/globals';
import { allowanceOf } from '../../src/http/allowance.js';
import { toResponse } from '../../src/http/response.js';
import type { Source } from '../../src/sources/source.js';

const NOW = Date.UTC(2026, 0, 1);
const IN_A_MINUTE = NOW + 60_000;

function told(headers: Record<string, string>, own?: Source['allowance'], status = 200) {
  const response = toResponse({ status, headers, bytes: new Uint8Array() }, 'https://api.example/');
  return allowanceOf(response, own, NOW);
}

describe('allowanceOf', () => {
  it.each<[title: string, headers: Record<string, string>, remaining: number, seconds: number]>([
    ['Unix seconds', { 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': '1767225660' }, 7, 60],
    ['Unix milliseconds', { 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': '1767225660000' }, 7, 60],
    ['an ISO date', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2026-01-01T00:01:00.000Z' }, 0, 60],
    ['an HTTP date', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': 'Thu, 01 Jan 2026 00:01:00 GMT' }, 0, 60],
    ['seconds left', { 'x-ratelimit-remaining': '599.0', 'x-ratelimit-reset': '60' }, 599, 60],
    ['another spelling', { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '60' }, 0, 60],
    ['how long it lasts', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': '60' }, 0, 60],
    ['names without x', { 'ratelimit-remaining': '0', 'ratelimit-reset': '60' }, 0, 60],
    ['a window instead of a reset', { 'ratelimit-remaining': '0', 'ratelimit-policy': '10;w=60' }, 0, 60],
    [
      'several windows, of which the first runs out',
      { 'x-ratelimit-remaining': '0, 998', 'x-ratelimit-reset': '1, 60' },
      0,
      1,
    ],
    [
      'several windows that have run out',
      { 'x-ratelimit-remaining': '0, 0, 5', 'x-ratelimit-reset': '1, 60, 9' },
      0,
      60,
    ],
    ["the draft's field", { ratelimit: '"default";r=0;t=60' }, 0, 60],
    ["the draft's field with two windows", { ratelimit: '"hour";r=10;t=600, "minute";r=2;t=60' }, 2, 60],
    ["the draft's field with its policy", { ratelimit: '"a";r=3', 'ratelimit-policy': '"a";q=10;w=60' }, 3, 60],
    ["the older draft's field", { ratelimit: 'limit=10, remaining=4, reset=60' }, 4, 60],
  ])('reads the remaining requests and the reset time: %s', (_, headers, remaining, seconds) => {
    expect(told(headers)).toEqual({ remaining, resetsAt: NOW + seconds * 1000 });
  });

  it.each<[title: string, headers: Record<string, string>]>([
    ['nothing', {}],
    ['a rest without a reset', { 'x-ratelimit-remaining': '0' }],
    ['a reset without a rest', { 'x-ratelimit-reset': '60' }],
    ['a reset that has passed', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1700000000' }],
    ['words', { 'x-ratelimit-remaining': 'none', 'x-ratelimit-reset': 'soon' }],
    ['numbers that are none', { 'x-ratelimit-remaining': '-1', 'x-ratelimit-reset': '1e9' }],
    ['a field of another kind', { ratelimit: '?1' }],
    ['an endless field', { ratelimit: ',;r='.repeat(100_000) }],
  ])('returns null if the headers are incomplete or invalid: %s', (_, headers) => {
    expect(told(headers)).toBeNull();
  });

  it('reports no remaining requests if a 429 response states only the reset time', () => {
    const inAMinute = { remaining: 0, resetsAt: IN_A_MINUTE };
    expect(told({ 'x-ratelimit-reset': '60' }, undefined, 429)).toEqual(inAMinute);
    expect(told({ 'ratelimit-reset-after': '60.0' }, undefined, 429)).toEqual(inAMinute);
    expect(told({ 'x-ratelimit-reset': '60', 'x-ratelimit-remaining': '5' }, undefined, 429)?.remaining).toBe(5);
    expect(told({ 'x-ratelimit-reset': '60' }, undefined, 403)).toBeNull();
    expect(told({}, undefined, 429)).toBeNull();
  });

  it('limits the reset time to a year from now', () => {
    expect(told({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '99999999999' })?.resetsAt).toBe(
      NOW + 365 * 86_400_000,
    );
  });

  it.each([
    ['two minutes behind', 'Wed, 31 Dec 2025 23:58:00 GMT', 180],
    ['a minute ahead', 'Thu, 01 Jan 2026 00:01:00 GMT', null],
    ['the same', 'Thu, 01 Jan 2026 00:00:00 GMT', 60],
    ['years behind', 'Thu, 01 Jan 2015 00:00:00 GMT', 60],
    ['none', 'soon', 60],
  ])('accounts for the difference between the clock of the server and ours: %s', (_, date, seconds) => {
    const own = () => ({ remaining: 0, resetsAt: new Date(IN_A_MINUTE).toISOString() });
    const expected = seconds === null ? null : { remaining: 0, resetsAt: NOW + seconds * 1000 };
    expect(told({ date }, own)).toEqual(expected);
  });

  it('prefers the allowance read by the source, unless it is invalid or reading it throws', () => {
    const headers = { 'x-ratelimit-remaining': '5', 'x-ratelimit-reset': '60' };
    const resetsAt = new Date(IN_A_MINUTE + 1000).toISOString();
    expect(told(headers, () => ({ remaining: 0, resetsAt }))).toEqual({ remaining: 0, resetsAt: IN_A_MINUTE + 1000 });
    const useless: readonly Source['allowance'][] = [
      () => undefined,
      () => ({ remaining: Number.NaN, resetsAt }),
      () => ({ remaining: 0, resetsAt: 'soon' }),
      () => null as never,
      () => {
        throw new TypeError('x is not a function');
      },
    ];
    for (const own of useless) expect(told(headers, own)).toEqual({ remaining: 5, resetsAt: IN_A_MINUTE });
  });

  it('reports no remaining requests until the Retry-After time of a refusal', () => {
    const headers = { 'retry-after': '60', 'x-ratelimit-remaining': '5', 'x-ratelimit-reset': '600' };
    expect(told(headers, undefined, 429)).toEqual({ remaining: 0, resetsAt: IN_A_MINUTE });
    expect(told(headers, undefined, 503)).toEqual({ remaining: 0, resetsAt: IN_A_MINUTE });
    expect(told(headers)).toEqual({ remaining: 5, resetsAt: NOW + 600_000 });
  });
});
