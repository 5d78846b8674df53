/** Turns lines into terminal output. Only this module writes escape sequences. */
import { Chalk } from 'chalk';
import type { Line, Style } from './line.js';
import type { Terminal } from './terminal.js';

export type Paint = (line: Line) => string;

export function painter(level: Terminal['color']): Paint {
  const chalk = new Chalk({ level });
  const styles: Record<Style, (text: string) => string> = {
    plain: (text) => text,
    strong: chalk.bold,
    heading: chalk.bold,
    dim: chalk.dim,
    positive: chalk.green,
    neutral: chalk.gray,
    negative: chalk.red,
    warning: chalk.yellow,
  };
  return (line) => line.map(({ text, style }) => styles[style](text)).join('');
}
