import { describe, expect, it } from '@jest/globals';
import { lookupPatience } from '../../../src/cli/io/lookup-patience.js';
import { processIo } from '../../../src/cli/io/process-io.js';

describe('the look-up of a name', () => {
  it.each<[milliseconds: number, patience: string | undefined]>([
    [1, 'timeout:1 attempts:1'],
    [1999, 'timeout:1 attempts:1'],
    [2000, 'timeout:1 attempts:2'],
    [5000, 'timeout:2 attempts:2'],
    [9999, 'timeout:4 attempts:2'],
    [10_000, undefined],
    [Number.POSITIVE_INFINITY, undefined],
  ])('that may take %i ms is over by then, where the system knows a way: %s', (milliseconds, patience) => {
    expect(lookupPatience(milliseconds)).toBe(patience);
  });

  it('takes as long as the user says, where the user says it', () => {
    const withEnv = (env: Record<string, string>) => {
      const process = Object.assign(Object.create(globalThis.process) as NodeJS.Process, { env });
      processIo(process).lookUpWithin?.(3000);
      return env;
    };
    expect(withEnv({})).toEqual({ RES_OPTIONS: 'timeout:1 attempts:2' });
    expect(withEnv({ RES_OPTIONS: 'timeout:9' })).toEqual({ RES_OPTIONS: 'timeout:9' });
  });
});
