/** Quotes command line arguments for crontabs, systemd units and workflows. */
import { UsageError } from '../../errors.js';
import { forShell } from '../../for-shell.js';

/**
 * For a crontab, where `%` is a line break unless escaped, even in quotes. A backslash before any other character is
 * kept and escapes that character, so a literal `\%` is split by quotes between the two.
 */
export function forCrontab(word: string): string {
  return forShell(word).replace(/\\.|%/gs, (sign) => IN_CRONTAB.get(sign) ?? sign);
}

const IN_CRONTAB: ReadonlyMap<string, string> = new Map([
  ['%', '\\%'],
  ['\\%', "\\''\\%"],
]);

/** For `ExecStart=`, which also expands variables (`$HOME`). */
export function forSystemd(word: string): string {
  return forSystemdVariable(word.replaceAll('$', '$$$$'));
}

/** For `Environment=` and other settings of systemd with systemd's quotes, escapes and specifiers (`%h`). */
export function forSystemdVariable(word: string): string {
  const plain = word.replaceAll('%', '%%');
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(plain) ? plain : `"${plain.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** For a workflow step, in which GitHub would evaluate `${{` before the shell sees it. */
export function forWorkflow(word: string): string {
  return forShell(word).replaceAll(`\${{`, `\${{ '\${{' }}`);
}

/** @throws UsageError for a line break, which cannot be escaped in these files */
export function checkWords(words: readonly string[]): void {
  const broken = words.find((word) => /[\0\r\n]/.test(word));
  if (broken === undefined) return;
  throw new UsageError(`a line break cannot stand in a scheduled command: ${JSON.stringify(broken)}`, {
    hint: 'take it out, or put the query into a profile (socialrank brand add)',
  });
}
