/**
 * Who may import whom: a room lists what it may reach, everything else is a breach. `test/rooms.test.ts` runs this and
 * shows that it fails on a planted one. Why it is so: docs/layout.md.
 */
const WORDS = [
  '^src/(types|kinds|found-members|default-confidence|engine)\\.ts$',
  '^src/errors\\.ts$',
  '^src/parse-url\\.ts$',
  '^src/(lazy-pattern|linear-regex|own-copy|as-given|for-shell)\\.ts$',
];
const CONTRACT = '^src/sources/source\\.ts$';
const npm = (...names) => names.map((name) => `(^|/)node_modules/${name}(/|$)`);
const BUILT_IN = (...names) => names.map((name) => `^(node:)?${name}$`);

/** From a place in the tree to the places it may import from. */
const ROOMS = {
  words: {
    path: '^src/(types|kinds|found-members|default-confidence|engine|errors|parse-url|lazy-pattern|linear-regex|own-copy|as-given|for-shell)\\.ts$',
    mayReach: [...WORDS, ...npm('re2js')],
  },
  schema: { path: '^src/schema/', mayReach: [...WORDS, '^src/schema/', ...npm('zod')] },
  core: { path: '^src/core/', mayReach: [...WORDS, '^src/core/'] },
  contract: { path: CONTRACT, mayReach: WORDS },
  sources: {
    path: '^src/sources/(?!(source|index|built-in|select|settings)\\.ts$)(?!shared/)',
    mayReach: [...WORDS, CONTRACT, '^src/sources/shared/', ...npm('cheerio', 'htmlparser2', 'entities')],
    andItsOwnFolder: true,
  },
  shared: {
    path: '^src/sources/shared/',
    mayReach: [...WORDS, CONTRACT, '^src/sources/shared/', ...npm('cheerio', 'htmlparser2', 'entities')],
  },
  list: { path: '^src/sources/(index|built-in|select|settings)\\.ts$', mayReach: [...WORDS, '^src/sources/'] },
  http: {
    path: '^src/http/',
    mayReach: [
      ...WORDS,
      CONTRACT,
      '^src/http/',
      ...npm('axios', 'ws'),
      ...BUILT_IN(
        'http',
        'https',
        'net',
        'dns',
        'zlib',
        'events',
        'timers/promises',
        'stream',
        'stream/promises',
        'util',
        'buffer',
      ),
    ],
  },
  inputs: {
    path: '^src/inputs/',
    mayReach: [
      ...WORDS,
      CONTRACT,
      '^src/inputs/',
      '^src/core/time/',
      '^src/core/text/(fold|boundary|closest-name|key-hash)\\.ts$',
      '^src/sources/shared/',
      '^src/sources/[a-z]+/wire',
      ...npm('csv-parse', 'tinyglobby'),
      ...BUILT_IN(
        'child_process',
        'process',
        'fs',
        'fs/promises',
        'zlib',
        'stream',
        'stream/promises',
        'path',
        'crypto',
        'os',
        'url',
        'worker_threads',
      ),
    ],
  },
  persons: {
    path: '^src/persons/',
    mayReach: [...WORDS, '^src/persons/', '^src/brands/(written|yaml)', '^src/core/query/person', ...npm('yaml')],
  },
  brands: {
    path: '^src/brands/',
    mayReach: [
      ...WORDS,
      CONTRACT,
      '^src/brands/',
      '^src/core/(query|text)/',
      '^src/sources/shared/json\\.ts$',
      ...npm('yaml'),
    ],
  },
  plugins: {
    path: '^src/plugins/',
    mayReach: [
      ...WORDS,
      CONTRACT,
      '^src/plugins/',
      '^src/http/response\\.ts$',
      '^src/core/sentiment/(unscored|remarks)\\.ts$',
      ...BUILT_IN('child_process', 'fs', 'module', 'path', 'process', 'readline', 'stream', 'url', 'worker_threads'),
    ],
  },
  engines: {
    path: '^src/engines/',
    mayReach: [
      ...WORDS,
      CONTRACT,
      '^src/engines/',
      '^src/core/(sentiment|text)/',
      '^src/detect-language\\.ts$',
      ...npm('sentiment', '@types/sentiment'),
      ...BUILT_IN('crypto', 'fs', 'fs/promises', 'module', 'path', 'url', 'worker_threads'),
    ],
  },
  output: {
    path: '^src/output/',
    mayReach: [...WORDS, '^src/output/', '^src/core/time/', ...npm('cli-table3', 'chalk', 'string-width')],
  },
  alerts: {
    path: '^src/alerts/',
    mayReach: [
      ...WORDS,
      CONTRACT,
      '^src/alerts/',
      '^src/http/(place|redact|refusal)\\.ts$',
      ...BUILT_IN('crypto', 'path', 'buffer'),
    ],
  },
  store: {
    path: '^src/store/',
    mayReach: [
      ...WORDS,
      '^src/store/',
      '^src/core/(mention|report/summary-numbers|time/quarter-hour)',
      ...npm('kysely', 'pg', '@types/pg', 'libsql'),
      ...BUILT_IN('crypto', 'fs', 'process', 'timers/promises', 'util'),
    ],
  },
  scan: { path: '^src/scan/', mayReach: [...WORDS, '^src/scan/', '^src/core/', CONTRACT] },
  library: {
    path: '^src/library/',
    mayReach: [
      ...WORDS,
      '^src/(alerts|brands|core|engines|http|inputs|library|plugins|scan|sources|store)/',
      '^src/(detect-language|version)\\.ts$',
      ...BUILT_IN('crypto', 'fs', 'path', 'process', 'stream', 'timers/promises', 'util'),
    ],
  },
};

