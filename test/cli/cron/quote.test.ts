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

/** Reads a line as cron does: a bare percent sign ends the command, and `\%` is a literal one. */
function takenByCron(line: string): string {
  const [command = ''] = /^(?:\\.|[^%\\])*/s.exec(line) ?? [];
  return command.replace(/\\(.)/gs, (pair, sign) => (sign === '%' ? sign : pair));
}

describe('an argument quoted for a shell', () => {
  it.each(WORDS)('is passed on unchanged by sh: %s', (word) => {
    expect(execFileSync('sh', ['-c', `printf %s ${forShell(word)}`], { encoding: 'utf8' })).toBe(word);
  });

  it.each(WORDS)('survives a crontab, in which cron removes the backslash before a percent sign: %s', (word) => {
    const command = takenByCron(forCrontab(word));
    expect(execFileSync('sh', ['-c', `printf %s ${command}`], { encoding: 'utf8' })).toBe(word);
  });

  it.each(WORDS)('survives a workflow, in which expressions in double braces are replaced: %s', (word) => {
    const line = forWorkflow(word);
    const command = line.replace(/\$\{\{ '(\$\{\{)' \}\}/g, '$1');
    expect(line.replace(/\$\{\{ '\$\{\{' \}\}/g, '')).not.toContain('${{');
    expect(execFileSync('sh', ['-c', `printf %s ${command}`], { encoding: 'utf8' })).toBe(word);
  });
});

describe('an argument quoted for systemd', () => {
  it.each([
    ['acme', 'acme'],
    ['Acme Coffee', '"Acme Coffee"'],
    ['', '""'],
    ['say "a\\b"', '"say \\"a\\\\b\\""'],
    ['100% $HOME', '"100%% $$HOME"'],
    ["it's", '"it\'s"'],
    [';', '";"'],
  ])('is written for %s as %s', (word, written) => {
    expect(forSystemd(word)).toBe(written);
  });

  it('keeps dollar signs unescaped in a variable, where they have no special meaning', () => {
    expect(forSystemdVariable('HOME=/srv/$y 100%')).toBe('"HOME=/srv/$y 100%%"');
  });
});

describe('an argument with a line break or a null character', () => {
  it.each(['a\nb', 'a\rb', 'a\0b'])('is refused: %j', (word) => {
    expect(() => checkWords(['acme', word])).toThrow('line break');
  });
});
