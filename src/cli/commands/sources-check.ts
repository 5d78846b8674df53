/** `sources check`: one small request to each source, all at once, and what to do about those that do not answer. */

import { safeText } from '../../output/safe-text.js';
import { prepare } from '../../prepare.js';
import { stream } from '../../scan/scan.js';
import { selectSources } from '../../sources/select.js';
import type { Source } from '../../sources/source.js';
import { diskCache } from '../disk-cache.js';
import { interruption } from '../interrupt.js';
import { type Io, write } from '../io.js';
import { pathsOf } from '../paths.js';
import { openPlugins } from '../plugins.js';
import { readSettings, settingsOf } from '../settings.js';
import type { ListFlags } from './sources.js';

interface Checked {
  readonly name: string;
  readonly status: 'answers' | 'silent' | 'fails' | 'skipped';
  readonly durationMs: number;
  readonly detail: string;
  readonly hint: string | null;
}

export async function checkSources(io: Io, names: readonly string[], flags: ListFlags): Promise<number> {
  const opened = await openPlugins(names, { tree: readSettings(io), io, isReplay: false });
  const selected = (await selectSources(opened.names, opened.sources)).sources;
  const interrupted = interruption(io);
  try {
    const checked = await Promise.all(selected.map((source) => checkOne(source, io, interrupted.signal)));
    await write(
      io.stdout,
      flags.format === 'json'
        ? `${JSON.stringify({ schema: 'socialrank.check/1', sources: checked }, null, 2)}\n`
        : text(checked),
    );
    const failed = checked.filter(({ status }) => status === 'fails').length;
    const answered = checked.filter(({ status }) => status === 'answers' || status === 'silent').length;
    return failed === 0 ? (answered === 0 ? 5 : 0) : answered === 0 ? 1 : 4;
  } finally {
    interrupted.stop();
  }
}

/** The source's own example, one item, a wide window: what a scan would do, as small as it goes. */
async function checkOne(source: Source, io: Io, signal: AbortSignal): Promise<Checked> {
  const now = (io.now ?? (() => new Date()))();
  const { cacheFolder } = pathsOf(io);
  const prepared = await prepare(source.example, {
    sources: [source],
    settings: { [source.name]: settingsOf(source, readSettings(io), io.env) },
    cache: (name) => diskCache(cacheFolder, name),
    // As it stands: the forms of a name would be searches of their own.
    exact: true,
    limit: 1,
    retries: 0,
    now: () => now,
    signal,
  });
  try {
    for await (const event of stream(prepared.request)) {
      if (event.type !== 'report') continue;
      const { status, error, durationMs, fetched } = event.report.sources[0]!;
      const stale = event.report.warnings.find(({ code }) => code === 'stale');
      const hint = error?.hint ?? stale?.message ?? null;
      if (status === 'skipped')
        return {
          name: source.name,
          status: 'skipped',
          durationMs,
          detail: error?.message ?? 'cannot be checked',
          hint,
        };
      if (error !== null)
        return {
          name: source.name,
          status: 'fails',
          durationMs,
          detail: `${error.code}: ${error.message}${again(error.retryAt)}`,
          hint,
        };
      const detail = fetched === 0 ? 'answered, with nothing in it' : 'answered';
      return { name: source.name, status: fetched === 0 ? 'silent' : 'answers', durationMs, detail, hint };
    }
    throw new Error('a scan ended without its report');
  } finally {
    prepared.close();
  }
}

function again(retryAt: string | null): string {
  return retryAt === null ? '' : `; again after ${retryAt}`;
}

/** What it says and what to do, never cut. */
function text(checked: readonly Checked[]): string {
  const longest = Math.max(...checked.map(({ name }) => name.length));
  const rows = checked.map(({ name, status, durationMs, detail, hint }) => {
    const took = status === 'skipped' ? '' : `${durationMs} ms`;
    const head = ` ${name.padEnd(longest)}  ${status.padEnd(7)}  ${took.padStart(8)}  `;
    return [`${head}${safeText(detail)}`, ...(hint === null ? [] : [`${' '.repeat(head.length)}${safeText(hint)}`])];
  });
  return rows.flat().join('\n').concat('\n');
}
