/** `doctor`: prints a line for everything that a scan depends on, with what to do if it does not work. */
import { dirname } from 'node:path';
import { reach } from '../../http/reach.js';
import { safeText } from '../../output/screen/safe-text.js';
import { type Check, skipped } from '../doctor/check.js';
import { checkFolders, checkSettings } from '../doctor/files.js';
import { checkHistory } from '../doctor/history.js';
import { checkCertificates, checkClock, checkProxy } from '../doctor/network.js';
import { checkNode, checkPackages } from '../doctor/node.js';
import { type AskedSources, askSources } from '../doctor/sources.js';
import { interruption } from '../io/interrupt.js';
import { type Io, write } from '../io/io.js';
import { jsonText } from '../io/print-json.js';
import { wrapValues } from '../io/wrap-values.js';
import { isKnownSetting } from './config.js';

export interface DoctorFlags {
  readonly format: 'table' | 'json';
  readonly json?: boolean;
  readonly offline?: boolean;
}

const NOBODY: AskedSources = { checks: [], skews: [], answered: 0 };

export async function doctor(io: Io, names: readonly string[], flags: DoctorFlags): Promise<number> {
  const now = (io.now ?? (() => new Date()))();
  const interrupted = interruption(io);
  try {
    const settings = await checkSettings(io, (key) => isKnownSetting(key, io));
    // Without settings it is unknown which sources to ask.
    const isAsking = flags.offline !== true && settings.status !== 'fails';
    const asked = isAsking ? await askSources(io, names, interrupted.signal) : NOBODY;
    const checks = [
      checkNode(process.version, `${process.platform} ${process.arch}`),
      ...checkPackages(process.version, [dirname(process.argv[1] ?? '.'), '.']),
      settings,
      ...checkFolders(io),
      settings.status === 'fails' ? skipped('history', 'not checked') : await checkHistory(io),
      await checkProxy(io.env, flags.offline === true ? null : (address) => reach(address, interrupted.signal)),
      checkCertificates(io.env, now),
      checkClock(asked.skews, Intl.DateTimeFormat().resolvedOptions().timeZone),
      ...(isAsking ? asked.checks : [skipped('sources', 'not asked')]),
    ];
    const exitCode = exitCodeOf(checks, asked);
    const isJson = flags.json === true || flags.format === 'json';
    await write(
      io.stdout,
      isJson
        ? jsonText({ schema: 'socialrank.doctor/1', exitCode, checks })
        : wrapValues(text(checks), io.stdout.columns),
    );
    return exitCode;
  } finally {
    interrupted.stop();
  }
}

/** Returns the exit code that a scan would have: 4 (partial) if only sources fail and others answer. */
function exitCodeOf(checks: readonly Check[], { answered }: AskedSources): number {
  const failed = checks.filter(({ status }) => status === 'fails');
  if (failed.length === 0) return 0;
  return failed.every(({ name }) => name.startsWith('source ')) && answered > 0 ? 4 : 1;
}

/** Findings and advice, never cut. */
function text(checks: readonly Check[]): string {
  const longest = Math.max(...checks.map(({ name }) => name.length));
  const rows = checks.flatMap(({ name, status, detail, advice }) => {
    const head = ` ${name.padEnd(longest)}  ${status.padEnd(7)}  `;
    return [
      `${head}${safeText(detail)}`,
      ...(advice === null ? [] : [`${' '.repeat(head.length)}${safeText(advice)}`]),
    ];
  });
  const count = (wanted: Check['status']) => checks.filter(({ status }) => status === wanted).length;
  const [fails, warnings] = [count('fails'), count('warning')];
  const end = fails + warnings === 0 ? 'all is well' : `${fails} failed, ${warnings} to look at`;
  return `${[...rows, '', ` ${end}`].join('\n')}\n`;
}
