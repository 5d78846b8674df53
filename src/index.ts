/** The public library. `socialrank/source` has the contract of sources, `socialrank/testing` what their tests need. */
// biome-ignore-all assist/source/organizeImports: a table of contents, by subject.

// Scanning.
export { compareBrands, scan, scanBrands, stream, streamBrands } from './library/scan.js';
export type { CompareOptions, LocalFileOptions, ScanOptions } from './library/options.js';
export type { BrandEvent } from './scan/brands.js';
export type { ScanEvent } from './scan/request.js';

// Brands as profiles: the name is enough. A file of them, as for `--brands`.
export type { GivenProfile } from './brands/profile.js';
export { brandsFile } from './library/brands-file.js';

// Persons with several accounts, for `from:~name`, and whose account a handle is.
export { identities } from './core/query/person.js';
export type { Account, Person } from './types.js';

// Where to look: each built-in source under its name, all of them as BUILT_IN, and local files.
export * from './sources/built-in.js';
export { localFile } from './library/local-file.js';

// A source of your own.
export * from './sources/source.js';

// Answers from elsewhere than the network: `scan(query, { transport: replay(readTape(text, name)), isReplay: true })`.
export { readTape, replay, type Tape } from './http/tape.js';
export type { Exchange, RawResponse, Transport } from './http/transport.js';

// Sentiment engines: `scan(query, { engine: (run) => openEngine('onnx', { model: './model' }, run) })`.
export { type EngineOptions, type EngineRun, openEngine } from './library/open-engine.js';

// History between runs: `const store = await openStore('history.db'); await keepReport(store, report)`.
// Only what is new: `scan(query, { newIn: store })`. Nothing is kept unless you ask for it.
export { withAuthority } from './library/authority.js';
export { type KeepOptions, keepReport } from './library/keep-report.js';
export { openStore, type StoreOptions } from './library/open-store.js';
export type {
  KeptRun,
  MetricValue,
  NewRun,
  Observation,
  Series,
  Store,
  StoredLabel,
  StoredRun,
  Tally,
} from './store/store.js';

// Types of what goes in, of engines, and of what comes out.
export type { Engine, EngineRemark, GivenEngine, GivenScore, Score, ScoreContext, ScoreTask } from './engine.js';
export type {
  BrandComparison,
  Estimate,
  Mention,
  Profile,
  Ratio,
  Report,
  Sentiment,
  SourceOutcome,
  Span,
  Warning,
} from './types.js';

// Errors that are thrown on purpose.
export { LockedError, QueryError, SocialRankError, StoreError, UsageError } from './errors.js';

export { VERSION } from './version.js';

// Not exported on purpose: the query language, the metrics and the formats. Their results are in the report, which may
// grow; as functions, each would be a contract.
