import { describe, expect, it } from '@jest/globals';
import { DEFAULT_ENGINE, loadEngine } from '../../src/engines/index.js';
import { UsageError } from '../../src/errors.js';

describe('loadEngine', () => {
  it('loads the default engine by its name', async () => {
    await expect(loadEngine(DEFAULT_ENGINE)).resolves.toMatchObject({ name: DEFAULT_ENGINE });
  });

  it.each(['vader', '', '__proto__', 'constructor'])('rejects %j and lists the known engines', async (name) => {
    const error = await loadEngine(name).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).hint).toContain('afinn');
  });
});
