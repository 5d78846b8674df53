import { describe, expect, it } from '@jest/globals';
import { studentT } from '../../../src/core/metrics/student-t.js';

describe("Student's t", () => {
  // Abramowitz & Stegun, table 26.10.
  it.each([
    [0.025, 1, 12.706],
    [0.025, 4, 2.776],
    [0.005, 10, 3.169],
    [0.025, 30, 2.042],
    [0.25, 2, 0.816],
    [0.025, 1e6, 1.96],
  ])('has the expected quantile for a tail of %d at %d degrees of freedom', (tail, degrees, expected) => {
    expect(studentT(tail, degrees)).toBeCloseTo(expected, 3);
  });

  it('handles a tiny number of degrees of freedom', () => {
    expect(studentT(0.0005, 0.01)).toBeGreaterThan(1e30);
  });
});
