import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { checkWords, forCrontab, forSystemd, forSystemdVariable, forWorkflow } from '../../../src/cli/cron/quote.js';
import { forShell } from '../../../src/for-shell.js';

const WORDS = [
  'acme',
  'Acme Coffee',
  '"exact phrase" -tea',
  "it's",
  "'",
  '',
  '$HOME `id` $(id)',
  'a\\b',
  '100%',
  '%h\\%',
  '\\%\\\\%',
  "'\\'%",
  '#tag',
  '*',
  '~',
  '!!',
  ';',
  `\${{ secrets.KEY }}`,
  'grün 咖啡',
  '-n',
];

/** As cron reads a line: a backslash and what follows are one, and a bare percent sign ends the command. */
function takenByCron(line: string): string {
  const [command = ''] = /^(?:\\.|[^%\\])*/s.exec(line) ?? [];
  return command.replace(/\\(.)/gs, (pair, sign) => (sign === '%' ? sign : pair));
}

describe('words for a shell', () => {
  it.each(WORDS)('come out as they went in: %s', (word) => {
    expect(execFileSync('sh', ['-c', `printf %s ${forShell(word)}`], { encoding: 'utf8' })).toBe(word);
  });

  it.each(WORDS)('come out of a crontab, which takes the backslash from before a percent sign: %s', (word) => {
    const command = takenByCron(forCrontab(word));
    expect(execFileSync('sh', ['-c', `printf %s ${command}`], { encoding: 'utf8' })).toBe(word);
  });

  it.each(WORDS)('come out of a workflow, which replaces what stands in double braces: %s', (word) => {
    const line = forWorkflow(word);
    const command = line.replace(/\$\{\{ '(\$\{\{)' \}\}/g, '$1');
    expect(line.replace(/\$\{\{ '\$\{\{' \}\}/g, '')).not.toContain('${{');
    expect(execFileSync('sh', ['-c', `printf %s ${command}`], { encoding: 'utf8' })).toBe(word);
  });
});

describe('words for systemd', () => {
  it.each([
    ['acme', 'acme'],
    ['Acme Coffee', '"Acme Coffee"'],
    ['', '""'],
    ['say "a\\b"', '"say \\"a\\\\b\\""'],
    ['100% $HOME', '"100%% $$HOME"'],
    ["it's", '"it\'s"'],
    [';', '";"'],
  ])('%s is %s', (word, written) => {
    expect(forSystemd(word)).toBe(written);
  });

  it('keep their dollar signs in a variable, where they mean nothing', () => {
    expect(forSystemdVariable('HOME=/srv/$y 100%')).toBe('"HOME=/srv/$y 100%%"');
  });
});

describe('a word with a line break', () => {
  it.each(['a\nb', 'a\rb', 'a\0b'])('is refused: %j', (word) => {
    expect(() => checkWords(['acme', word])).toThrow('line break');
  });
});
