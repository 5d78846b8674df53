/** `brand`: saving, showing, using, removing and looking up profiles. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Ran, ran } from '../support/fake-io.js';
import { type Loopback, loopback } from '../support/loopback.js';
import { temporaryFile, temporaryFolder } from '../support/temporary.js';

const NOTHING_SAVED = 'no brand is saved; see: socialrank brand add --help\n';

const at =
  (home: string, env: Readonly<Record<string, string>> = {}) =>
  (words: readonly string[]) =>
    ran(words, { env: { ...env, SOCIALRANK_HOME: home } });

const POSTS = temporaryFile(
  'posts.ndjson',
  ['Acme Coffee is good', 'Acme Roasters are bad', 'an acme anvil', 'Acme Coffee in a cartoon', 'tea']
    .map(
      (text, n) => `${JSON.stringify({ id: `p${n}`, text, author: 'ann', created_at: `2026-11-20T0${n}:00:00Z` })}\n`,
    )
    .join(''),
);

describe('brand', () => {
  it('saves a profile from flags, and shows it as YAML and JSON', async () => {
    const socialrank = at(temporaryFolder());
    const added = await socialrank([
      ...[
        'brand',
        'add',
        'Acme Coffee',
        '--alias',
        'Acme Roasters',
        '--alias',
        '$ACME',
        '--handle',
        '@acme,@acme_help',
      ],
      ...[
        '--hashtag',
        'oatmonday',
        '--domain',
        'https://www.acme.example/',
        '--exclude',
        'cartoon',
        '--context',
        'espresso',
      ],
      ...['--language', 'en,de', '--competitor', 'Globex', '--owned', 'news.example', '--case-sensitive'],
    ]);
    expect(added).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'saved Acme Coffee; scan it: socialrank "Acme Coffee"\n',
    });
    const shown = await socialrank(['brand', 'show', 'acme ROASTERS']);
    expect(shown.stdout).toBe(
      [
        'name: Acme Coffee',
        ...['aliases:', '  - Acme Roasters', '  - $ACME', 'handles:', '  - "@acme"', '  - "@acme_help"'],
        ...['hashtags:', '  - "#oatmonday"', 'domains:', '  - acme.example', 'owned:', '  - news.example'],
        ...['context:', '  - espresso', 'exclude:', '  - cartoon', 'languages:', '  - en', '  - de'],
        ...['caseSensitive: true', 'competitors:', '  - Globex', ''],
      ].join('\n'),
    );
    const json = await socialrank(['brand', 'show', 'Acme Coffee', '-f', 'json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      name: 'Acme Coffee',
      languages: ['en', 'de'],
      caseSensitive: true,
    });
  });

  it('accepts the profiles that it prints, with --file and with --brands', async () => {
    const [one, other] = [at(temporaryFolder()), at(temporaryFolder())];
    await one(['brand', 'add', 'Acme', '--alias', 'A1', '--exclude', 'anvil']);
    for (const format of ['yaml', 'json']) {
      const { stdout } = await one(['brand', 'show', 'acme', '-f', format]);
      const file = temporaryFile(`acme.${format}`, stdout);
      expect(await other(['brand', 'add', '--file', file, '--replace'])).toMatchObject({ code: 0 });
      expect((await other(['brand', 'show', 'a1', '-f', format])).stdout).toBe(stdout);
      expect((await other(['--brands', file, '-s', `file:${POSTS}`])).code).toBe(0);
    }
  });

  it('lists saved brands sorted by name, as a table and as JSON', async () => {
    const socialrank = at(temporaryFolder());
    expect((await socialrank(['brand', 'list'])).stdout).toBe(NOTHING_SAVED);
    await socialrank(['brand', 'add', 'Globex', '--handle', 'globex']);
    await socialrank(['brand', 'add', 'acme']);
    const { stdout } = await socialrank(['brand', 'list']);
    expect(
      stdout
        .split('\n')
        .slice(2, 4)
        .map((row) => row.trim().split(/ {2,}/)),
    ).toEqual([['acme'], ['Globex', '@globex']]);
    const { schema, brands } = JSON.parse((await socialrank(['brand', 'list', '-f', 'json'])).stdout) as {
      schema: string;
      brands: unknown;
    };
    expect({ schema, brands }).toEqual({
      schema: 'socialrank.brands/1',
      brands: [{ name: 'acme' }, { name: 'Globex', handles: ['@globex'] }],
    });
  });

  it('removes brands by name or alias, or none if one of them is unknown', async () => {
    const socialrank = at(temporaryFolder());
    await socialrank(['brand', 'add', 'Acme', '--alias', 'A1']);
    await socialrank(['brand', 'add', 'Globex']);
    expect(await socialrank(['brand', 'remove', 'a1', 'nobody'])).toMatchObject({
      code: 2,
      stderr: 'socialrank: no brand nobody is saved; saved: Acme, Globex\n',
    });
    expect(await socialrank(['brand', 'remove', 'a1', 'GLOBEX'])).toMatchObject({ code: 0 });
    expect((await socialrank(['brand', 'list'])).stdout).toBe(NOTHING_SAVED);
  });

  it.each<[string, readonly string[], RegExp]>([
    ['one that is there', ['Acme'], /a brand Acme is saved already; --replace/],
    ['one whose name is there in another case', ['ÁCME'], /a brand ÁCME is saved already/],
    ['an alias of another', ['Globex', '--alias', 'A1'], /Globex and Acme would both have the name A1/],
    ['a name that is an alias', ['a1'], /a1 and Acme would both have the name A1/],
    ['no name', [], /the name is missing/],
    ['what is not a handle', ['Globex', '--handle', 'a b'], /"a b" is not a value of handles; expected a handle/],
    ['an exclusion of itself', ['Globex', '--exclude', 'globex'], /excludes its own name Globex/],
    ['a name and a file', ['Globex', '--file', 'x.yaml'], /--file says what the brands are called/],
    ['a file that is not there', ['--file', '/nowhere.yaml'], /\/nowhere\.yaml cannot be read: no such file/],
  ])('refuses to save %s, and leaves the file unchanged', async (_, words, message) => {
    const home = temporaryFolder();
    const socialrank = at(home);
    await socialrank(['brand', 'add', 'Acme', '--alias', 'A1']);
    const before = readFileSync(join(home, 'brands.yaml'), 'utf8');
    const { code, stderr } = await socialrank(['brand', 'add', ...words]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) });
    expect(readFileSync(join(home, 'brands.yaml'), 'utf8')).toBe(before);
  });

  it('loses no brand if several are saved concurrently', async () => {
    const socialrank = at(temporaryFolder());
    const names = Array.from({ length: 8 }, (_, n) => `Brand ${n}`);
    await Promise.all(names.map((name) => socialrank(['brand', 'add', name])));
    const { brands } = JSON.parse((await socialrank(['brand', 'list', '-f', 'json'])).stdout) as { brands: unknown[] };
    expect(brands).toEqual(names.map((name) => ({ name })));
  });

  it('reports the position of an error in the file, and never overwrites such a file', async () => {
    const home = temporaryFolder();
    const file = join(home, 'brands.yaml');
    writeFileSync(file, '- name: Acme\n  alias: x\n');
    for (const words of [
      ['brand', 'add', 'Globex'],
      ['acme', '-s', `file:${POSTS}`],
      ['brand', 'list'],
    ]) {
      const { code, stderr } = await at(home)(words);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: expect.stringContaining(`${file}:2:3: unknown key "alias"`),
      });
    }
    expect(readFileSync(file, 'utf8')).toBe('- name: Acme\n  alias: x\n');
  });
});

describe('a saved profile', () => {
  const home = temporaryFolder();
  const socialrank = at(home);
  beforeAll(async () => {
    await socialrank(['brand', 'add', 'Acme Coffee', '--alias', 'Acme Roasters', '--exclude', 'cartoon']);
  });

  it.each<[string, readonly string[], number, string | null]>([
    ['its name', ['acme coffee'], 2, 'Acme Coffee'],
    ['an alias', ['ACME roasters'], 2, 'Acme Coffee'],
    ['quotes', ['"Acme Coffee"'], 2, null],
    ['--exact', ['Acme Coffee', '--exact'], 2, null],
    ['another name', ['acme'], 4, null],
  ])(
    'applies to its name and aliases, but not with quotes, --exact or another name: %s, %j',
    async (_, words, mentions, profile) => {
      const { stdout } = await socialrank([...words, '-s', `file:${POSTS}`, '-f', 'json']);
      const { query, counts } = JSON.parse(stdout) as {
        query: { input: string; profile: string | null };
        counts: object;
      };
      expect(query).toMatchObject({ input: words[0], profile });
      expect(counts).toMatchObject({ mentions });
    },
  );

  it('is named in the header of the table, in Markdown and in the plan', async () => {
    for (const format of ['table', 'md']) {
      const { stdout } = await socialrank(['acme roasters', '-s', `file:${POSTS}`, '-f', format]);
      expect(stdout).toContain('Profile: Acme Coffee, queried as acme roasters');
    }
    const plan = await socialrank(['plan', 'acme coffee', '-s', 'hackernews']);
    expect(plan.stdout).toMatch(/^profile {8}Acme Coffee \(by its profile; --exact or quotes/);
    const json = await socialrank(['plan', 'acme coffee', '-s', 'hackernews', '-f', 'json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ query: { profile: 'Acme Coffee' } });
  });
});

describe('brand resolve', () => {
  let server: Loopback;
  let answers: (name: string) => unknown = () => ({ search: [] });

  beforeAll(async () => {
    server = await loopback((request, response) => {
      const { searchParams } = new URL(request.url ?? '', 'http://localhost');
      const id = searchParams.get('ids') ?? '';
      const entity = { id, labels: { en: { value: `Label of ${id}` } }, claims: { P2002: [handleClaim] } };
      response.setHeader('content-type', 'application/json');
      const search = searchParams.get('search');
      response.end(JSON.stringify(search === null ? { entities: { [id]: entity } } : answers(search)));
    });
  });
  afterAll(() => server.close());

  const handleClaim = { mainsnak: { datavalue: { value: 'acmehq' } }, rank: 'normal' };
  const found = (...labels: readonly string[]) => ({
    search: labels.map((label, n) => ({
      id: `Q${n + 1}`,
      label,
      description: `thing ${n + 1}`,
      match: { text: label },
    })),
  });
  const resolve = (words: readonly string[], setting: object = {}, home = temporaryFolder()): Promise<Ran> =>
    ran(['brand', 'resolve', ...words], {
      ...setting,
      env: { SOCIALRANK_WIKIDATA_BASE_URL: server.url, SOCIALRANK_HOME: home },
    });
  const isSaved = ({ home }: Ran) => existsSync(join(home, 'brands.yaml'));

  it('picks the only entity with exactly that name, reports it and saves it', async () => {
    answers = () => found('Acme', 'Acme Corporation');
    const it = await resolve(['Acme']);
    expect(it.code).toBe(0);
    expect(it.stdout).toMatch(/^name: Acme\naliases:\n {2}- Label of Q1\nhandles:\n {2}- "@acmehq"\nprovenance:\n/);
    expect(it.stdout).toContain('"@acmehq": wikidata:Q1#P2002');
    expect(it.stderr).toMatch(/^taken: Acme \(Q1\): thing 1 \(the only one of that name\); another: --pick\n/);
    expect(readFileSync(join(it.home, 'brands.yaml'), 'utf8')).toContain('wikidata:Q1#P2002');
    const shown = await ran(['brand', 'show', 'acme'], { env: { SOCIALRANK_HOME: it.home } });
    expect(shown.stdout).toBe(it.stdout);
  });

  it('lists several candidates without picking one, and exits 2, if there is no terminal', async () => {
    answers = () => found('Acme', 'ACME', 'Acme Corporation');
    const it = await resolve(['acme']);
    expect([it.code, it.stdout, isSaved(it)]).toEqual([2, '', false]);
    expect(it.stderr).toBe(
      'Wikidata knows several things under acme:\n' +
        '  1  Acme (Q1): thing 1\n  2  ACME (Q2): thing 2\n  3  Acme Corporation (Q3): thing 3\n' +
        'socialrank: several things are called acme; for example --pick 1, or --pick Q1; --yes takes Q1\n',
    );
    const json = await resolve(['acme', '-f', 'json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      schema: 'socialrank.candidates/1',
      candidates: [
        { number: 1, id: 'Q1' },
        { number: 2, id: 'Q2' },
        { number: 3, id: 'Q3' },
      ],
    });
  });

  it.each<[string, readonly string[], string]>([
    ['the first of them with --yes', ['--yes'], 'wikidata:Q1'],
    ['by its number', ['--pick', '2'], 'wikidata:Q2'],
    ['by its id', ['--pick', 'Q77'], 'wikidata:Q77'],
  ])('picks a candidate: %s', async (_, words, from) => {
    answers = () => found('Acme', 'ACME');
    const it = await resolve(['acme', ...words]);
    expect(it.code).toBe(0);
    expect(it.stdout).toContain(`acme: ${from}\n`);
  });

  it.each<[readonly string[], RegExp]>([
    [['--pick', '9'], /no number 9 under acme; it has 1 to 2/],
    [['--pick', 'x'], /"x" is neither a number of the list nor an id/],
    [['--language', 'xx1'], /not the code of a language/],
  ])('refuses %j', async (words, message) => {
    answers = () => found('Acme', 'ACME');
    const it = await resolve(['acme', ...words]);
    expect([it.code, isSaved(it)]).toEqual([2, false]);
    expect(it.stderr).toMatch(message);
  });

  it('can be recorded, and replayed without a network', async () => {
    answers = () => found('Acme', 'ACME');
    const tape = join(temporaryFolder(), 'wikidata.har');
    const words = ['acme', '--yes', '--dry-run'];
    const recorded = await resolve([...words, '--record', tape]);
    const played = await ran(['brand', 'resolve', ...words, '--replay', tape], {
      env: { SOCIALRANK_WIKIDATA_BASE_URL: 'http://127.0.0.1:1' },
    });
    expect(played).toMatchObject({ code: 0, stdout: recorded.stdout, stderr: recorded.stderr });
    expect(recorded.stdout).toContain('wikidata:Q1');
    const other = await ran(['brand', 'resolve', 'globex', '--dry-run', '--replay', tape]);
    expect(other.stderr).toMatch(/^Wikidata could not be used: .*recording/);
    const both = await resolve([...words, '--record', tape, '--replay', tape]);
    expect([both.code, both.stderr]).toEqual([2, 'socialrank: --record and --replay exclude each other\n']);
  });

  it('prompts for a choice in a terminal', async () => {
    answers = () => found('Acme', 'ACME');
    const home = temporaryFolder();
    const { Readable, PassThrough } = await import('node:stream');
    const { main } = await import('../../src/cli/main.js');
    const [stdout, stderr] = [new PassThrough(), new PassThrough()].map((stream) =>
      Object.assign(stream, { isTTY: true, columns: 80 }),
    );
    const code = await main(['brand', 'resolve', 'acme'], {
      stdout: stdout!,
      stderr: stderr!,
      stdin: Object.assign(Readable.from([Buffer.from('2\n')]), { isTTY: true }),
      env: { SOCIALRANK_WIKIDATA_BASE_URL: server.url, SOCIALRANK_HOME: home },
    });
    expect(code).toBe(0);
    expect(readFileSync(join(home, 'brands.yaml'), 'utf8')).toContain('acme: wikidata:Q2');
  });

  it.each<[string, () => unknown, RegExp]>([
    [
      'knows nothing',
      () => ({ search: [] }),
      /Wikidata knows nothing called acme\. This profile is made from the name alone\./,
    ],
    [
      'answers with rubbish',
      () => 'rubbish',
      /Wikidata could not be used: .* This profile is made from the name alone\./,
    ],
    [
      'is busy',
      () => ({ error: { code: 'maxlag' } }),
      /Wikidata could not be used: Wikidata is busy; try again later\. This/,
    ],
  ])('creates a profile from the name alone if Wikidata %s', async (_, answer, message) => {
    answers = answer;
    const it = await resolve(['acme']);
    expect([it.code, it.stdout, isSaved(it)]).toEqual([0, 'name: acme\n', true]);
    expect(it.stderr).toMatch(message);
    expect((await resolve(['acme', '--pick', '1'])).code).not.toBe(0);
  });

  it('creates a profile from the name alone without a network', async () => {
    const env = { SOCIALRANK_WIKIDATA_BASE_URL: 'http://127.0.0.1:1' };
    const it = await ran(['brand', 'resolve', 'acme'], { env });
    expect([it.code, it.stdout, isSaved(it)]).toEqual([0, 'name: acme\n', true]);
    expect(it.stderr).toMatch(/refused the connection\. This profile is made from the name alone/);
    const picked = await ran(['brand', 'resolve', 'acme', '--pick', 'Q1'], { env });
    expect([picked.code, isSaved(picked)]).toEqual([1, false]);
  });

  it('sends no request if the name is already saved, except with --replace', async () => {
    const home = temporaryFolder();
    answers = () => found('Acme');
    await at(home)(['brand', 'add', 'Acme']);
    const before = server.requests.length;
    expect(await resolve(['ACME'], {}, home)).toMatchObject({ code: 2 });
    expect(server.requests.length).toBe(before);
    expect(await resolve(['ACME', '--replace'], {}, home)).toMatchObject({ code: 0 });
  });

  it('saves nothing with --dry-run', async () => {
    answers = () => found('Acme');
    const it = await resolve(['Acme', '--dry-run']);
    expect([it.code, isSaved(it)]).toEqual([0, false]);
    expect(it.stdout).toContain('wikidata:Q1');
  });

  it('leaves out names that another saved brand has', async () => {
    const home = temporaryFolder();
    answers = () => found('Acme');
    await at(home)(['brand', 'add', 'Globex', '--alias', 'label of q1']);
    const it = await resolve(['Acme'], {}, home);
    expect([it.code, it.stdout.includes('aliases')]).toEqual([0, false]);
    expect(it.stderr).toContain('left out because other saved brands have these names: Label of Q1');
  });

  it('removes control characters from labels of Wikidata', async () => {
    answers = () => found('Acme\u001b[31m', 'ACME\u202e\u0007');
    const it = await resolve(['acme\u0301']);
    expect(it.stderr).not.toMatch(/[\u001b\u0007\u202e]/);
  });
});
