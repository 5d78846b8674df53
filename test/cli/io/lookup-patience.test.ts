import { describe, expect, it } from '@jest/globals';
import { lookupPatience } from '../../../src/cli/io/lookup-patience.js';
import { processIo } from '../../../src/cli/io/process-io.js';

describe('a DNS lookup', () => {
  it.each<[milliseconds: number, patience: string | undefined]>([
    [1, 'timeout:1 attempts:1'],
    [1999, 'timeout:1 attempts:1'],
    [2000, 'timeout:1 attempts:2'],
    [5000, 'timeout:2 attempts:2'],
    [9999, 'timeout:4 attempts:2'],
    [10_000, undefined],
    [Number.POSITIVE_INFINITY, undefined],
  ])('limited to %i ms has the resolver options: %s', (milliseconds, patience) => {
    expect(lookupPatience(milliseconds)).toBe(patience);
  });

  it('uses the resolver options of the user if they are set', () => {
    const withEnv = (env: Record<string, string>) => {
      const process = Object.assign(Object.create(globalThis.process) as NodeJS.Process, { env });
      processIo(process).lookUpWithin?.(3000);
      return env;
    };
    expect(withEnv({})).toEqual({ RES_OPTIONS: 'timeout:1 attempts:2' });
    expect(withEnv({ RES_OPTIONS: 'timeout:9' })).toEqual({ RES_OPTIONS: 'timeout:9' });
  });
});
