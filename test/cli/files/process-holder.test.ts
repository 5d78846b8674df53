import { hostname } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { holderName, isAlive, mayHold } from '../../../src/cli/files/process-holder.js';

const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const named = (given: object) => JSON.stringify({ ...(JSON.parse(holderName().name) as object), ...given });
const elsewhere = (at: string | undefined) => named({ host: `not-${hostname()}`, at });

describe('the name of a process', () => {
  it('is that of one that lives, however long ago it was given', () => {
    expect(mayHold(holderName().name)).toBe(true);
    expect(mayHold(named({ at: hoursFromNow(-999) }))).toBe(true);
    expect(mayHold(named({ started: '1' }))).toBe(false);
  });

  it.each([
    [-23, true],
    [-25, false],
    [25, false],
  ])('from another machine, %i h from now, may hold what it claimed: %s', (hours, may) => {
    expect(mayHold(elsewhere(hoursFromNow(hours)))).toBe(may);
  });

  it('from another machine and without a time is believed', () => {
    expect(mayHold(elsewhere(undefined))).toBe(true);
  });

  it.each(['', '{}', 'null', '1', '[]', '{"host":1}'])('that nobody gave is nobody: %s', (written) => {
    expect([isAlive(written), mayHold(written)]).toEqual([false, false]);
  });
});