/** What a part of a room may reach of the same room, besides itself. */
const PARTS = [
  { room: 'output', part: 'words', mayReach: [] },
  { room: 'output', part: 'screen', mayReach: ['words/'] },
  { room: 'output', part: 'views', mayReach: ['words/', 'names\\.ts$'] },
  { room: 'output', part: 'data', mayReach: ['views/'] },
  { room: 'output', part: 'markdown', mayReach: ['words/', 'views/', 'data/'] },
  { room: 'scan', part: 'asking', mayReach: ['[^/]+\\.ts$'] },
];

const forbidden = Object.entries(ROOMS).map(([name, { path, mayReach, andItsOwnFolder }]) => ({
  name: `room-${name}`,
  severity: 'error',
  from: andItsOwnFolder ? { path: `${path.replace(/\/$/, '')}([^/.]+)` } : { path },
  to: { pathNot: andItsOwnFolder ? [...mayReach, '^src/sources/$1/'] : mayReach, dependencyTypesNot: ['type-only'] },
}));

module.exports = {
  forbidden: [
    ...forbidden,
    {
      name: 'types-too',
      comment: 'Only the words may take a type from the schema; nobody else reaches out of a room for a type either.',
      severity: 'error',
      from: { path: '^src/(core|output|engines|http|inputs|brands|store)/' },
      to: { path: '^src/(cli|scan|library|schema)', dependencyTypes: ['type-only'] },
    },
    ...PARTS.map(({ room, part, mayReach }) => ({
      name: `part-${room}-${part}`,
      severity: 'error',
      from: { path: `^src/${room}/${part}/` },
      to: { path: `^src/${room}/`, pathNot: [`${part}/`, ...mayReach].map((place) => `^src/${room}/${place}`) },
    })),
    {
      name: 'nobody-imports-cli',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'network-in-one-room',
      severity: 'error',
      from: { pathNot: '^src/http/' },
      to: {
        path: [
          '(^|/)node_modules/(axios|ws)/',
          ...BUILT_IN('http', 'https', 'http2', 'net', 'tls', 'dns', 'dns/promises', 'dgram'),
        ],
      },
    },
    {
      name: 'no-cycles',
      comment: 'Not for types either: what two files need of each other is a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unlisted-package',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'unknown', 'undetermined'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'not-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
