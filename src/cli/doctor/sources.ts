/** Checks that the configured sources respond, and compares their clocks with this one. */
import type { Transport } from '../../http/transport.js';
import { selectSources } from '../../sources/select.js';
import type { Source } from '../../sources/source.js';
import { type Checked, checkSource } from '../checked-source.js';
import type { Io } from '../io/io.js';
import { openPlugins } from '../plugins.js';
import { readSettings, settingsOf } from '../settings/settings.js';
import { type Check, failing, skipped, sound } from './check.js';
import { skewOf } from './wire.js';

/** Needs no key, so it shows whether the network works at all. */
const PROBE = 'hackernews';
/** Shorter than that of a scan, so that `doctor` ends within seconds even without a network. */
const TIMEOUT_MILLISECONDS = 6000;

export interface AskedSources {
  readonly checks: readonly Check[];
  /** By how much responses were ahead of this clock, in milliseconds. */
  readonly skews: readonly number[];
  readonly answered: number;
}

/** @param names sources to query; if empty, the configured ones and one that needs no configuration */
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

/** Adds the clock skew of every response to `skews`, whatever its status. */
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
