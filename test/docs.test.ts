/** Texts that are generated from the code must match the current code. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { documents, strayPages } from '../scripts/docs/documents.js';
import { TOPIC_NAMES } from '../src/cli/define/help-topics.js';
import { buildProgram } from '../src/cli/define/program.js';
import { EXIT_CODES } from '../src/cli/exit-codes.js';
import { VERSION } from '../src/version.js';
import { ran } from './support/fake-io.js';
import { temporaryFile, temporaryFolder } from './support/temporary.js';

const packageJson = JSON.parse(readFileSync('package.json', 'utf8')) as {
  version: string;
  scripts: Record<string, string>;
};

describe('the documentation', () => {
  it('is what `npm run generate` writes', async () => {
    const texts = await documents();
    for (const [name, text] of texts) expect({ name, text: readFileSync(name, 'utf8') }).toEqual({ name, text });
    expect(strayPages(new Set(texts.keys()))).toEqual([]);
  });

  it('has the help of every command and topic on its page of help', () => {
    const page = readFileSync('docs/help.md', 'utf8');
    const program = buildProgram({} as never, () => {});
    const words = program.commands.flatMap((command) => [
      command.name(),
      ...command.commands.map((below) => `${command.name()} ${below.name()}`),
      ...(command.name() === 'help' ? TOPIC_NAMES.map((topic) => `help ${topic}`) : []),
    ]);
    expect(words).toEqual(expect.arrayContaining(['about', 'label list', 'help query']));
    expect(words.filter((name) => !page.includes(`\n## socialrank ${name}\n`))).toEqual([]);
  });

  it('states the version of the package', () => {
    expect(VERSION).toBe(packageJson.version);
    expect(readFileSync('CHANGELOG.md', 'utf8')).toContain(`## ${VERSION}`);
  });

  it('names only existing npm scripts', () => {
    const named = [
      ...readFileSync('README.md', 'utf8').matchAll(/npm (?:run )?(demo|test|start|bench|corpora|generate)\b/g),
    ].map(([, script]) => script!);
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((script) => packageJson.scripts[script] === undefined)).toEqual([]);
  });

  it('lists every exit code in the README', () => {
    const readme = readFileSync('README.md', 'utf8');
    expect(
      EXIT_CODES.map(([code]) => code).filter((code) => !new RegExp(`^\\|[^|]*\\b${code}\\b`, 'm').test(readme)),
    ).toEqual([]);
  });
});

describe('the programs in docs/library.md', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(process.cwd(), join(folder, 'node_modules/socialrank'));
  const programs = [...readFileSync('docs/library.md', 'utf8').matchAll(/^```js\n(.*?)^```/gms)].map(
    ([, text]) => text!,
  );
  const said = (program: string) => [...program.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, words]) => words!);

  // The others query the network.
  it.each(programs.filter((program) => said(program).length > 0))('print what their comments state: %#', (program) => {
    const file = join(folder, 'program.mjs');
    writeFileSync(file, program);
    const { stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
    expect({ stderr, printed: stdout.trimEnd().split('\n') }).toEqual({ stderr: '', printed: said(program) });
  });
});

describe('the CSV columns that a page of the documentation lists', () => {
  const home = temporaryFolder();
  const source = `file:${temporaryFile('posts.ndjson', '{"id":"1","text":"Acme","created_at":"2026-11-20T08:00:00Z"}\n')}`;
  const report = join(home, 'report.json');

  it.each([
    ['compare', ['acme', 'globex', '-s', source]],
    ['diff', [report, report]],
    ['history', ['acme']],
  ])('are those of %s', async (command, words) => {
    const env = { SOCIALRANK_HOME: home };
    await ran(['acme', '-s', source, '-o', report], { env });
    const { stdout } = await ran([command, ...words, '-f', 'csv'], { env });
    const page = readFileSync(`docs/${command}.md`, 'utf8').replace(/\s+/g, ' ');
    expect(page).toContain(`\`${stdout.slice(0, stdout.indexOf('\r\n')).replaceAll(',', ', ')}\``);
  });
});

describe('every command and flag', () => {
  const program = buildProgram({} as never, () => {});
  const commands = program.commands.flatMap((command) => [command, ...command.commands]);

  it.each(commands.map((command) => [command.name(), command] as const))(
    '%s has a description, and so have its flags',
    (_, command) => {
      expect(command.description()).toMatch(/^[A-Z].*\.(\n|$)/);
      for (const option of command.options) expect(option.description).toMatch(/\w/);
    },
  );

  it.each(program.commands.map((command) => [command.name(), command] as const))('%s has an example', (_, command) => {
    expect(command.description()).toContain('$ socialrank');
  });
});
