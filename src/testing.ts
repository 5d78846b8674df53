/**
 * Tools for tests of sources, built-in or your own: a network that replays a tape, and the cases that every source must
 * pass.
 */
export { readTape, type Tape } from './http/tape.js';
export { type ContractCase, collect, type Oddities } from './testing/case.js';
export { type Search, sourceQuery, type TestContext, testContext } from './testing/context.js';
export { contractCases } from './testing/contract.js';
export { type Answer, answering, silent, type TestHttp, tapeHttp } from './testing/http.js';
