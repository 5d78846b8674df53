import { hostname } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { holderName, isAlive, mayHold } from '../../../src/cli/files/process-holder.js';

const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const named = (given: object) => JSON.stringify({ ...(JSON.parse(holderName().name) as object), ...given });
const elsewhere = (at: string | undefined) => named({ host: `not-${hostname()}`, at });

describe('the name of a process', () => {
  it('can hold a lock while the process lives, however old the name is', () => {
    expect(mayHold(holderName().name)).toBe(true);
    expect(mayHold(named({ at: hoursFromNow(-999) }))).toBe(true);
    expect(mayHold(named({ started: '1' }))).toBe(false);
  });

  it.each([
    [-23, true],
    [-25, false],
    [25, false],
  ])('from another machine, given %i h from now, can hold a lock: %s', (hours, may) => {
    expect(mayHold(elsewhere(hoursFromNow(hours)))).toBe(may);
  });

  it('from another machine without a time can hold a lock', () => {
    expect(mayHold(elsewhere(undefined))).toBe(true);
  });

  it.each(['', '{}', 'null', '1', '[]', '{"host":1}'])(
    'that is invalid is neither alive nor able to hold a lock: %s',
    (written) => {
      expect([isAlive(written), mayHold(written)]).toEqual([false, false]);
    },
  );
});
