/** Makes commander throw its errors, instead of printing them and ending the process. */

import type { Command, OutputConfiguration } from 'commander';
import { sentenceAbout, sentenceOf, termOf, wrapped } from '../define/defining.js';

/** @returns a function that returns the command that refused last */
export function throwingErrors(program: Command, output: OutputConfiguration): () => Command {
  let refusing = program;
  for (const command of [program, ...program.commands.flatMap((child) => [child, ...child.commands])]) {
    command
      .exitOverride((error) => {
        refusing = command;
        throw error;
      })
      // Text wrapped in a narrow column is better than lines that the terminal breaks anywhere.
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
