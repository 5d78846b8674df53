/** Words of a command line, written so that whoever reads them gets the same words. */
import { UsageError } from '../../errors.js';
import { forShell } from '../../for-shell.js';

/**
 * For a crontab, whose `%` is a line break unless it is escaped, in quotes too. A backslash before another sign stays,
 * and takes that sign's meaning from it: of `\%` the two are parted by quotes.
 */
export function forCrontab(word: string): string {
  return forShell(word).replace(/\\.|%/gs, (sign) => IN_CRONTAB.get(sign) ?? sign);
}

const IN_CRONTAB: ReadonlyMap<string, string> = new Map([
  ['%', '\\%'],
  ['\\%', "\\''\\%"],
]);

/** For `ExecStart=`, which knows variables (`$HOME`) besides. */
export function forSystemd(word: string): string {
  return forSystemdVariable(word.replaceAll('$', '$$$$'));
}

/** For `Environment=`, and all of systemd that knows quotes and escapes of its own, and specifiers (`%h`). */
export function forSystemdVariable(word: string): string {
  const plain = word.replaceAll('%', '%%');
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
