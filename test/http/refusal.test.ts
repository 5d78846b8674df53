import { describe, expect, it } from '@jest/globals';
import { redactText } from '../../src/http/redact.js';
import { refusal, retryAfter } from '../../src/http/refusal.js';
import { toResponse } from '../../src/http/response.js';

const now = Date.UTC(2026, 0, 1);
const respond = (status: number, headers: Record<string, string> = {}, body = '') =>
  toResponse({ status, headers, bytes: Buffer.from(body) }, 'https://news.example/search?key=SECRETCANARY');

describe('refusal', () => {
  it.each<[status: number, code: string, retry: boolean]>([
    [301, 'bad_response', false],
    [400, 'bad_response', false],
    [401, 'auth', false],
    [402, 'quota', false],
    [403, 'auth', false],
    [404, 'not_found', false],
    [407, 'unreachable', false],
    [408, 'timeout', true],
    [410, 'not_found', false],
    [422, 'bad_response', false],
    [429, 'rate_limited', true],
    [451, 'blocked', false],
    [500, 'unreachable', true],
    [501, 'unreachable', false],
    [502, 'unreachable', true],
    [503, 'unreachable', true],
    [504, 'unreachable', true],
    [522, 'unreachable', true],
    [524, 'unreachable', true],
    [999, 'bad_response', false],
  ])('maps status %i to %s (retry: %s)', (status, code, retry) => {
    const refused = refusal(respond(status), now);
    expect([refused.error.code, refused.retry, refused.error.status]).toEqual([code, retry, status]);
    expect(refused.error.message).toContain('news.example');
    expect(refused.error.message).not.toContain('SECRETCANARY');
  });

  it('recognizes an edge server by its HTML error page', () => {
    for (const status of [401, 403]) {
      expect(refusal(respond(status, { 'content-type': 'text/html' }), now).error.code).toBe('blocked');
      expect(refusal(respond(status, {}, '\n<!DOCTYPE html><p>Checking'), now).error.code).toBe('blocked');
      expect(refusal(respond(status, { 'content-type': 'application/json' }, '<html>'), now).error.code).toBe('auth');
    }
  });

  it('reports when to try again after a 429 or 503', () => {
    expect(refusal(respond(429, { 'retry-after': '90' }), now).error.retryAt).toBe('2026-01-01T00:01:30.000Z');
    expect(refusal(respond(503, { 'retry-after': '90' }), now).error.retryAt).toBe('2026-01-01T00:01:30.000Z');
    expect(refusal(respond(429), now).error.retryAt).toBeNull();
    expect(refusal(respond(503), now).error.retryAt).toBeNull();
    expect(refusal(respond(404, { 'retry-after': '90' }), now).error.retryAt).toBeNull();
  });
});

describe('a proxy that requires credentials', () => {
  it('is explained by a hint that redaction leaves unchanged, though it looks like a login', () => {
    const { hint } = refusal(respond(407), now).error;
    expect(redactText(hint ?? '', (text) => text)).toBe(hint);
    expect(hint).toContain('user:password@');
  });
});

describe('retryAfter', () => {
  const year = 365 * 24 * 60 * 60 * 1000;
  it.each<[value: string | undefined, milliseconds: number | null]>([
    [undefined, null],
    ['', null],
    ['1', 1000],
    [' 120 ', 120_000],
    ['0', 0],
    ['1.5', 1500],
    ['-5', null],
    ['1e9', null],
    ['0x10', null],
    ['99999999999', year],
    ['9'.repeat(400), year],
    ['soon', null],
    ['soon 7', null],
    ['5 minutes', null],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['Thu, 01 Jan 2026 01:00:30 +0100', 30_000],
    ['Thursday, 01-Jan-26 00:00:30 GMT', 30_000],
    ['Thu Jan  1 00:00:30 2026', 30_000],
    ['2026-01-01T00:00:30Z', 30_000],
    ['Wed, 31 Dec 2025 23:00:00 GMT', 0],
    ['Fri, 01 Jan 2100 00:00:00 GMT', year],
    ['Thu, 99 Jan 2026 00:00:30 GMT', null],
  ])('reads %j as %j ms', (value, milliseconds) => {
    expect(retryAfter(value, now)).toBe(milliseconds);
  });
});
