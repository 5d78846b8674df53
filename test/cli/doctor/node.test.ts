import { describe, expect, it } from '@jest/globals';
import { checkNode, checkPackages } from '../../../src/cli/doctor/node.js';
import { temporaryFolder } from '../../support/temporary.js';

describe('checkNode', () => {
  it.each([
    ['v20.19.0', 'ok'],
    ['v20.18.9', 'fails'],
    ['v24.0.0', 'ok'],
    ['v18.20.0', 'fails'],
    ['v22.0.0-nightly', 'ok'],
  ])('reports version %s as: %s', (version, status) => {
    expect(checkNode(version, 'here').status).toBe(status);
  });
});

describe('optional packages', () => {
  it.each([
    ['v22.5.0', 'ok'],
    ['v22.4.9', 'warning'],
  ])('with Node %s and nothing installed, SQLite has the status %s', (version, status) => {
    const [sqlite, mail, onnx] = checkPackages(version, [temporaryFolder()]);
    expect(sqlite).toMatchObject({ name: 'sqlite', status });
    expect([mail?.status, onnx?.status]).toEqual(['skipped', 'skipped']);
  });

  it('are found if they are installed', () => {
    expect(checkPackages('v20.19.0', ['.']).map(({ status }) => status)).toEqual(['ok', 'ok', 'ok']);
  });
});
