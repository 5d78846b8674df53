/**
 * `completion`: generates a script that completes commands, flags and fixed values of flags, from the program itself.
 */
import type { Command, Option } from 'commander';
import { asGiven } from '../../as-given.js';
import { UsageError } from '../../errors.js';
import { VIEWS } from '../../output/names.js';
import { NAMES } from '../../sources/index.js';
import { TOPIC_NAMES } from '../define/help-topics.js';
import { type Io, write } from '../io/io.js';

export function completion(program: Command) {
  return async (io: Io, shell: string): Promise<number> => {
    const make = SHELLS.get(shell);
    if (make === undefined)
      throw new UsageError(`no completion for ${asGiven(shell)}`, { hint: `known: ${[...SHELLS.keys()].join(', ')}` });
    await write(io.stdout, make(program));
    return 0;
  };
}

const SHELLS: ReadonlyMap<string, (program: Command) => string> = new Map([
  ['bash', bash],
  ['zsh', zsh],
  ['fish', fish],
]);

interface Completed {
  /** Name of the command; within a group, preceded by the group's: `store prune`. */
  readonly name: string;
  /** Whether the command belongs to a group. */
  readonly isInner: boolean;
  readonly about: string;
  readonly flags: readonly Option[];
  readonly words: readonly string[];
}

function commandsOf(program: Command): Completed[] {
  return program.commands.flatMap((command) => [
    completed(program, command, command.name()),
    ...command.commands.map((inner) => completed(program, inner, `${command.name()} ${inner.name()}`)),
  ]);
}

function completed(program: Command, command: Command, name: string): Completed {
  return {
    name,
    isInner: name.includes(' '),
    about: firstSentence(command.description()),
    flags: command.options.filter((flag) => !flag.hidden),
    words: [...command.commands.map((child) => child.name()), ...argumentsOf(program, name)],
  };
}

/** Values of the arguments of commands that have no subcommands. */
function argumentsOf(program: Command, name: string): readonly string[] {
  if (name === 'completion') return [...SHELLS.keys()];
  if (['doctor', 'sources show', 'sources check'].includes(name)) return NAMES;
  return name === 'help' ? [...new Set([...program.commands.map((child) => child.name()), ...TOPIC_NAMES])] : [];
}

const outerNames = (commands: readonly Completed[]) => commands.filter((one) => !one.isInner).map(({ name }) => name);
const innerNames = (commands: readonly Completed[]) =>
  commands.filter((one) => one.isInner).map(({ name }) => `'${name}'`);
const firstSentence = (text: string) => text.split('\n', 1)[0] ?? '';
const names = (flag: Option) => [flag.long, flag.short].filter((name) => name !== undefined);

/** Values that a flag can take; null if any. */
function choices(flag: Option): readonly string[] | null {
  if (flag.argChoices !== undefined) return flag.argChoices;
  if (flag.long === '--source') return [...NAMES, '@social', '@news', '@blogs', '@forums', '@dev', '@reviews', '@all'];
  return flag.long === '--view' ? VIEWS : null;
}

function bash(program: Command): string {
  const commands = commandsOf(program);
  // The same flag can take other values elsewhere: scan has more formats than score.
  const valued = commands.flatMap((command) =>
    command.flags.filter(({ required }) => required).map((flag) => ({ command: command.name, flag })),
  );
  return `# socialrank completion for bash
_socialrank_words() {
  local before=""
  [[ "$word" == *,* ]] && before="\${word%,*},"
  COMPREPLY=($(compgen -P "$before" -W "$1" -- "\${word##*,}"))
}
_socialrank() {
  local word="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}"
  case "$command" in ${outerNames(commands).join('|')}) ;; *) command=scan ;; esac
  if [ "$COMP_CWORD" -gt 2 ]; then
    case "$command \${COMP_WORDS[2]}" in ${innerNames(commands).join('|')}) command="$command \${COMP_WORDS[2]}" ;; esac
  fi
  case "$command $previous" in
${valued
  .map(({ command, flag }) => {
    const values = choices(flag);
    const places = names(flag).map((name) => `'${command} ${name}'`);
    return `    ${places.join('|')}) ${values === null ? `COMPREPLY=($(compgen -f -- "$word"))` : `_socialrank_words "${values.join(' ')}"`}; return ;;`;
  })
  .join('\n')}
  esac
  if [ "$COMP_CWORD" -eq 1 ] && [[ "$word" != -* ]]; then
    COMPREPLY=($(compgen -W "${outerNames(commands).join(' ')}" -- "$word")); return
  fi
  case "$command" in
${commands.map(({ name, flags, words }) => `    '${name}') COMPREPLY=($(compgen -W "${[...words, ...flags.flatMap(names)].join(' ')}" -- "$word")) ;;`).join('\n')}
  esac
}
complete -o default -F _socialrank socialrank
`;
}

