/** `help`: shows the help of a command, or a topic. */
import type { Command } from 'commander';
import { asGiven } from '../../as-given.js';
import { UsageError } from '../../errors.js';
import { topicText } from '../define/help-texts.js';
import { TOPIC_NAMES } from '../define/help-topics.js';
import { type Io, write } from '../io/io.js';
import { unbroken, wrapValues } from '../io/wrap-values.js';

export function help(program: Command) {
  return async (io: Io, names: readonly string[]): Promise<number> => {
    await write(io.stdout, await textOf(program, names, io.stdout.columns));
    return 0;
  };
}

async function textOf(program: Command, names: readonly string[], columns: number | undefined): Promise<string> {
  const [first = ''] = names;
  // `query` is both a topic and a command: the topic is wanted more often, and the command has `query --help`.
  const topic = names.length === 1 ? await topicText(first) : null;
  if (topic !== null) return columns === undefined ? topic : wrapValues(unbroken(topic), columns);
  let command = program;
  for (const name of names) {
    const child = command.commands.find((one) => one.name() === name);
    if (child === undefined) throw unknown(command, names);
    command = child;
  }
  return command.helpInformation();
}

function unknown(command: Command, names: readonly string[]): UsageError {
  const known = [...command.commands.map((child) => child.name()), ...(command.parent === null ? TOPIC_NAMES : [])];
  return new UsageError(`no help on ${asGiven(names.join(' '))}`, {
    hint: known.length === 0 ? `see: socialrank help ${command.name()}` : `known: ${[...new Set(known)].join(', ')}`,
  });
}
