import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { ran } from '../../support/fake-io.js';
import { folderOf, moduleText } from '../../support/plugin-files.js';
import { temporaryFile, temporaryFolder } from '../../support/temporary.js';

const NOW = '2026-11-21T12:00:00.000Z';
const SCAN = ['Acme Coffee', '--append', '-o', 'daily.csv'];

async function printed(words: readonly string[], env = {}) {
  const { code, stdout, stderr } = await ran(['cron', 'print', ...words], { env, now: NOW });
  return { code, stdout, stderr };
}

const near = (path: string) => relative(process.cwd(), path);
const POSTS = temporaryFile('posts.ndjson', '{"text":"acme"}\n');
const OPML = temporaryFile(
  'feeds.opml',
  '<opml version="2.0"><body><outline xmlUrl="https://blog.example/feed"/></body></opml>',
);
const PLUGIN = join(folderOf({ 'own.mjs': moduleText('return [];') }), 'own.mjs');

/** Removes the temporary home of the test, which is part of every printed line. */
const withoutHome = (text: string) => text.replace(/SOCIALRANK_HOME=\S+ /, '');

describe('cron print', () => {
  it('prints a crontab line with absolute paths and --quiet', async () => {
    const { code, stdout, stderr } = await printed(['--every', 'day', '--at', '07:15', '--', ...SCAN]);
    const lines = withoutHome(stdout).trimEnd().split('\n');
    expect(code).toBe(0);
    expect(lines[0]).toBe('# Into your crontab: crontab -e');
    expect(lines[1]).toBe(
      `15 7 * * * ${process.execPath} ${resolve(process.argv[1]!)} 'Acme Coffee' --append -o ${resolve('daily.csv')} --quiet`,
    );
    expect(stderr).toContain('nothing was installed');
  });

  it.each([
    ['-ox.csv', `--output ${resolve('x.csv')}`],
    ['--output=x.csv', `--output ${resolve('x.csv')}`],
    ['-o=x.csv', `--output ${resolve('=x.csv')}`],
    ['-o -', '-o -'],
    [`-s file:${near(POSTS)}`, `-s file:${POSTS}`],
    ['-s hackernews,rss', '-s hackernews,rss'],
    [`-s ${near(PLUGIN)}`, `-s ${PLUGIN}`],
    [`--opml ${near(OPML)} --log l.ndjson`, `--opml ${OPML} --log ${resolve('l.ndjson')}`],
    ['--deadline 30s -n50', '--deadline 30s --limit 50'],
    ['-qox.csv', `-q --output ${resolve('x.csv')}`],
    [`--store s.db -s -,file:${near(POSTS)}`, `--store ${resolve('s.db')} -s -,file:${POSTS}`],
    [`--fail-on mentions<1 --notify feed:al.rss`, `--fail-on 'mentions<1' --notify feed:${resolve('al.rss')}`],
    ['--notify exec:./on.sh', `--notify exec:${resolve('on.sh')}`],
  ])('writes the arguments %s as %s', async (words, written) => {
    const { stdout } = await printed(['--', 'acme', ...words.split(' ')]);
    expect(stdout).toContain(`acme ${written}`);
  });

  it.each([
    [['--', 'acme', '--sinse', '7d'], "unknown option '--sinse' (Did you mean --since?)"],
    [['--', 'Acme', 'Coffee'], 'put it in quotes, as "Acme Coffee"'],
    [['--', 'score', 'hello', 'world'], 'too many arguments: world'],
    [['--', 'store'], 'socialrank store needs a command'],
    [['--', 'store', 'nosuch'], 'unknown command store nosuch'],
    [['--', 'eval'], '--gold'],
    [['--', 'diff', 'a.json'], 'the second is missing'],
    [['--', 'acme', '--help'], 'only prints help or the version'],
    [['--jitter', '5m', '--', 'store', 'info'], 'info has no --jitter'],
    [['--', 'acme', '--deadline', 'soon'], 'Give a time'],
    [['--', 'acme\nrm'], 'line break'],
    [['--at', '7', '--', 'acme'], '--at'],
    [['--tz', 'Mars', '--', 'acme'], 'no such time zone'],
    [[], 'the scan to run is missing'],
    [['--', '--append', '-o', 'daily.csv'], 'the query is missing'],
    [['--', '"acme'], 'quotation mark'],
    [['--', 'acme', '--since', 'nonsense'], 'cannot read the time'],
    [['--', 'acme', '-s', 'nosuch'], 'unknown source nosuch'],
    [['--', 'acme', '-s', 'file:nowhere.csv'], 'no such file'],
    [['--', 'acme', '-s', `file:${POSTS}`, '--map', 'foo=bar'], 'there is no field "foo"'],
    [['--', 'acme', '--engine', 'nosuch'], 'unknown engine nosuch'],
    [['--', 'acme', '--fields', 'nothing'], 'nothing'],
    [['--', 'acme', '-o', 'nowhere/a.csv'], 'nowhere'],
    [['--', 'acme', '--fail-on', 'foo>1'], 'there is no foo'],
    [['--', 'acme', '--fail-on', 'spike', '--no-store'], 'needs the history'],
    [['--', 'acme', '--new', '--no-store'], 'needs the history'],
    [['--', 'acme', '--notify', 'nope:x'], 'unknown kind of target'],
    [['--', '--brands', 'nowhere.yaml'], 'cannot be read'],
    [['--', 'compare', 'acme'], 'two brands at least'],
  ])('refuses %j', async (words, why) => {
    const { code, stdout, stderr } = await printed(words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(why);
  });

  it('does not change a query that begins with a dash', async () => {
    const { stdout } = await printed(['--jitter', '5m', '--', '--', '-tea acme']);
    expect(stdout).toContain(" --quiet --jitter 300s -- '-tea acme'\n");
  });

  it.each([
    [['compare', 'Acme', 'Zonk', '-s', `file:${near(POSTS)}`], `compare Acme Zonk -s file:${POSTS} --quiet`],
    [['store', 'prune', '--keep', '400d', '--yes'], 'store prune --keep 400d --yes'],
    [['store', 'backup', 'b.db', '--store', 's.db'], `store backup ${resolve('b.db')} --store ${resolve('s.db')}`],
    [['store', 'export', '-o', 'x.ndjson'], `store export -o ${resolve('x.ndjson')}`],
    [['sources', 'check'], 'sources check'],
    [['sources', '-f', 'json'], 'sources -f json'],
    [['diff', 'a.json', '2026-11-20-k3v9qa'], `diff ${resolve('a.json')} 2026-11-20-k3v9qa`],
    [['diff', '--', 'a.json', 'b.json'], `diff -- ${resolve('a.json')} ${resolve('b.json')}`],
    [['eval', '--gold', 'g.nd', '--engine', 'onnx:m'], `eval --gold ${resolve('g.nd')} --engine onnx:${resolve('m')}`],
    [['eval', '--gold', 'labels'], 'eval --gold labels'],
    [['scan', 'scan'], 'scan scan --quiet'],
  ])('schedules %j', async (words, written) => {
    const { code, stdout } = await printed(['--', ...words]);
    expect([code, stdout.trimEnd().endsWith(` ${resolve(process.argv[1]!)} ${written}`)]).toEqual([0, true]);
  });

  it.each([
    [['store', 'prune', '--keep', '400d'], true],
    [['store', 'prune', '--keep', '400d', '--yes'], false],
    [['store', 'info'], false],
  ])('warns that a scheduled %j cannot prompt for confirmation: %s', async (words, isSaid) => {
    const { code, stderr } = await printed(['--', ...words]);
    expect([code, stderr.includes('add --yes')]).toEqual([0, isSaid]);
  });

  it.each([
    ['crontab', /^0 0 \* \* \* SOCIALRANK_HOME=(\S+) /m],
    ['systemd', /^Environment="SOCIALRANK_HOME=(.+)"$/m],
  ])('writes SOCIALRANK_HOME as an absolute path for %s', async (format, line) => {
    const home = near(join(temporaryFolder(), 'a$b'));
    const { stdout } = await printed(['-f', format, '--', 'acme'], { SOCIALRANK_HOME: home });
    expect(line.exec(stdout)?.[1]?.replaceAll("'", '')).toBe(resolve(home));
  });

  it('keeps paths in a workflow relative to its repository', async () => {
    const { stdout } = await printed([
      ...['-f', 'github', '--', 'acme', '-s', `-,file:${near(POSTS)}`, '-o', resolve('x.csv')],
      ...['--store', 's.db', '--notify', 'exec:./on.sh'],
    ]);
    expect(stdout).toContain(`acme -s -,file:${POSTS} -o x.csv --store s.db --notify exec:./on.sh --quiet\n`);
  });

  it('uses the time zone of the scan', async () => {
    const { stdout } = await printed(['--at', '07:15', '--', ...SCAN, '--tz', 'Europe/Berlin']);
    expect(stdout).toContain('CRON_TZ=Europe/Berlin\n15 7 * * *');
  });

  it('names the environment variables that cron will lack, but not their values', async () => {
    const { stdout } = await printed(['--', 'acme'], { SOCIALRANK_X_TOKEN: 'SECRETCANARY' });
    expect(stdout).toContain('# cron does not know SOCIALRANK_X_TOKEN');
    expect(stdout).not.toContain('SECRETCANARY');
  });

  it('prints a service and a timer for systemd, and leaves the jitter to systemd', async () => {
    const { stdout } = await printed([
      '-f',
      'systemd',
      '--every',
      'monday',
      '--at',
      '06:00',
      '--tz',
      'Europe/Berlin',
      '--jitter',
      '5m',
      '--',
      ...SCAN,
    ]);
    expect(stdout).toContain('OnCalendar=Mon *-*-* 06:00:00 Europe/Berlin\nRandomizedDelaySec=300s\n');
    expect(stdout).toMatch(/^ExecStart=\S+ \S+ "Acme Coffee" --append -o \S+daily\.csv --quiet$/m);
  });

  it('prints a YAML workflow that is scheduled in UTC and commits its output', async () => {
    const { stdout } = await printed(
      ['-f', 'github', '--at', '00:15', '--tz', 'Europe/Berlin', '--jitter', '90s', '--', ...SCAN],
      { SOCIALRANK_X_TOKEN: 'SECRETCANARY' },
    );
    interface Step {
      readonly run?: string;
      readonly env?: Record<string, string>;
    }
    const workflow = parse(stdout) as {
      on: { schedule: { cron: string }[] };
      jobs: { scan: { steps: Step[] } };
    };
    expect(workflow.on.schedule).toEqual([{ cron: '15 23 * * *' }]);
    const steps = workflow.jobs.scan.steps.filter(({ run }) => run !== undefined);
    expect(steps[0]?.run).toMatch(
      /^npx --yes socialrank@\S+ 'Acme Coffee' --append -o daily\.csv --quiet --jitter 90s\n$/,
    );
    expect(steps[0]?.env).toEqual({ SOCIALRANK_X_TOKEN: `\${{ secrets.SOCIALRANK_X_TOKEN }}` });
    expect(steps[1]?.run).toContain('git add -- daily.csv\n');
    expect(stdout).not.toContain('SECRETCANARY');
  });
});
