/** The output of commands other than `scan`, as text and as JSON. */
import { describe, expect, it } from '@jest/globals';
import { TOPIC_NAMES } from '../../src/cli/define/help-topics.js';
import { EXIT_CODES } from '../../src/cli/exit-codes.js';
import { BUILT_IN } from '../../src/sources/built-in.js';
import { VERSION } from '../../src/version.js';
import { ran } from '../support/fake-io.js';
import { json, networks } from '../support/networks.js';
import { temporaryFile } from '../support/temporary.js';

const NAMES = BUILT_IN.map(({ name }) => name);

describe('--version', () => {
  it.each([['--version'], ['-V']])('prints one line: %s', async (flag) => {
    expect(await ran([flag])).toMatchObject({ code: 0, stdout: `${VERSION}\n`, stderr: '' });
  });
});

describe('--help', () => {
  const commands = [
    [],
    ['scan'],
    ['plan'],
    ['score'],
    ['sources'],
    ['sources', 'check'],
    ['config'],
    ['config', 'set'],
    ['completion'],
  ];
  it.each(commands)('of %s %s goes to standard output, and `help` prints the same', async (...words) => {
    const { code, stdout, stderr } = await ran([...words, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^Usage: socialrank ${words.join(' ')}`.trimEnd()));
    expect((await ran(['help', ...words])).stdout.length).toBeGreaterThan(50);
    if (words.length > 0) expect((await ran(['help', ...words])).stdout).toBe(stdout);
  });

  it.each(TOPIC_NAMES)('has the topic %s', async (topic) => {
    const { code, stdout, stderr } = await ran(['help', topic]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.length).toBeGreaterThan(300);
  });

  it('does not wrap examples in a narrow terminal', async () => {
    const { stdout } = await ran(['compare', '--help'], { columns: 60 });
    expect(stdout).toContain('  $ socialrank compare --brands brands.yaml -o compare.json -o compare.csv\n');
    expect(stdout).toContain('share of voice, net sentiment, and what is\nsaid about each.');
  });

  it('lists commands with a one-sentence description, wrapped to the terminal and without examples', async () => {
    const { stdout } = await ran(['--help'], { columns: 80 });
    const list = stdout.slice(stdout.indexOf('\nScan:'));
    expect(list).toMatch(/^ {2}compare \[queries\.\.\.\] .*\n +is said about each/m);
    expect(list).not.toMatch(/Examples:|\$ socialrank/);
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  it('lists the choices and the default of a flag, each once and without quotes', async () => {
    const words = (await ran(['scan', '--help'])).stdout.replace(/\s+/g, ' ');
    expect(words).toMatch(/--color <when> [\w ]+: auto, always, never \(default: auto\) /);
    expect(words).toMatch(
      /--format <name> [\w ]+: table, json, [\w, ]+ \(default: by the ending of --output, else table\) /,
    );
    expect(words).not.toMatch(/choices|link, person, none/);
  });

  it('wraps a topic to the width of the terminal, but not for a pipe', async () => {
    const lines = (await ran(['help', 'query'], { columns: 70 })).stdout.split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(70);
    const below = lines[lines.findIndex((line) => line.includes('type:comment')) + 1]!;
    expect(below).toMatch(/^ {27}\S/);
    expect((await ran(['help', 'query'])).stdout).toMatch(/type:comment +post, .*, audio$/m);
  });

  it('lists every exit code, and environment variables of the program and of sources', async () => {
    const codes = (await ran(['help', 'exit-codes'])).stdout;
    for (const [code] of EXIT_CODES) expect(codes).toMatch(new RegExp(`^ +${code}  `, 'm'));
    const environment = (await ran(['help', 'environment'])).stdout;
    for (const name of [
      'SOCIALRANK_HOME',
      'NO_COLOR',
      'SOCIALRANK_X_TOKEN',
      'X_BEARER_TOKEN',
      'SOCIALRANK_BLUESKY_APP_PASSWORD',
      'BSKY_HANDLE',
      'SOCIALRANK_RSS_FEEDS',
    ])
      expect(environment).toContain(name);
  });
});

describe('plan', () => {
  it('describes the requests to each source without sending any', async () => {
    const nets = await networks();
    const { code, stdout, stderr } = await ran(['plan', '"Acme Coffee" OR #acme -tea lang:en', '-f', 'json'], {
      env: { ...nets.env, X_BEARER_TOKEN: 'a-token-of-ours' },
    });
    expect({ code, stderr, requests: nets.requests() }).toEqual({ code: 0, stderr: '', requests: 0 });
    const plan = JSON.parse(stdout) as { schema: string; query: object; sources: Record<string, unknown>[] };
    expect(plan).toMatchObject({
      schema: 'socialrank.plan/1',
      query: { input: '"Acme Coffee" OR #acme -tea lang:en' },
    });
    expect(plan.sources.map(({ source }) => source)).toEqual(
      BUILT_IN.filter(({ isOptIn }) => isOptIn !== true).map(({ name }) => name),
    );
    const x = plan.sources.find(({ source }) => source === 'x') as {
      requests: { url: string; query: string; length: number }[];
      quota: object;
    };
    expect(x).toMatchObject({ status: 'ready', quota: { unit: 'posts', used: 0, limit: 1000 } });
    expect(x.requests[0]!.url.startsWith(nets.servers.x.url)).toBe(true);
    expect(x.requests[0]!.length).toBe(x.requests[0]!.query.length);
    expect(plan.sources.find(({ source }) => source === 'rss')).toMatchObject({ status: 'skipped', requests: [] });
  });

  it('lists the forms of a brand, and suggests quotes for bare words', async () => {
    const brand = (await ran(['plan', 'Acme Coffee', '-s', 'hackernews'])).stdout;
    expect(brand).toMatch(/^forms .*AcmeCoffee.*#AcmeCoffee.*@AcmeCoffee/m);
    expect((await ran(['plan', 'Acme Coffee', '-s', 'hackernews', '--exact'])).stdout).not.toMatch(
      /^forms .*AcmeCoffee/m,
    );
    expect((await ran(['plan', 'acme coffee -tea', '-s', 'hackernews'])).stdout).toMatch(/^hint .*put them in quotes/m);
  });

  it('shows the time window', async () => {
    const windowOf = async (...flags: string[]) =>
      /^window +(.*)$/m.exec((await ran(['plan', 'acme', '-s', 'hackernews', ...flags])).stdout)?.[1];
    expect(await windowOf('--since', 'ever')).toBe("the data's own");
    expect(await windowOf('--since', 'ever', '--until', '2026-11-01')).toBe('all time until 2026-11-01T00:00:00.000Z');
    expect(await windowOf('--since', '2026-10-31', '--until', '2026-11-01')).toBe(
      '2026-10-31T00:00:00.000Z to 2026-11-01T00:00:00.000Z',
    );
  });

  it('shows what is filtered locally, and the maximum number of requests', async () => {
    const { stdout } = await ran(['plan', 'acme -tea from:ann', '-s', 'hackernews,googlenews,mastodon']);
    expect(stdout).toMatch(/filtered here/);
    expect(stdout).toMatch(/at most \d+ request/);
  });
});

describe('score', () => {
  const KEYS = [
    'text',
    'language',
    'label',
    'polarity',
    'probabilities',
    'score',
    'comparative',
    'confidence',
    'emotions',
    'emotionScores',
    'intents',
    'reasons',
    'engine',
  ];

  it('shows the reasons for a label in its text output', async () => {
    const { code, stdout } = await ran(['score', 'I love this awful place']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/love \+\d/);
    expect(stdout).toMatch(/awful -\d/);
    expect(stdout).toMatch(/social@1\+/);
  });

  it('reports the absence of known words only for lexicon-based engines', async () => {
    expect((await ran(['score', '--engine', 'afinn', 'It opens at nine'])).stdout).toContain('because    no word that');
    const engine = temporaryFile(
      'yes.mjs',
      "export default { name: 'yes', version: '1', threshold: null, score: () => ({ label: 'positive' }) };",
    );
    const { code, stdout } = await ran(['score', '--engine', engine, 'It opens at nine']);
    expect({ code, because: stdout.includes('because') }).toEqual({ code: 0, because: false });
    expect(stdout).toContain('positive');
  });

  it.each(['json', 'ndjson'])('prints one result per input line, in the same order, as %s', async (format) => {
    const texts = [
      'I love it',
      '',
      'I hate it',
      'Dit is een heel gewone zin in het Nederlands',
      '=1+1',
      'caf\u00e9 \u001b[31m',
    ];
    const { code, stdout } = await ran(['score', '-f', format], { stdin: `${texts.join('\n')}\n` });
    expect(code).toBe(0);
    const scored = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(scored.map(({ text }) => text)).toEqual(texts);
    for (const one of scored) expect(Object.keys(one)).toEqual(KEYS);
    expect(scored.map(({ label }) => label)).toEqual(['positive', null, 'negative', null, 'neutral', 'neutral']);
    for (const key of ['label', 'polarity', 'probabilities', 'score', 'comparative', 'confidence'])
      expect(scored[1]![key]).toBeNull();
  });

  it('masks a brand, and trusts the language given by --lang', async () => {
    const scored = async (...words: string[]) =>
      JSON.parse((await ran(['score', '-f', 'json', ...words])).stdout) as Record<string, unknown>;
    expect(await scored('I work at Happy Love')).toMatchObject({ label: 'positive' });
    const masked = await scored('I work at Happy Love', '--brand', 'Happy Love');
    expect(masked['label']).toBe('neutral');
    expect(JSON.stringify(masked['reasons'])).not.toMatch(/happy|love/i);
    expect(await scored('love', '--lang', 'nl')).toMatchObject({ label: null, language: 'nl' });
    expect(await scored('love', '--lang', 'en')).toMatchObject({ label: 'positive', language: 'en' });
  });

  it('scores composed and decomposed Unicode characters alike', async () => {
    const text = 'Der Kaffee bei Café Anwä ist schön und süß';
    const scored = async (form: 'NFC' | 'NFD') =>
      JSON.parse((await ran(['score', '-f', 'json', '--brand', 'Café Anwä', text.normalize(form)])).stdout) as object;
    expect(await scored('NFD')).toEqual({ ...(await scored('NFC')), text: text.normalize('NFD') });
  });

  it('exits 2 if no text is given, but accepts an empty standard input', async () => {
    const { code, stderr } = await ran(['score'], { columns: 80 });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^socialrank: no text to score; for example socialrank score "I love it", or [^\n]+\n$/);
    expect(await ran(['score', '-f', 'ndjson'], { stdin: '' })).toMatchObject({ code: 0, stdout: '' });
  });

  it('removes terminal control characters from texts', async () => {
    const { stdout } = await ran(['score', '--color', 'never', 'bad \u001b[2J\u009b1mthing'], { columns: 80 });
    expect(stdout).not.toMatch(/[\u001b\u0080-\u009f]/);
  });
});

describe('sources', () => {
  it('lists every source with its state, as a table and as JSON', async () => {
    for (const words of [['sources'], ['sources', 'list']]) {
      const { code, stdout } = await ran(words);
      expect(code).toBe(0);
      for (const name of NAMES) expect(stdout).toMatch(new RegExp(`^ ?${name} `, 'm'));
    }
    const { sources } = JSON.parse((await ran(['sources', '-f', 'json'])).stdout) as {
      sources: { name: string; state: string; needs: string | null }[];
    };
    expect(sources.map(({ name }) => name)).toEqual(NAMES);
    expect(sources.find(({ name }) => name === 'x')).toMatchObject({ state: 'wants a setting' });
    expect(sources.find(({ name }) => name === 'x')!.needs).toMatch(/SOCIALRANK_X_TOKEN/);
    const keyed = await ran(['sources', '-f', 'json'], { env: { X_BEARER_TOKEN: 'a-token-of-ours' } });
    expect(
      (JSON.parse(keyed.stdout) as typeof JSON & { sources: object[] }).sources.find(
        (own) => 'name' in own && own.name === 'x',
      ),
    ).toMatchObject({ state: 'ready', needs: null });
  });

  it.each(NAMES)('shows the settings, limits and example of %s', async (name) => {
    const { code, stdout } = await ran(['sources', 'show', name, '-f', 'json']);
    expect(code).toBe(0);
    const source = BUILT_IN.find((own) => own.name === name)!;
    const shown = JSON.parse(stdout) as { settings: { key: string }[]; limits: string[]; example: string };
    expect(shown.settings.map(({ key }) => key)).toEqual(
      Object.keys(source.settings ?? {}).map((key) => `sources.${name}.${key}`),
    );
    expect(shown).toMatchObject({ limits: source.limits, example: source.example });
    expect((await ran(['sources', 'show', name])).stdout).toContain(source.title);
  });

  it('check sends few requests, and reports the status of each source', async () => {
    const nets = await networks({ googlenews: json(500, {}), mastodon: json(200, []) });
    const { code, stdout } = await ran(['sources', 'check', '-f', 'json'], { env: nets.env });
    expect(code).toBe(4);
    const { sources } = JSON.parse(stdout) as { sources: { name: string; status: string; hint: string | null }[] };
    expect(Object.fromEntries(sources.map(({ name, status }) => [name, status]))).toMatchObject({
      ...{
        hackernews: 'answers',
        googlenews: 'fails',
        mastodon: 'silent',
        x: 'skipped',
        rss: 'skipped',
        wordpress: 'skipped',
      },
    });
    expect(nets.servers.googlenews.requests.length).toBe(1);
    expect(nets.requests()).toBeLessThan(8);
    expect(await ran(['sources', 'check', 'hackernews'], { env: nets.env })).toMatchObject({ code: 0 });
    expect(await ran(['sources', 'check', 'googlenews'], { env: nets.env })).toMatchObject({ code: 1 });
    expect(await ran(['sources', 'check', 'x'], { env: nets.env })).toMatchObject({ code: 5 });
  });

  it('check continues if a setting of one source is invalid', async () => {
    const nets = await networks();
    const env = { ...nets.env, SOCIALRANK_X_TOKEN: 'a-token-of-ours', SOCIALRANK_X_DAILY_POSTS: 'many' };
    const { code, stdout } = await ran(['sources', 'check', 'hackernews', 'x', '-f', 'json'], { env });
    expect(code).toBe(4);
    expect((JSON.parse(stdout) as { sources: object[] }).sources).toMatchObject([
      { name: 'hackernews', status: 'answers' },
      { name: 'x', status: 'fails', detail: 'x.dailyPosts is not a whole number: "many"' },
    ]);
    expect(nets.servers.x.requests).toEqual([]);
  });
});
