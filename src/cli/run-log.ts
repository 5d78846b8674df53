/** `--log`: a line of JSON a run, so that months of unattended runs can be looked through. */
import { open } from 'node:fs/promises';
import { OutputError } from '../errors.js';
import { REDACTED, type Redact, redactor, redactUrl } from '../http/redact.js';
import type { Report } from '../types.js';
import type { Io } from './io/io.js';
import { reasonOf } from './reason.js';
import type { SettingsTree } from './settings/settings.js';

export interface LoggedRun {
  readonly began: Date;
  /** Of the command line, as they were typed. */
  readonly words: readonly string[];
  readonly exitCode: number;
  readonly durationMilliseconds: number;
  readonly reports: readonly Report[];
  /** Why it failed; null: it did not. */
  readonly error: string | null;
}

/**
 * Puts one line at the end of the file, in one write where the disk takes it so: many runs may do so at a time.
 * @param secrets that may stand nowhere in it. @throws OutputError
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
/** Whoever knows the address of such a target can write to it. */
const ADDRESS_IS_SECRET = '--notify';

/** Of addresses neither user nor key; of a target its kind alone. */
function withoutSecrets(words: readonly string[], redact: Redact): string[] {
  return words.map((word, place) => {
    if (words[place - 1] === ADDRESS_IS_SECRET) return kindOf(word);
    if (word.startsWith(`${ADDRESS_IS_SECRET}=`)) return `${ADDRESS_IS_SECRET}=${kindOf(word.slice(9))}`;
    // An address may stand behind the name of a flag, or of a kind: file:, exec:, slack:.
    return redact(word.replace(/[a-z][a-z0-9+.-]*:\/\/\S+/gi, (address) => redactUrl(address)));
  });
}

/** External processes, as they are named with --source or --engine behind a flag or alone, by their program. */
function withoutCommands(words: readonly string[]): Redact {
  const commands = words
    .map((word) => /^(?:-[a-z]+|--[a-z-]+=)?exec:\s*(.*)$/is.exec(word)?.[1]?.trim() ?? '')
    .filter((command) => command !== '')
    .sort((a, b) => b.length - a.length);
  return (text) => commands.reduce((rest, command) => rest.replaceAll(command, programOf), text);
}

/** Any other word of a command may be a key, and nothing says which. */
function programOf(command: string): string {
  const [program = ''] = /^[^\s"'\\]+(?!\S)/.exec(command) ?? [];
  return program === command ? command : `${program} ${REDACTED}`.trim();
}

function kindOf(target: string): string {
  const [, kind = 'target'] = /^([a-z]+):/i.exec(target) ?? [];
  return `${kind}:${REDACTED}`;
}

/** All that is set under a name that a secret would have, in the environment and in the settings file. */
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
