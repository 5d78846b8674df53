/** Commander as a part of a program: it neither ends the process nor prints what it refuses. */

import type { Command, OutputConfiguration } from 'commander';
import { sentenceAbout, sentenceOf, termOf, wrapped } from '../define/defining.js';

/** @returns tells which command refused last */
export function throwing(program: Command, output: OutputConfiguration): () => Command {
  let refusing = program;
  for (const command of [program, ...program.commands.flatMap((child) => [child, ...child.commands])]) {
    command
      .exitOverride((error) => {
        refusing = command;
        throw error;
      })
      // Words in a narrow column are better than lines that the terminal breaks anywhere.
      .configureHelp({
        minWidthToWrap: 20,
        boxWrap: wrapped,
        optionDescription: sentenceOf,
        subcommandTerm: termOf,
        subcommandDescription: sentenceAbout,
      })
      .configureOutput({ ...output, outputError: () => {} });
  }
  return () => refusing;
}
