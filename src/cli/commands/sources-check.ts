/** `sources check`: makes one small request to each source, all at once, and says what to do about failures. */
import { safeText } from '../../output/screen/safe-text.js';
import { selectSources } from '../../sources/select.js';
import { type Checked, checkSource } from '../checked-source.js';
import { interruption } from '../io/interrupt.js';
import { type Io, write } from '../io/io.js';
import { jsonText } from '../io/print-json.js';
import { wrapValues } from '../io/wrap-values.js';
import { openPlugins } from '../plugins.js';
import { readSettings } from '../settings/settings.js';
import type { ListFlags } from './sources.js';

export async function checkSources(io: Io, names: readonly string[], flags: ListFlags): Promise<number> {
  const opened = await openPlugins(names, { tree: readSettings(io), io, isReplay: false });
  const selected = (await selectSources(opened.names, opened.sources)).sources;
  const interrupted = interruption(io);
  try {
    const checked = await Promise.all(
      selected.map((source) =>
        checkSource(source, io, { signal: interrupted.signal, isWanted: opened.names.includes(source.name) }),
      ),
    );
    await write(
      io.stdout,
      flags.format === 'json'
        ? jsonText({ schema: 'socialrank.check/1', sources: checked })
        : wrapValues(text(checked), io.stdout.columns),
    );
    const failed = checked.filter(({ status }) => status === 'fails').length;
    const answered = checked.filter(({ status }) => status === 'answers' || status === 'silent').length;
    return failed === 0 ? (answered === 0 ? 5 : 0) : answered === 0 ? 1 : 4;
  } finally {
    interrupted.stop();
  }
}

/** Findings and advice, never cut. */
function text(checked: readonly Checked[]): string {
  const longest = Math.max(...checked.map(({ name }) => name.length));
  const rows = checked.map(({ name, status, durationMs, detail, hint }) => {
    const took = status === 'skipped' ? '' : `${durationMs} ms`;
    const head = ` ${name.padEnd(longest)}  ${status.padEnd(7)}  ${took.padStart(8)}  `;
    return [`${head}${safeText(detail)}`, ...(hint === null ? [] : [`${' '.repeat(head.length)}${safeText(hint)}`])];
  });
  return rows.flat().join('\n').concat('\n');
}
