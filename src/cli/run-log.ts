/** `--log`: a line of JSON per run, so that months of unattended runs can be searched. */
import { open } from 'node:fs/promises';
import { OutputError } from '../errors.js';
import { REDACTED, type Redact, redactor, redactUrl } from '../http/redact.js';
import type { Report } from '../types.js';
import type { Io } from './io/io.js';
import { reasonOf } from './reason.js';
import type { SettingsTree } from './settings/settings.js';

export interface LoggedRun {
  readonly began: Date;
  /** Command line arguments as typed. */
  readonly words: readonly string[];
  readonly exitCode: number;
  readonly durationMilliseconds: number;
  readonly reports: readonly Report[];
  /** Error message; null if the run did not fail. */
  readonly error: string | null;
}

/**
 * Appends one line to the file, in a single write if the disk accepts it whole, so that several runs can log at once.
 * @param secrets values to redact wherever they occur in the line. @throws OutputError
 */
export async function logRun(path: string, run: LoggedRun, secrets: readonly string[]): Promise<void> {
  try {
    const file = await open(path, 'a', 0o600);
    try {
      await file.writeFile(logLine(run, secrets));
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new OutputError(`${path} was not written: ${reasonOf(error)}`, { cause: error });
  }
}

export function logLine(run: LoggedRun, secrets: readonly string[]): string {
  const redact = redactor(secrets);
  const bare = withoutCommands([
    ...run.words,
    ...run.reports.flatMap(({ sources }) => sources.map(({ name }) => name)),
  ]);
  const line = {
    time: run.began.toISOString(),
    args: withoutSecrets(run.words.map(bare), redact),
    exitCode: run.exitCode,
    durationMs: run.durationMilliseconds,
    runs: run.reports.map(({ query, status, counts, sources }) => ({
      brand: redact(query.brand),
      status,
      mentions: counts.mentions,
      failed: sources
        .filter((source) => source.status === 'failed' || source.status === 'partial')
        .map(({ name, error }) => ({ name: redactUrl(bare(name), redact), code: error?.code ?? null })),
    })),
    error: run.error === null ? null : redact(bare(run.error)),
  };
  return `${JSON.stringify(line)}\n`;
}

const SECRET_NAME = /token|secret|password|key$|^pass$|webhook/i;
/** Anyone who knows the address of a notification target can post to it. */
const ADDRESS_IS_SECRET = '--notify';

/** Removes user and keys from addresses, and all but the kind from notification targets. */
function withoutSecrets(words: readonly string[], redact: Redact): string[] {
  return words.map((word, place) => {
    if (words[place - 1] === ADDRESS_IS_SECRET) return kindOf(word);
    if (word.startsWith(`${ADDRESS_IS_SECRET}=`)) return `${ADDRESS_IS_SECRET}=${kindOf(word.slice(9))}`;
    // An address may follow the name of a flag or a kind prefix: file:, exec:, slack:.
    return redact(word.replace(/[a-z][a-z0-9+.-]*:\/\/\S+/gi, (address) => redactUrl(address)));
  });
}

/** Reduces the commands of external processes (`exec:…`, whether or not joined to a flag) to their program. */
function withoutCommands(words: readonly string[]): Redact {
  const commands = words
    .map((word) => /^(?:-[a-z]+|--[a-z-]+=)?exec:\s*(.*)$/is.exec(word)?.[1]?.trim() ?? '')
    .filter((command) => command !== '')
    .sort((a, b) => b.length - a.length);
  return (text) => commands.reduce((rest, command) => rest.replaceAll(command, programOf), text);
}

/** Keeps only the program: any other argument of a command may be a key, and nothing shows which. */
function programOf(command: string): string {
  const [program = ''] = /^[^\s"'\\]+(?!\S)/.exec(command) ?? [];
  return program === command ? command : `${program} ${REDACTED}`.trim();
}

function kindOf(target: string): string {
  const [, kind = 'target'] = /^([a-z]+):/i.exec(target) ?? [];
  return `${kind}:${REDACTED}`;
}

/** Values in the environment and the settings file whose names suggest a secret. */
export function knownSecrets(tree: SettingsTree, env: Io['env']): string[] {
  const said = Object.entries(env).flatMap(([name, value]) =>
    value !== undefined && SECRET_NAME.test(name) ? [value] : [],
  );
  return [...said, ...secretsIn(tree, false)];
}

function secretsIn(value: unknown, isSecret: boolean): string[] {
  if (typeof value === 'string') return isSecret ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, below]) => secretsIn(below, isSecret || SECRET_NAME.test(name)));
}
