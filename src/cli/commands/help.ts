/** `help`: a command's own help, or a topic. */
import type { Command } from 'commander';
import { UsageError } from '../../errors.js';
import { topicText } from '../help-texts.js';
import { TOPIC_NAMES } from '../help-topics.js';
import { type Io, write } from '../io.js';

export function help(program: Command) {
  return async (io: Io, name: string | undefined): Promise<number> => {
    await write(io.stdout, await textOf(program, name));
    return 0;
  };
}

async function textOf(program: Command, name: string | undefined): Promise<string> {
  if (name === undefined) return program.helpInformation();
  const command = program.commands.find((child) => child.name() === name);
  const text = command?.helpInformation() ?? (await topicText(name));
  if (text !== null) return text;
  const known = [...program.commands.map((child) => child.name()), ...TOPIC_NAMES];
  throw new UsageError(`no help on ${name}`, { hint: `known: ${known.join(', ')}` });
}
