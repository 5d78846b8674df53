import { describe, expect, it } from '@jest/globals';
import { exitCodeOf, statusOf } from '../../../src/core/report/exit-code.js';
import type { SourceOutcome } from '../../../src/types.js';
import { failedOutcome, sampleOutcome, skippedOutcome } from '../../support/sample-mention.js';

const ok = sampleOutcome('one');
const empty = sampleOutcome('two', { status: 'empty', mentions: 0, unique: 0 });
const partial = { ...failedOutcome('three', { code: 'timeout' }), status: 'partial' as const };
const failed = failedOutcome('four');
const refused = failedOutcome('five', { code: 'auth' });
const wantsKey = skippedOutcome('six');
const unable: SourceOutcome = { ...skippedOutcome('seven'), error: null };
const blocked: SourceOutcome = { ...failedOutcome('eight', { code: 'blocked' }), status: 'skipped' };
const EVERY = new Set(['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight']);

describe('status and exit code', () => {
  it.each<[string, SourceOutcome[], string, number, number]>([
    // title, sources, status, exit code if no source is named, exit code if all are named
    ['all answered', [ok, empty], 'complete', 0, 0],
    ['nothing was said anywhere', [empty], 'complete', 0, 0],
    ['one answered, one wants a key', [ok, wantsKey], 'complete', 0, 0],
    ['one answered, one cannot take the query', [ok, unable], 'complete', 0, 0],
    ['one answered, one turned us away at the edge', [ok, blocked], 'complete', 0, 0],
    ['one answered, one failed', [ok, failed], 'partial', 4, 4],
    ['one answered, one refused its key', [ok, refused], 'partial', 4, 4],
    ['one was cut off', [ok, partial], 'partial', 4, 4],
    ['the only one was cut off', [partial], 'partial', 4, 4],
    ['all failed', [failed, failedOutcome('one')], 'failed', 1, 1],
    ['the only one refused its key', [refused], 'failed', 1, 5],
    ['the only one wants a key', [wantsKey], 'failed', 1, 5],
    ['one wants a key and the other failed', [wantsKey, failed], 'failed', 1, 5],
    ['none can take the query', [unable], 'failed', 1, 1],
    ['none lets us in', [blocked], 'failed', 1, 1],
    ['none was asked', [], 'failed', 1, 1],
  ])('follow from the sources: %s', (_, sources, status, unnamed, named) => {
    expect(statusOf(sources)).toBe(status);
    expect(exitCodeOf(sources, { wanted: new Set(), allowPartial: false })).toBe(unnamed);
    expect(exitCodeOf(sources, { wanted: EVERY, allowPartial: false })).toBe(named);
  });

  it('tolerate a partial result if allowed, but nothing worse', () => {
    const forgiving = { wanted: EVERY, allowPartial: true };
    expect([[ok, failed], [failed], [refused]].map((sources) => exitCodeOf(sources, forgiving))).toEqual([0, 1, 5]);
  });
});
