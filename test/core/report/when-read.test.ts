import { describe, expect, it } from '@jest/globals';
import { together, whenRead } from '../../../src/core/report/when-read.js';

describe('lazily computed members', () => {
  const counting = () => {
    let computed = 0;
    const compute = () => ({ sum: (computed += 1), mean: 0.5 });
    return { members: whenRead(['sum', 'mean'], compute), computed: () => computed };
  };

  it('are not computed when other members are read', () => {
    const { members, computed } = counting();
    const whole = together(together({ before: 1 }, members), { behind: 2 });
    expect([whole.before, whole.behind, Object.keys(whole), computed()]).toEqual([
      1,
      2,
      ['before', 'sum', 'mean', 'behind'],
      0,
    ]);
  });

  it('are computed once, and can be copied and serialized', () => {
    const { members, computed } = counting();
    const whole = together(members, { behind: 2 });
    expect(JSON.stringify(whole)).toBe('{"sum":1,"mean":0.5,"behind":2}');
    expect({ ...whole }).toEqual({ sum: 1, mean: 0.5, behind: 2 });
    expect(computed()).toBe(1);
  });
});
