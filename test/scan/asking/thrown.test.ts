import { describe, expect, it } from '@jest/globals';
import { SourceError } from '../../../src/errors.js';
import { oneLine, sourceErrorOf } from '../../../src/scan/asking/thrown.js';

const redact = (text: string) => text.replaceAll('hush-hush', 'REDACTED');
const read = (thrown: unknown) => {
  const { code, message, retryAt, hint, status } = sourceErrorOf(thrown, 'The forum', redact);
  return { code, message, retryAt, hint, status };
};

describe('sourceErrorOf', () => {
  it.each<[string, unknown, string]>([
    ['an error', new TypeError('x is not iterable'), 'x is not iterable'],
    ['an error of several lines', new Error('one\n  two\r\n\tthree'), 'one two three'],
    ['an error with a secret', new Error('no hush-hush'), 'no REDACTED'],
    ['a text', 'no', 'no'],
    ['nothing', undefined, 'undefined'],
    ['null', null, 'no error, but an object'],
    ['a number', 7, '7'],
    ['a symbol', Symbol('no'), 'Symbol(no)'],
    ['an object that is not a text', Object.create(null), 'no error, but an object'],
    ['a function', () => 'no', 'no error, but an object'],
    ['an error whose message is none', Object.assign(new Error('x'), { message: { toString: () => 'odd' } }), 'odd'],
  ])('reports %s as a bad response', (_, thrown, told) => {
    expect(read(thrown)).toEqual({
      code: 'bad_response',
      message: `The forum returned an answer that was not understood: ${told}`,
      retryAt: null,
      hint: null,
      status: null,
    });
  });

  it('keeps the fields of a SourceError, with secrets redacted', () => {
    const error = new SourceError('rate_limited', 'asked hush-hush too\noften', {
      retryAt: '2026-11-21T12:00:00Z',
      hint: 'unset hush-hush',
      status: 429,
    });
    expect(read(error)).toEqual({
      code: 'rate_limited',
      message: 'asked REDACTED too often',
      retryAt: '2026-11-21T12:00:00.000Z',
      hint: 'unset REDACTED',
      status: 429,
    });
  });

  it('keeps readToEnd, which is false for all other errors', () => {
    const told = (readToEnd: boolean) =>
      sourceErrorOf(new SourceError('bad_response', 'no', { readToEnd }), 'x', redact);
    expect([true, false].map((readToEnd) => told(readToEnd).readToEnd)).toEqual([true, false]);
    expect(sourceErrorOf(new Error('no'), 'x', redact).readToEnd).toBe(false);
  });

  it.each(['soon', '', '+275760-09-13T00:00:00.000Z'])('drops a retryAt that is not a valid time: %j', (retryAt) => {
    expect(read(new SourceError('quota', 'no', { retryAt })).retryAt).toBeNull();
  });

  it('replaces an unknown error code with bad_response', () => {
    expect(read(new SourceError('teapot' as 'quota', 'no')).code).toBe('bad_response');
  });
});

describe('oneLine', () => {
  it('truncates long text without splitting a surrogate pair', () => {
    const line = oneLine(`x${'😀'.repeat(10_000)}`, redact);
    expect(line.length).toBe(500);
    expect(line.isWellFormed()).toBe(true);
    expect(line.endsWith('…')).toBe(true);
  });
});
