/** Tests run on what tsc wrote: what is tested is what ships. */
export default {
  rootDir: '.',
  testMatch: ['<rootDir>/dist/test/**/*.test.js'],
  transform: {},
  testEnvironment: 'node',
  globalSetup: '<rootDir>/dist/test/support/folder-of-the-run.js',
  globalTeardown: '<rootDir>/dist/test/support/run-is-over.js',
  testTimeout: 60_000,
  maxWorkers: '100%',
  coverageProvider: 'v8',
  collectCoverageFrom: ['dist/src/**/*.js'],
};
