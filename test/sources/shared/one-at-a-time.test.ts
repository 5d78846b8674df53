import { describe, expect, it } from '@jest/globals';
import { oneAtATime } from '../../../src/sources/shared/one-at-a-time.js';

describe('oneAtATime', () => {
  it('runs tasks with the same name in sequence, even after a failure, and others concurrently', async () => {
    const log: string[] = [];
    const task = (name: string) => async () => {
      log.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`${name} ends`);
      if (name === 'a') throw new Error('a failed');
      return name;
    };
    const asked = [oneAtATime('one', task('a')), oneAtATime('one', task('b')), oneAtATime('other', task('c'))];
    const settled = await Promise.allSettled(asked);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(log.filter((line) => !line.startsWith('c'))).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    expect(log.indexOf('c begins')).toBeLessThan(log.indexOf('a ends'));
  });
});
