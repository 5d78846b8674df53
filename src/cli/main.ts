/** From the words on the command line to an exit code. Errors become messages here and nowhere else. */
import { CommanderError } from 'commander';
import { QueryError, UsageError } from '../errors.js';
import { safeText } from '../output/safe-text.js';
import { exitCodeFor } from './exit-codes.js';
import { ClosedPipe, type Io, write } from './io.js';
import { buildProgram } from './program.js';

/** Runs one command. Never throws, never exits: the caller sets `process.exitCode`. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let code = 0;
  let printed = '';
  const program = buildProgram(io, (exitCode) => {
    code = exitCode;
  });
  for (const command of [program, ...program.commands.flatMap((child) => [child, ...child.commands])]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => {
        printed += text;
      },
      writeErr: (text) => {
        printed += text;
      },
      // Said once, below, with the same words before it as every other error.
      outputError: () => {},
      getOutHelpWidth: () => Math.min(io.stdout.columns ?? 80, 100),
    });
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    try {
      if (error instanceof CommanderError && error.exitCode === 0) {
        await write(io.stdout, printed);
        return 0;
      }
      await write(io.stderr, await messageOf(error, io));
    } catch (failure) {
      if (!(failure instanceof ClosedPipe)) return 1;
    }
    return error instanceof CommanderError ? 2 : exitCodeFor(error);
  }
}

async function messageOf(error: unknown, io: Io): Promise<string> {
  if (error instanceof ClosedPipe) return '';
  if (error instanceof CommanderError) return commandLineMessage(error);
  if (error instanceof QueryError) {
    const { queryErrorLines } = await import('../core/query/error-lines.js');
    return `${['socialrank: in the query:', ...queryErrorLines(error)].map(safeText).join('\n')}\n`;
  }
  if (error instanceof UsageError)
    return `socialrank: ${safeText(error.hint === null ? error.message : `${error.message}; ${error.hint}`)}\n`;
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const known =
    ['OutputError', 'LockedError', 'Interrupted', 'SourceError'].includes(name) ||
    (error as NodeJS.ErrnoException).syscall !== undefined;
  if (known || io.env['SOCIALRANK_DEBUG'] === undefined)
    return `socialrank: ${known ? '' : 'a bug, please report it: '}${safeText(message)}\n`;
  return `socialrank: ${safeText(message)}\n${(stack ?? '').split('\n').map(safeText).join('\n')}\n`;
}

function commandLineMessage({ code, message }: CommanderError): string {
  // Without a command or a query, commander would print all the help: one line tells where it is.
  if (code === 'commander.help' || code === 'commander.missingArgument') {
    const missing = /argument '(\w+)'/.exec(message)?.[1] ?? 'query';
    return `socialrank: the ${missing} is missing; try: socialrank "Acme Coffee", or socialrank --help\n`;
  }
  const words = message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '');
  return `socialrank: ${words.replace(/[\p{Cc}\p{Cf}]/gu, ' ')}; see: socialrank --help\n`;
}
