import { describe, expect, it } from '@jest/globals';
import { checkNode, checkPackages } from '../../../src/cli/doctor/node.js';
import { temporaryFolder } from '../../support/temporary.js';

describe('Node', () => {
  it.each([
    ['v20.19.0', 'ok'],
    ['v20.18.9', 'fails'],
    ['v24.0.0', 'ok'],
    ['v18.20.0', 'fails'],
    ['v22.0.0-nightly', 'ok'],
  ])('%s is %s', (version, status) => {
    expect(checkNode(version, 'here').status).toBe(status);
  });
});

describe('packages that can be missing', () => {
  it.each([
    ['v22.5.0', 'ok'],
    ['v22.4.9', 'warning'],
  ])('with %s and nothing else, SQLite is %s', (version, status) => {
    const [sqlite, mail, onnx] = checkPackages(version, [temporaryFolder()]);
    expect(sqlite).toMatchObject({ name: 'sqlite', status });
    expect([mail?.status, onnx?.status]).toEqual(['skipped', 'skipped']);
  });

  it('are found where they are installed', () => {
    expect(checkPackages('v20.19.0', ['.']).map(({ status }) => status)).toEqual(['ok', 'ok', 'ok']);
  });
});
