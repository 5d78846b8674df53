/** Turns an error of commander into one line: what is wrong, where, and what to do next. */
import type { Command, CommanderError } from 'commander';

/** Up to this many flags are listed when an unknown one is refused; if there are more, the help shows them better. */
const MOST_LISTED = 12;

/** @param command the command that refused @param known names of all commands, some of which may not be defined */
export function commandLineMessage(
  { code, message }: CommanderError,
  command: Command,
  known: readonly string[],
): string {
  const path = pathOf(command);
  const help = `see: ${path} --help`;
  switch (code) {
    case 'commander.missingArgument': {
      const missing = /argument '(\w+)'/.exec(message)?.[1] ?? 'query';
      return missing === 'query'
        ? `the query is missing; try: ${path.replace(/ scan$/, '')} "Acme Coffee", or ${path} --help`
        : `the ${missing} ${missing.endsWith('s') ? 'are' : 'is'} missing; ${help}`;
    }
    // Without a subcommand commander would print all of the help: one line says where to find it.
    case 'commander.help':
      return `${path} needs a command; known: ${namesOf(command, known)}`;
    case 'commander.unknownCommand':
      return `unknown command ${path.replace(/^socialrank ?/, '')} ${command.args[0]}; known: ${namesOf(command, known)}`;
    case 'commander.excessArguments':
      return tooMany(command, help, known);
    case 'commander.unknownOption': {
      // As in `-tea acme`: our short flags are one dash and one letter, so this may be a query.
      if (/option '-[^-']{2}/.test(message))
        return `${oneLine(message)}; put a query that begins with - after --; ${help}`;
      const isLikeAnother = /Did you mean/.test(message);
      const flags = command.options.filter(({ hidden }) => !hidden).map(({ long, short }) => long ?? short);
      const isOneLine = flags.length > 0 && flags.length <= MOST_LISTED;
      return `${oneLine(message)}; ${isLikeAnother || !isOneLine ? help : `known: ${flags.join(', ')}`}`;
    }
    default:
      return `${oneLine(message)}; ${help}`;
  }
}

function tooMany(command: Command, help: string, known: readonly string[]): string {
  const group = command.parent;
  // The default command of a group gets whatever is not one of its commands.
  const isDefault = group?.args[0] !== command.name();
  if (group?.parent != null && isDefault && command.registeredArguments.length === 0)
    return `unknown command ${group.name()} ${command.args[0]}; known: ${namesOf(group, known)}`;
  if (command.registeredArguments[0]?.name() === 'query')
    return `one query at a time; put it in quotes, as "${command.args.join(' ')}"; commands: ${namesOf(group ?? command, known)}`;
  return `too many arguments: ${command.args.slice(command.registeredArguments.length).join(' ')}; ${help}`;
}

function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}

function namesOf(command: Command, known: readonly string[]): string {
  const names = command.parent === null ? known : command.commands.map((child) => child.name());
  return names.join(', ');
}

function oneLine(message: string): string {
  return message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '');
}
