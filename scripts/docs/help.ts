/** The page with the output of `--help`. */
import type { Command } from 'commander';
import { TOPIC_NAMES } from '../../src/cli/define/help-topics.js';
import { buildProgram } from '../../src/cli/define/program.js';
import { fenced, printed } from './printed.js';

export async function helpPage(): Promise<string> {
  const parts: string[] = [
    '# Help\n\nThe output of `--help` and `socialrank help TOPIC`, written by `npm run generate`.\n',
  ];
  const program = buildProgram({} as never, () => {});
  for (const words of [[], ...commandsOf(program, [])]) {
    parts.push(`## socialrank ${words.join(' ')}`.trimEnd(), fenced(await printed([...words, '--help'])));
  }
  for (const topic of TOPIC_NAMES) parts.push(`## socialrank help ${topic}`, fenced(await printed(['help', topic])));
  return `${parts.join('\n\n')}\n`;
}

/** Arguments of each command, with its subcommands after it. */
function commandsOf({ commands }: Command, group: readonly string[]): readonly (readonly string[])[] {
  return commands.flatMap((command) => {
    const words = [...group, command.name()];
    return [words, ...commandsOf(command, words)];
  });
}
