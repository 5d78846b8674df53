/** One live line a source on standard error: waiting, page n, done, failed why. Nothing where nobody looks. */
import type { ScanEvent } from '../scan/request.js';
import type { Io } from './io.js';
import type { Terminal } from './terminal.js';

export interface Progress {
  see(event: ScanEvent): void;
  /** Takes the lines away, so that something else can be printed; they come back with the next event. */
  clear(): void;
}

const SILENT: Progress = { see() {}, clear() {} };
const REDRAW_MILLISECONDS = 80;

export async function progress(io: Io, terminal: Terminal): Promise<Progress> {
  if (!terminal.isTerminal) return SILENT;
  const { createLogUpdate } = await import('log-update');
  const { Chalk } = await import('chalk');
  const { safeText } = await import('../output/safe-text.js');
  const { cut } = await import('../output/width.js');
  const chalk = new Chalk({ level: terminal.color });
  const draw = createLogUpdate(io.stderr as NodeJS.WriteStream, { showCursor: true });
  const lines = new Map<string, string>();
  const signs = terminal.unicode
    ? { wait: '·', done: '✓', fail: '✗', skip: '–' }
    : { wait: '.', done: '+', fail: 'x', skip: '-' };
  let drawn = 0;
  const set = (source: string, line: string) => lines.set(source, cut(line, terminal.columns - 1));
  return {
    see(event) {
      if (!('source' in event) || event.type === 'copy') return;
      const name = safeText(event.source).padEnd(12);
      if (event.type === 'asking') set(event.source, `${chalk.dim(signs.wait)} ${name} ${chalk.dim('waiting')}`);
      if (event.type === 'page')
        set(event.source, `${chalk.cyan(signs.wait)} ${name} page ${event.page}, ${event.fetched} items`);
      if (event.type === 'finished') set(event.source, `${chalk.green(signs.done)} ${name} ${event.fetched} items`);
      if (event.type === 'failed')
        set(event.source, `${chalk.red(signs.fail)} ${name} ${safeText(event.error.message)}`);
      if (event.type === 'skipped') lines.delete(event.source);
      const now = performance.now();
      if (now - drawn < REDRAW_MILLISECONDS && event.type === 'page') return;
      drawn = now;
      draw([...lines.values()].join('\n'));
    },
    clear: () => draw.clear(),
  };
}
