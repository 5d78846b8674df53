/** Maps command-line arguments to an exit code. The only place where errors become messages. */
import { CommanderError } from 'commander';
import { QueryError, StoreError, UsageError } from '../errors.js';
import { safeText } from '../output/screen/safe-text.js';
import { commandLineMessage } from './define/command-line-message.js';
import { buildProgram, COMMAND_NAMES } from './define/program.js';
import { exitCodeFor } from './exit-codes.js';
import { ClosedPipe, type Io, tell, write } from './io/io.js';
import { throwingErrors } from './io/throwing-commands.js';

export { processIo } from './io/process-io.js';

/** Runs one command. Never throws, never exits: the caller sets `process.exitCode`. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let code = 0;
  let printed = '';
  const hear = (exitCode: number) => {
    code = exitCode;
  };
  const program = buildProgram(io, hear, argv);
  const print = (text: string) => {
    printed += text;
  };
  // Commander prints no errors itself: they are reported once, below, with the same prefix as every other error.
  const refusing = throwingErrors(program, {
    writeOut: print,
    writeErr: print,
    getOutHelpWidth: () => Math.min(io.stdout.columns ?? 80, 100),
  });
  const run = async () => {
    try {
      await program.parseAsync([...argv], { from: 'user' });
      return code;
    } catch (error) {
      if (!(error instanceof CommanderError && error.exitCode === 0)) throw error;
      await write(io.stdout, printed);
      return 0;
    }
  };
  try {
    return await run();
  } catch (error) {
    if (error instanceof CommanderError) {
      await tell(io, `socialrank: ${safeText(commandLineMessage(error, refusing(), COMMAND_NAMES))}\n`);
      return 2;
    }
    await tell(io, await messageOf(error, io));
    return exitCodeFor(error);
  }
}

async function messageOf(error: unknown, io: Io): Promise<string> {
  if (error instanceof ClosedPipe) return '';
  if (error instanceof QueryError) {
    const { queryErrorLines } = await import('../core/query/error-lines.js');
    const part = error.name === 'ConditionError' ? 'condition' : 'query';
    return `${[`socialrank: in the ${part}:`, ...queryErrorLines(error)].map(safeText).join('\n')}\n`;
  }
  if (error instanceof UsageError || error instanceof StoreError)
    return `socialrank: ${safeText(error.hint === null ? error.message : `${error.message}; ${error.hint}`)}\n`;
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const known =
    ['OutputError', 'LockedError', 'Interrupted', 'MemoryFull', 'SourceError'].includes(name) ||
    (error as NodeJS.ErrnoException).syscall !== undefined;
  if (known || io.env['SOCIALRANK_DEBUG'] === undefined)
    return `socialrank: ${known ? '' : 'a bug, please report it: '}${safeText(message)}\n`;
  return `socialrank: ${safeText(message)}\n${(stack ?? '').split('\n').map(safeText).join('\n')}\n`;
}
