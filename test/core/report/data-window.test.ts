import { describe, expect, it } from '@jest/globals';
import { dataWindow } from '../../../src/core/report/data-window.js';

const clock = new Date('2026-11-21T12:00:00.000Z');

describe('dataWindow', () => {
  it('spans from the earliest time to one millisecond after the latest', () => {
    const window = dataWindow(
      [
        { oldest: 5000, newest: 9000 },
        { oldest: null, newest: null },
        { oldest: 3000, newest: 4000 },
      ],
      clock,
    );
    expect(window).toEqual({ since: new Date(3000), until: new Date(9001) });
  });

  it('spans one millisecond if all times are equal', () => {
    expect(dataWindow([{ oldest: 5, newest: 5 }], clock)).toEqual({ since: new Date(5), until: new Date(6) });
  });

  it.each([[[]], [[{ oldest: null, newest: null }]]])('is the last week if there are no times', (tallies) => {
    expect(dataWindow(tallies, clock)).toEqual({ since: new Date('2026-11-14T12:00:00.000Z'), until: clock });
  });
});