function zsh(program: Command): string {
  const commands = commandsOf(program);
  const quoted = (text: string) => text.replace(/'/g, "'\\''").replace(/[[\]:]/g, '\\$&');
  const argument = (flag: Option) => {
    const values = choices(flag);
    const after = flag.required ? `:value:${values === null ? '_files' : `(${values.join(' ')})`}` : '';
    return names(flag).map((name) => `'${name}[${quoted(flag.description)}]${after}'`);
  };
  return `#compdef socialrank
_socialrank() {
  local -a commands
  commands=(${commands
    .filter((one) => !one.isInner)
    .map(({ name, about }) => `'${name}:${quoted(about)}'`)
    .join(' ')})
  if (( CURRENT == 2 )) && [[ "$words[2]" != -* ]]; then
    _describe command commands
    return
  fi
  local command="$words[2]"
  if (( CURRENT > 3 )); then
    case "$command $words[3]" in ${innerNames(commands).join('|')}) command="$command $words[3]" ;; esac
  fi
  case "$command" in
${commands.map(({ name, isInner, flags, words }) => `    '${name}') _arguments ${[...flags.flatMap(argument), words.length > 0 ? `'${isInner ? 3 : 2}:${isInner ? 'name' : 'command'}:(${words.join(' ')})'` : `'*:${isInner ? 'value:_files' : 'query:'}'`].join(' ')} ;;`).join('\n')}
    *) _arguments ${commands
      .find(({ name }) => name === 'scan')!
      .flags.flatMap(argument)
      .join(' ')} '*:query:' ;;
  esac
}
compdef _socialrank socialrank
`;
}

function fish(program: Command): string {
  const commands = commandsOf(program);
  const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
  const all = outerNames(commands).join(' ');
  const seen = (name: string) =>
    name
      .split(' ')
      .map((word) => `__fish_seen_subcommand_from ${word}`)
      .join('; and ');
  const line = (condition: string, flag: Option) => {
    const values = choices(flag);
    const [long, short] = [flag.long?.slice(2), flag.short?.slice(1)];
    const spelled = [long === undefined ? '' : `-l ${long}`, short === undefined ? '' : `-s ${short}`]
      .filter((part) => part !== '')
      .join(' ');
    const after = flag.required ? (values === null ? ' -r' : ` -x -a ${quoted(values.join(' '))}`) : '';
    return `complete -c socialrank -n ${quoted(condition)} ${spelled}${after} -d ${quoted(flag.description)}`;
  };
  return `# socialrank completion for fish
${commands
  .flatMap(({ name, isInner, about, flags, words }) => [
    ...(isInner
      ? []
      : [
          `complete -c socialrank -n ${quoted(`not __fish_seen_subcommand_from ${all}`)} -a ${name} -d ${quoted(about)}`,
        ]),
    ...words.map((word) => `complete -c socialrank -n ${quoted(seen(name))} -a ${word}`),
    ...flags.map((flag) =>
      line(name === 'scan' ? `not __fish_seen_subcommand_from ${all.replace('scan ', '')}` : seen(name), flag),
    ),
  ])
  .join('\n')}
`;
}
