import { describe, expect, it } from '@jest/globals';
import { afterSeconds, answeredAt, sentAt } from '../../../src/sources/shared/wait.js';
import { answered } from '../answered.js';

const BEGAN = new Date('2026-11-21T12:00:00Z');
const at = (date?: string) => answered({}, date === undefined ? {} : { date });

describe('the time of a response', () => {
  it.each<[string, string | undefined, string]>([
    ['the run began, where it says nothing', undefined, '2026-11-21T12:00:00.000Z'],
    ['the run began, where its clock is behind', 'Sat, 21 Nov 2026 11:59:00 GMT', '2026-11-21T12:00:00.000Z'],
    ['the run began, where its clock is far off', 'Sun, 21 Nov 2027 12:00:00 GMT', '2026-11-21T12:00:00.000Z'],
    ['the run began, where its clock is none', 'soon', '2026-11-21T12:00:00.000Z'],
    ['the end of the second that it shows', 'Sat, 21 Nov 2026 12:00:40 GMT', '2026-11-21T12:00:41.000Z'],
  ])('is when %s', (_, date, expected) => {
    expect(new Date(answeredAt(at(date), BEGAN)).toISOString()).toBe(expected);
  });

  it('is its Date header according to sentAt, or NaN without one', () => {
    expect(sentAt(at('Sat, 21 Nov 2026 12:00:40 GMT'))).toBe(Date.parse('2026-11-21T12:00:40Z'));
    expect(sentAt(at())).toBeNaN();
  });

  it.each([
    ['41', '2026-11-21T12:00:41.000Z'],
    ['0.5', '2026-11-21T12:00:00.500Z'],
    ['soon', null],
    [undefined, null],
  ])('is the start of a pause of %s seconds', (seconds, expected) => {
    expect(afterSeconds(seconds, BEGAN.getTime())).toBe(expected);
  });
});
