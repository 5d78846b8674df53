/** Checks that configured sources answer, and compares the clock with the times in their answers. */
import type { Transport } from '../../http/transport.js';
import { selectSources } from '../../sources/select.js';
import type { Source } from '../../sources/source.js';
import { type Checked, checkSource } from '../checked-source.js';
import type { Io } from '../io/io.js';
import { openPlugins } from '../plugins.js';
import { readSettings, settingsOf } from '../settings/settings.js';
import { type Check, failing, skipped, sound } from './check.js';
import { skewOf } from './network.js';

/** Needs no key: if it does not answer, no source is likely to. */
const PROBE = 'hackernews';
/** Shorter than that of a scan: if no answer comes, `doctor` should still finish in seconds. */
const TIMEOUT_MILLISECONDS = 6000;

export interface AskedSources {
  readonly checks: readonly Check[];
  /** By how much answers were ahead of this clock, in milliseconds. */
  readonly skews: readonly number[];
  readonly answered: number;
}

/** @param names sources to ask; if empty, those that are configured, and one that needs nothing */
export async function askSources(io: Io, names: readonly string[], signal: AbortSignal): Promise<AskedSources> {
  const tree = readSettings(io);
  const opened = await openPlugins(names.length > 0 ? names : ['@all'], { tree, io, isReplay: false });
  const { sources: selected } = await selectSources(names.length > 0 ? opened.names : ['@all'], opened.sources);
  const isConfigured = (source: Source) => Object.keys(settingsOf(source, tree, io.env)).length > 0;
  const asked = selected.filter((source) => names.length > 0 || source.name === PROBE || isConfigured(source));
  const skews: number[] = [];
  const network = async () => (await import('../../http/index.js')).axiosTransport({ allowPrivate: false });
  const checked = await Promise.all(
    asked.map((source) =>
      checkSource(source, io, {
        signal,
        timeoutMilliseconds: TIMEOUT_MILLISECONDS,
        transport: timed(network, io, skews),
      }),
    ),
  );
  return {
    checks: checked.map(toCheck),
    skews,
    answered: checked.filter(({ status }) => status === 'answers' || status === 'silent').length,
  };
}

/** A transport that compares the clock of whoever answers with ours, whatever the answer is. */
function timed(open: () => Promise<Transport>, { now = () => new Date() }: Io, skews: number[]): Transport {
  let opened: Promise<Transport> | null = null;
  return {
    async send(exchange) {
      opened ??= open();
      const transport = await opened;
      const asked = now().getTime();
      const response = await transport.send(exchange);
      const skew = skewOf(response.headers, asked, now().getTime());
      if (skew !== null) skews.push(skew);
      return response;
    },
    async *stream(exchange) {
      opened ??= open();
      const { stream } = await opened;
      if (stream !== undefined) yield* stream(exchange);
    },
    close() {
      void opened?.then((transport) => transport.close());
    },
  };
}

function toCheck({ name, status, durationMs, detail, hint }: Checked): Check {
  const source = `source ${name}`;
  if (status === 'skipped') return skipped(source, detail, hint);
  if (status === 'fails') return failing(source, detail, hint ?? 'see: socialrank sources show '.concat(name));
  return { ...sound(source, `${detail} in ${durationMs} ms`), advice: hint };
}
