/** Invalid input is refused, before any request or output, with one line that states the problem and a remedy. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { environmentName } from '../../src/scan/asking/settings.js';
import { BUILT_IN } from '../../src/sources/built-in.js';
import { ran } from '../support/fake-io.js';
import { networks } from '../support/networks.js';
import { posts, temporaryFile, temporaryFolder } from '../support/temporary.js';

const file = temporaryFile('posts.ndjson', posts(3));
const folder = dirname(file);
const local = ['-s', `file:${file}`];
const SOURCES = new RegExp(`known: ${BUILT_IN.map(({ name }) => name).join(', ')}`);

async function refused(words: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const nets = await networks();
  const { code, stdout, stderr, home } = await ran(words, { env: { ...nets.env, ...env }, stdin: '' });
  expect({ words, code, stdout, requests: nets.requests(), written: readdirSync(home) }).toEqual({
    words,
    ...{ code: 2, stdout: '', requests: 0, written: [] },
  });
  return stderr;
}

const REFUSALS: readonly (readonly [readonly string[], RegExp])[] = [
  // Commands and arguments
  [[], /the query is missing; try: socialrank "Acme Coffee", or socialrank scan --help/],
  [['plan'], /the query is missing; try: socialrank plan "Acme Coffee"/],
  [['acme', 'coffee'], /put it in quotes, as "acme coffee"; commands: scan, .*about, .*plan, .*sources, .*brand/],
  [['scna', 'acme'], /commands: scan, .*about, .*, plugin, .*completion, help/],
  [['sources', 'nope'], /unknown command sources nope; known: list, show, check/],
  [['brand', 'list', 'foo'], /too many arguments: foo; see: socialrank brand list --help/],
  [['config', 'nope'], /unknown command config nope; known: get, set, unset, list, path/],
  [['config'], /socialrank config needs a command; known: get, set, unset, list, path/],
  [['config', 'get'], /the key is missing; see: socialrank config get --help/],
  [['sources', 'show'], /the name is missing; see: socialrank sources show --help/],
  [['person', 'add', 'ann', '--nope', 'x:@ann'], /unknown option '--nope'; see: socialrank person add --help/],
  [['person', 'add', 'ann'], /the accounts are missing; see: socialrank person add --help/],
  [['person', 'show', ''], /not a valid name for a person: "";/],
  [['brand', 'add', ''], /^socialrank: name: a value of name is empty/],
  [['sources', 'show', 'x', 'rss'], /too many arguments: rss; see: socialrank sources show --help/],
  [['sources', 'show', 'nope'], SOURCES],
  [['sources', 'check', 'nope'], SOURCES],
  [['completion'], /the shell is missing/],
  [['completion', 'tcsh'], /no completion for tcsh; known: bash, zsh, fish/],
  [['help', 'nope'], /no help on nope; known: scan, .*plan, .*metrics, formats, alerts, environment, exit-codes/],
  [['help', 'sources', 'nope'], /no help on sources nope; known: list, show, check/],
  // Flags
  [['acme', '--xyzzy'], /unknown option '--xyzzy'; see: socialrank scan --help/],
  [['acme', '--formt', 'json'], /unknown option '--formt' \(Did you mean --format\?\); see: socialrank scan --help/],
  [['plan', 'acme', '--top', '3'], /unknown option '--top'/],
  [['-tea acme'], /unknown option '-tea acme'; put a query that begins with - after --/],
  [['acme', '--limit'], /'-n, --limit <n>' argument missing/],
  [['acme', '-n', '0'], /'-n, --limit <n>' argument '0' is invalid. Give a whole number from 1/],
  [['acme', '-n', 'ten'], /Give a whole number from 1/],
  [['acme', '--top', '0'], /Give a whole number from 1/],
  [['acme', '--concurrency', '0'], /Give a whole number from 1/],
  [['acme', '--retries', '-1'], /Give a whole number/],
  [['acme', '--retries', '1.5'], /Give a whole number/],
  [['acme', '--timeout', '0'], /Give a time as 15s, 500ms or 2m/],
  [['acme', '--timeout', '5 parsecs'], /Give a time as/],
  [['acme', '--deadline', '30d'], /Give a time as/],
  [['acme', '--color', 'maybe'], /Allowed choices are auto, always, never/],
  [['acme', '--format', 'xml'], /Allowed choices are table, json, ndjson, csv, tsv, md/],
  [['acme', '--view', 'all'], /Allowed choices are summary, mentions, sources, keywords, authors, hashtags, links/],
  [['acme', '--fields', 'nope'], /the view summary has no field "nope"; known: date, as_of, .*formula/],
  [['acme', '--fields', ''], /no field is named; known: date/],
  [['acme', '--sort', '-nope', '--view', 'links'], /cannot be sorted by "-nope"; known: value, mentions, share/],
  [['acme', '--engine', 'nope'], /unknown engine nope; known: social, afinn/],
  [['acme', '--lang', 'klingon'], /not the code of a language: "klingon"; for example en, or pt-BR/],
  [['acme', '--min-relevance', '1.5'], /Give a number from 0 to 1, such as 0.5/],
  [['acme', '--min-relevance', '-1'], /Give a number from 0 to 1/],
  [['acme', '--min-relevance', ''], /Give a number from 0 to 1/],
  [['query', 'test', 'acme', '--sample', '0'], /Give a whole number from 1/],
  [['query', 'test', 'acme', '-o', 'x.md'], /query test writes no md; table, json, ndjson or csv/],
  [['acme', '--lang', ''], /Give at least one/],
  [['acme', '--tz', 'Mars/Base'], /no such time zone: "Mars\/Base"; write a name such as Europe\/Berlin, or UTC/],
  [['acme', '--since', 'long ago'], /cannot read the time "long ago": write a date/],
  [['acme', '--until', '2026-02-30'], /cannot read the time "2026-02-30"/],
  [['acme', '--as-of', '25:00'], /cannot read the time/],
  [['acme', '--since', 'today', '--until', 'yesterday'], /the window is empty/],
  // Sources
  [['acme', '-s', 'twitter'], SOURCES],
  [['acme', '-s', ''], /Give at least one/],
  [['acme', '-s', '-twitter'], SOURCES],
  [['acme', '-s', '@nope'], /unknown group @nope; known: @social, @news, @blogs, @forums, @dev, @reviews, @all/],
  [['acme', '-s', 'rss,-rss'], /no source is left to ask/],
  [['acme', '-s', 'file:'], /file: names no file; for example -s file:posts.csv/],
  [['acme', '-s', 'posts.csv'], /unknown source posts.csv; a local file is file:posts.csv\n$/],
  [['acme', '-s', 'file:/no/such/file.csv'], /file:\/no\/such\/file.csv: no such file/],
  [['acme', '-s', `file:${temporaryFolder()}`], /contains no file that can be read from a folder; it is empty/],
  [['acme', '-s', 'file:none/*.csv'], /file:none\/\*\.csv: no file has such a name/],
  [['acme', '--opml', '.'], /is a folder/],
  [['acme', '--feed', 'ftp://example.com/feed'], /not the address of a feed or site: ftp:.*for example --feed https:/],
  [['acme', '--opml', '/no/such/list.opml'], /no such file/],
  [['acme', '--map', 'text=body'], /--map is for local inputs; for example -s file:posts.csv/],
  [['acme', ...local, '--map', 'words=body'], /there is no field "words" of ours; known: .*text/],
  [['acme', ...local, '--map', 'text=body'], /there is no "body" in file:/],
  [['acme', ...local, '--map', 'text'], /--map/],
  // Tapes
  [['acme', '--replay', '/no/such/tape.har'], /cannot read the tape \/no\/such\/tape.har: no such file or directory/],
  [['acme', '--replay', 'package.json'], /package.json is not a tape: .*a tape is a HAR file written by --record/],
  [['acme', '--record', 'a.har', '--replay', 'examples/acme-coffee.har'], /--record and --replay exclude each other/],
  [['acme', '--record', '/no/such/folder/tape.har'], /there is no folder \/no\/such\/folder/],
  [['acme', '--record', ''], /an output has no name/],
  // Outputs
  [['acme', '-o', ''], /an output has no name/],
  [['acme', '-o', '.'], /cannot write \.: it is a folder/],
  [['acme', '-o', '/no/such/folder/a.csv'], /there is no folder \/no\/such\/folder; make it first/],
  [['acme', '-o', 'package.json/a.csv'], /package\.json is not a folder/],
  [
    ['acme', ...local, '-o', 'report.html'],
    /cannot write report\.html: \.html is not a format that socialrank writes; end it with one of \.json /,
  ],
  [
    ['acme', ...local, '-o', 'reports/{brand}.csv'],
    /there are no brands for \{brand\} in reports\/\{brand\}\.csv; give them with --brands FILE/,
  ],
  [['acme', ...local, '-o', 'report.json', '-o', 'daily.csv.GZ'], /cannot write daily\.csv\.GZ: \.gz is not a format/],
  [['compare', 'acme', 'globex', ...local, '-o', 'both.rss'], /cannot write both\.rss: \.rss is not a format/],
  [['acme', '-o', 'a.csv', '-o', './a.csv'], /two outputs are the same: \.\/a\.csv/],
  [['acme', '-o', '-', '-o', '-'], /two outputs are the same: -/],
  [['acme', '-o', 'a.har', '--record', 'a.har'], /two outputs are the same: a\.har/],
  [['acme', ...local, '-o', file], /is read by this run; name another output/],
  [['acme', '-s', `file:${folder}`, '-o', join(folder, 'new.csv')], /the folder of .*new\.csv is read by this run/],
  [['acme', '-s', `file:${folder}/p*`, '-o', file], /posts\.ndjson is read by this run; name another output/],
  [['acme', '--replay', 'examples/acme-coffee.har', '-o', './examples/acme-coffee.har'], /is read by this run/],
  [['acme', ...local, '--store', 'own.db', '-o', './own.db'], /\.\/own\.db is the history of this run; name another/],
  [['acme', ...local, '--store', 'sqlite:own.db', '-o', 'own.db-wal', '-f', 'json'], /own\.db-wal is the history/],
  [['acme', '--store', 'own.db', '--record', 'own.db'], /own\.db is the history of this run/],
  [['compare', 'acme', 'globex', ...local, '--store', 'own.db', '-o', 'own.db'], /own\.db is the history of this run/],
  [['history', 'acme', '--store', 'own.db', '-o', 'own.db'], /own\.db is the history of this run/],
  [['acme', ...local, '--log', file], /posts\.ndjson is read by this run/],
  [['acme', ...local, '--log', 'runs.log', '-o', './runs.log'], /two outputs are the same: runs\.log/],
  [['acme', '--record', 'a.har', '--log', 'a.har'], /two outputs are the same: a\.har/],
  [['acme', ...local, '--store', 'own.db', '--log', 'own.db'], /own\.db is the history of this run/],
  [['compare', 'acme', 'globex', ...local, '--log', file], /posts\.ndjson is read by this run/],
  [['acme', '--append'], /--append needs a CSV or TSV file; for example --append -o daily\.csv/],
  [['acme', '--append', '-o', 'daily.json'], /--append needs a CSV or TSV file/],
  [['acme', '--append', '-o', 'daily.csv', '--view', 'links'], /--append keeps the summary; leave out --view/],
  [
    ['acme', '--append', '-o', 'daily.csv', '--fields', 'mentions'],
    /--append needs the fields date, brand, query, status/,
  ],
  // Other commands
  [['score', '--engine', 'nope', 'hi'], /unknown engine nope; known: social, afinn/],
  [['score', '--lang', 'x y', 'hi'], /not the code of a language/],
  [['score', '--format', 'csv', 'hi'], /Allowed choices are table, json, ndjson/],
  [
    ['config', 'set', 'x.token', 'a'],
    /unknown setting x\.token; settings are sources\.NAME\.SETTING, with NAME one of hackernews/,
  ],
  [
    ['config', 'set', 'sources.hackernew.baseUrl', 'a'],
    /unknown setting sources\.hackernew\.baseUrl; perhaps sources\.hackernews\.baseUrl/,
  ],
  [['config', 'set', 'sources.x.nope', 'a'], /x has no setting nope; known: baseUrl, token, dailyPosts/],
  [['config', 'set', 'sources.x.baseUrl', 'here'], /sources\.x\.baseUrl must be an http or https address/],
  [['config', 'set', 'sources.x.token'], /no value for sources\.x\.token; to forget it: socialrank config unset/],
  ...['__proto__.x', 'x.__proto__', 'constructor.name', 'x.constructor', 'x.toString', 'toString.length'].flatMap(
    (key) =>
      [
        [['config', 'set', `sources.${key}`, 'a'], /(?:unknown setting|has no setting)/],
        [['config', 'get', `sources.${key}`], /(?:unknown setting|has no setting)/],
        [['config', 'unset', `sources.${key}`], /(?:unknown setting|has no setting)/],
      ] as const,
  ),
];

describe('invalid input', () => {
  it.each(REFUSALS)('%j is refused with one line', async (words, message) => {
    const stderr = await refused(words);
    expect(stderr).toMatch(/^socialrank: [^\n]+\n$/);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+|undefined|\[object/);
  });

  it.each([
    ['acme OR', 6],
    ['(acme', 1],
    ['"acme coffee', 1],
    ['acme )', 6],
    ['site:', 6],
    ['日本 OR', 4],
  ])('in the query %j is reported at column %i with a caret', async (query, column) => {
    const [first, message, shown, caret, ...rest] = (await refused(['--', query])).split('\n');
    expect([first, rest]).toEqual(['socialrank: in the query:', ['']]);
    expect(message).toContain(`(column ${column})`);
    expect(shown).toBe(`  ${query}`);
    expect(caret).toMatch(/^ +\^+$/);
  });

  it('in a setting from the environment is refused', async () => {
    expect(await refused(['acme', '-s', 'x'], { SOCIALRANK_X_BASE_URL: 'here' })).toMatch(/x\.baseUrl must be an http/);
    const dailyPosts = { SOCIALRANK_X_TOKEN: 'a-token-of-ours', SOCIALRANK_X_DAILY_POSTS: 'many' };
    expect(await refused(['plan', 'acme', '-s', 'x'], dailyPosts)).toMatch(
      /x\.dailyPosts is not a whole number: "many"/,
    );
  });

  it.each<[setting: string, value: string, message: RegExp]>([
    ['x.dailyPosts', 'abc', /x\.dailyPosts is not a whole number: "abc"; it is the number of posts/],
    ['brave.monthlyRequests', '-1', /brave\.monthlyRequests is not a whole number: "-1"/],
    ['youtube.dailySearches', 'many', /youtube\.dailySearches is not a whole number: "many"/],
    ['youtube.commentVideos', '1.5', /youtube\.commentVideos is not a whole number: "1\.5"/],
    ['youtube.channels', '@ann', /youtube\.channels: "@ann" is not a channel/],
    ['mastodon.instances', 'mastodon.social,bad host/', /mastodon\.instances: "bad host\/" is not an instance/],
    ['lemmy.instances', 'a@b', /lemmy\.instances: "a@b" is not an instance/],
    ['rss.feeds', 'https://example.com/feed,::', /rss\.feeds: "::" is not a feed; write addresses/],
    ['jetstream.lookBack', 'long', /jetstream\.lookBack is not a time: "long"/],
    ['stackexchange.sites', 'no site', /stackexchange\.sites: "no site" is not a site/],
    ['wordpress.sites', '::', /wordpress\.sites: "::" is not a site/],
    ['blogger.sites', '::', /blogger\.sites: "::" is not a blog/],
    ['discourse.sites', '::', /discourse\.sites: "::" is not a forum/],
    ['telegram.channels', 'a b', /telegram\.channels: "a b" is not a channel/],
    ['appstore.apps', 'acme', /appstore\.apps: "acme" is not an app/],
    ['ghost.sites', '::', /ghost\.sites: "::" is not a feed/],
    ['medium.feeds', '::', /medium\.feeds: "::" is not a feed/],
    ['substack.sites', '::', /substack\.sites: "::" is not a feed/],
    [
      'googlealerts.feeds',
      'https://elsewhere.example/SECRETCANARY',
      /one of googlealerts\.feeds is not the address of an alert; at https/,
    ],
    ['template.templates', 'nope', /template\.templates is not JSON/],
    [
      'template.templates',
      '[{"name":"x","url":"https://a.example","pages":"all"}]',
      /the template x needs a whole number as pages/,
    ],
  ])(
    'in the setting %s of %j is refused before any request and before it is stored',
    async (setting, value, message) => {
      const [source, key] = setting.split('.') as [string, string];
      const env = { [environmentName(source, key)]: value };
      for (const command of [[], ['plan']])
        expect(await refused([...command, 'acme', '-s', `hackernews,${source}`], env)).toMatch(message);
      expect(await refused(['config', 'set', `sources.${setting}`, value])).toMatch(message);
    },
  );

  it('with an address is reported without the credentials in it', async () => {
    const env = { SOCIALRANK_RSS_FEEDS: 'http://ann:SECRETCANARY@bad host/?token=SECRETCANARY' };
    expect(await refused(['acme', '-s', 'rss'], env)).toMatch(/rss\.feeds: "http:\/\/…bad host\/\?…" is not a feed/);
  });

  it('includes an output in place of the history, wherever that is located', async () => {
    const words = ['acme', ...local, '-f', 'json', '-o'];
    const named = join(temporaryFolder(), 'named.db');
    expect(await refused([...words, named], { SOCIALRANK_STORE: named })).toMatch(/is the history of this run/);
    const home = temporaryFolder();
    const env = { SOCIALRANK_HOME: home };
    expect((await ran(['acme', ...local], { env })).code).toBe(0);
    const [usual] = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.db'));
    const before = readFileSync(join(home, usual!));
    expect(await ran([...words, join(home, usual!)], { env })).toMatchObject({
      ...{ code: 2, stdout: '', stderr: expect.stringMatching(/is the history of this run/) },
    });
    expect(readFileSync(join(home, usual!)).equals(before)).toBe(true);
    expect((await ran([...words, join(home, 'other.db'), '--no-store'], { env })).code).toBe(0);
  });

  it('does not include an output without an extension, or with an explicit format', async () => {
    const folder = temporaryFolder();
    const [plain, given] = [join(folder, 'today'), join(folder, 'today.html')];
    expect((await ran(['acme', ...local, '-o', plain])).code).toBe(0);
    expect((await ran(['acme', ...local, '-o', given, '-f', 'json'])).code).toBe(0);
    expect(JSON.parse(readFileSync(given, 'utf8'))).toMatchObject({ schema: 'socialrank.report/1' });
  });

  it('includes a log in place of an input, which is left unchanged', async () => {
    const before = readFileSync(file, 'utf8');
    expect(await refused(['acme', ...local], { SOCIALRANK_LOG: file })).toMatch(/is read by this run/);
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect((await ran(['acme', ...local, '--log', '/dev/null', '-o', '/dev/null'])).code).toBe(0);
  });

  it('includes an output in a folder without write permission', async () => {
    // Root passes the permission check, and gets the error of the write itself.
    const isRoot = process.getuid?.() === 0;
    const folder = isRoot ? '/proc' : temporaryFolder();
    if (!isRoot) chmodSync(folder, 0o555);
    const { code, stderr } = await ran(['acme', ...local, '-o', join(folder, 'a.csv')]);
    expect(code).toBe(isRoot ? 1 : 2);
    expect(stderr).toMatch(/^socialrank: [^\n]*a\.csv[^\n]*\n$/);
  });

  it('is reported without the control characters that it contains', async () => {
    for (const words of [
      ['\u001b[31macme OR'],
      ['acme', '--\u001b[31mnope'],
      ['acme', '-s', '\u001b]0;x\u0007'],
      ['config', 'get', '\u009b1m'],
    ])
      expect(await refused(words)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });
});

describe('a broken settings file', () => {
  const BROKEN = ['{broken', '[]', '"text"', '', '{"sources": {"x": {"token": '];
  const COMMANDS = [
    ['acme'],
    ['plan', 'acme'],
    ['sources'],
    ['sources', 'show', 'x'],
    ['sources', 'check'],
    ['config', 'list'],
    ['config', 'get', 'sources.x.token'],
    ['config', 'set', 'sources.x.token', 'a'],
    ['config', 'unset', 'sources.x.token'],
  ];

  it.each(COMMANDS)('is reported by %s %s and left unchanged', async (...words) => {
    const nets = await networks();
    for (const text of BROKEN) {
      const home = temporaryFolder();
      writeFileSync(join(home, 'config.json'), text);
      const { code, stdout, stderr } = await ran(words, { env: { ...nets.env, SOCIALRANK_HOME: home } });
      expect({ text, code, stdout }).toEqual({ text, code: 2, stdout: '' });
      expect(stderr).toMatch(
        /^socialrank: the settings file \S+config\.json (?:is not JSON|does not hold a JSON object); mend it or move it away; it was left as it is\n$/,
      );
      expect(readdirSync(home)).toEqual(['config.json']);
    }
    expect(nets.requests()).toBe(0);
  });

  it('does not affect commands that need no settings', async () => {
    const home = temporaryFolder();
    writeFileSync(join(home, 'config.json'), '{broken');
    const env = { SOCIALRANK_HOME: home };
    for (const words of [['config', 'path'], ['score', 'hi'], ['--help'], ['completion', 'zsh'], ['help', 'query']])
      expect((await ran(words, { env })).code).toBe(0);
  });

  it('is also reported if it is a folder', async () => {
    const home = temporaryFolder();
    mkdirSync(join(home, 'config.json'));
    const { code, stderr } = await ran(['sources'], { env: { SOCIALRANK_HOME: home } });
    expect({ code, stderr: stderr.replace(home, '') }).toEqual({
      code: 2,
      stderr:
        'socialrank: the settings file /config.json cannot be read: illegal operation on a directory; mend it or move it away; it was left as it is\n',
    });
  });
});

describe('an input with unexpected contents', () => {
  it.each([
    ['posts.csv', '\u0000\u0001\u0002\u0003'],
    ['posts.json', '{"broken": '],
    ['posts.ndjson', 'not json\nnot json either\n'],
    ['posts.csv', 'a,b\n1,2\n'],
    ['posts.xml', '<html><body>no feed</body></html>'],
    ['posts.ndjson.gz', 'not gzip'],
  ])('in the file %s is refused', async (name, text) => {
    const stderr = await refused(['acme', '-s', `file:${temporaryFile(name, text)}`]);
    expect(stderr).toMatch(/^socialrank: [^\n]*file:[^\n]+\n$/);
  });

  it('is accepted if it is an empty standard input', async () => {
    const { code, stdout } = await ran(['acme', '-s', '-', '-f', 'csv'], { stdin: '' });
    expect(code).toBe(0);
    expect(parse(stdout, { columns: true })).toMatchObject([{ mentions: '0', status: 'complete' }]);
  });
});
