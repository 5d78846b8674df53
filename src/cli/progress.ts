/** One live line per source on standard error: waiting, page n, done or the failure. Only on a terminal. */
import type { ScanEvent } from '../scan/request.js';
import { type Io, tell } from './io/io.js';
import type { Terminal } from './io/terminal.js';

export interface Progress {
  see(event: ScanEvent): void;
  /** Prints a text that stays, above the live lines. */
  say(text: string): Promise<void>;
  /** Removes the lines for good. */
  end(): void;
}

const REDRAW_MILLISECONDS = 80;
/** From this duration on, the elapsed time is shown and updated every second. */
const LONG_MILLISECONDS = 2000;

export async function progress(io: Io, terminal: Terminal): Promise<Progress> {
  if (!terminal.isTerminal) return { see() {}, say: (text) => tell(io, text), end() {} };
  const { createLogUpdate } = await import('log-update');
  const { Chalk } = await import('chalk');
  const { safeText } = await import('../output/screen/safe-text.js');
  const { cut } = await import('../output/screen/width.js');
  const chalk = new Chalk({ level: terminal.color });
  const log = createLogUpdate(io.stderr as NodeJS.WriteStream, { showCursor: true });
  const lines = new Map<string, Drawn>();
  const signs = terminal.unicode
    ? { waiting: '·', reading: '·', done: '✓', failed: '✗', cut: '…' }
    : { waiting: '.', reading: '.', done: '+', failed: 'x', cut: '...' };
  const paint = { waiting: chalk.dim, reading: chalk.cyan, done: chalk.green, failed: chalk.red };
  let width = 0;
  let timer: NodeJS.Timeout | null = null;
  let isSoon = false;

  const drawn = ([source, { state, words, began }]: [string, Drawn]) => {
    const columns = io.stderr.columns ?? terminal.columns;
    const lasts = performance.now() - began;
    const isLong = isOpen(state) && lasts >= LONG_MILLISECONDS;
    const line = cut(
      `${source.padEnd(width)}  ${words}${isLong ? `, ${Math.floor(lasts / 1000)} s` : ''}`,
      columns - 3,
      signs.cut,
    );
    return `${paint[state](signs[state])} ${state === 'waiting' ? chalk.dim(line) : line}`;
  };
  const draw = () => {
    timer = null;
    isSoon = false;
    log([...lines].map(drawn).join('\n'));
    if ([...lines.values()].some(({ state }) => isOpen(state))) timer = setTimeout(draw, 1000);
  };
  const stop = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    isSoon = false;
    log.clear();
  };
  return {
    see(event) {
      if (!('source' in event)) return;
      const source = safeText(event.source);
      const line = lineOf(event);
      if (line === null) return;
      if (line === 'none') lines.delete(source);
      else
        lines.set(source, {
          ...line,
          words: safeText(line.words),
          began: lines.get(source)?.began ?? performance.now(),
        });
      width = Math.min(24, Math.max(width, source.length));
      // Redraw no more often than the eye can follow; the latest state is always drawn.
      if (isSoon) return;
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(draw, REDRAW_MILLISECONDS);
      isSoon = true;
    },
    async say(text) {
      stop();
      await tell(io, text);
      if (lines.size > 0) draw();
    },
    end() {
      // Cancelled requests may still send events.
      lines.clear();
      stop();
    },
  };
}

interface Line {
  readonly state: 'waiting' | 'reading' | 'done' | 'failed';
  readonly words: string;
}

interface Drawn extends Line {
  /** Monotonic time of the first event from the source, in milliseconds. */
  readonly began: number;
}

function isOpen(state: Line['state']): boolean {
  return state === 'waiting' || state === 'reading';
}

/** Line for an event, or null if it changes nothing. A skipped source has no line: the result gives the reason. */
function lineOf(event: Extract<ScanEvent, { source: string }>): Line | 'none' | null {
  switch (event.type) {
    case 'asking':
      return { state: 'waiting', words: 'waiting' };
    case 'page':
      return { state: 'reading', words: `page ${event.page}, ${counted(event.fetched)}` };
    case 'finished':
      return { state: 'done', words: counted(event.fetched) };
    case 'failed':
      return { state: 'failed', words: event.error.message };
    case 'skipped':
      return 'none';
    case 'note':
    case 'copy':
      return null;
  }
}

function counted(items: number): string {
  return items === 1 ? '1 item' : `${items} items`;
}
