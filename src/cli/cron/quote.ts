/** Words of a command line, written so that whoever reads them gets the same words. */
import { UsageError } from '../../errors.js';

/** For a shell. */
export function forShell(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** For a crontab, whose `%` is a line break unless it is escaped, in quotes too. */
export function forCrontab(word: string): string {
  return forShell(word).replaceAll('%', '\\%');
}

/** For `ExecStart=`, which knows quotes and escapes of its own, specifiers (`%h`) and variables (`$HOME`). */
export function forSystemd(word: string): string {
  const plain = word.replaceAll('%', '%%').replaceAll('$', '$$$$');
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(plain) ? plain : `"${plain.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** For a step of a workflow, in which `${{` would be run by GitHub before the shell sees it. */
export function forWorkflow(word: string): string {
  return forShell(word).replaceAll(`\${{`, `\${{ '\${{' }}`);
}

/** @throws UsageError: in these files a line is a line, and there is no way to write another into it */
export function checkWords(words: readonly string[]): void {
  const broken = words.find((word) => /[\0\r\n]/.test(word));
  if (broken === undefined) return;
  throw new UsageError(`a line break cannot stand in a scheduled command: ${JSON.stringify(broken)}`, {
    hint: 'take it out, or put the query into a profile (socialrank brand add)',
  });
}
